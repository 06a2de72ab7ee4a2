package rust2go

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// UUID is a Rust uuid::Uuid. The conversion to and from other Go types for UUIDs is free, because all of them are 16 bytes:
// uuid.UUID(id), rust2go.UUID(id).
type UUID [16]byte

// ParseUUID reads a UUID in its usual form, 2f1c5a5e-8c4b-4c7b-9d3e-0a1b2c3d4e5f, also without hyphens, in braces, or after
// urn:uuid:. Upper and lower case are the same.
func ParseUUID(s string) (UUID, error) {
	var id UUID
	text := s
	switch {
	case len(text) == 45 && strings.EqualFold(text[:9], "urn:uuid:"):
		text = text[9:]
	case len(text) == 38 && text[0] == '{' && text[37] == '}':
		text = text[1:37]
	}
	if len(text) == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' {
		text = text[:8] + text[9:13] + text[14:18] + text[19:23] + text[24:]
	}
	if len(text) != 32 {
		return id, badUUID(s)
	}
	if _, err := hex.Decode(id[:], []byte(text)); err != nil {
		return UUID{}, badUUID(s)
	}
	return id, nil
}

func badUUID(s string) error {
	return fmt.Errorf("rust2go: %s is no UUID: 32 hexadecimal digits are needed, as in %s", Quoted(s), UUID{})
}

// String returns the usual form of id, in lower case.
func (id UUID) String() string {
	var text [36]byte
	id.put(&text)
	return string(text[:])
}

func (id UUID) put(text *[36]byte) {
	at := 0
	for i, n := range [5]int{4, 2, 2, 2, 6} {
		if i > 0 {
			text[at] = '-'
			at++
		}
		hex.Encode(text[at:], id[:n])
		copy(id[:], id[n:])
		at += 2 * n
	}
}

// MarshalText implements encoding.TextMarshaler, by which encoding/json writes it as well: the text is that of String.
func (id UUID) MarshalText() ([]byte, error) {
	var text [36]byte
	id.put(&text)
	return text[:], nil
}

// UnmarshalText implements encoding.TextUnmarshaler. It reads what ParseUUID reads.
func (id *UUID) UnmarshalText(text []byte) error {
	parsed, err := ParseUUID(string(text))
	if err == nil {
		*id = parsed
	}
	return err
}
