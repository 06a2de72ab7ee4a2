package rust2go

import (
	"encoding/json"
	"testing"
)

func TestUUID(t *testing.T) {
	const usual = "00112233-4455-6677-8899-aabbccddeeff"
	id := UUID{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff}
	if id.String() != usual {
		t.Error(id)
	}
	for _, text := range []string{
		usual, "00112233-4455-6677-8899-AABBCCDDEEFF", "00112233445566778899aabbccddeeff", "{" + usual + "}", "urn:uuid:" + usual, "URN:UUID:" + usual,
	} {
		if got, err := ParseUUID(text); err != nil || got != id {
			t.Errorf("%s is %s, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"", usual[1:], usual + "0", "{" + usual, "{" + usual + ")", "urn:uuid:" + usual[1:], "0011223-34455-6677-8899-aabbccddeeff",
		"00112233-4455-6677-8899-aabbccddeefg", "00112233x4455x6677x8899xaabbccddeeff", "urn:uuid:{" + usual + "}",
	} {
		want := "rust2go: " + Quoted(text) + " is no UUID: 32 hexadecimal digits are needed, as in 00000000-0000-0000-0000-000000000000"
		if got, err := ParseUUID(text); err == nil || got != (UUID{}) || err.Error() != want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
}

func TestUUIDRoundTrip(t *testing.T) {
	check(t, func(bytes [16]byte) bool {
		id, err := ParseUUID(UUID(bytes).String())
		return err == nil && id == bytes
	})
}

func TestUUIDJSON(t *testing.T) {
	id := UUID{15: 1}
	text, err := json.Marshal(map[UUID]UUID{id: {}})
	if err != nil || string(text) != `{"00000000-0000-0000-0000-000000000001":"00000000-0000-0000-0000-000000000000"}` {
		t.Errorf("%s, %v", text, err)
	}
	if err := json.Unmarshal([]byte(`"no"`), &id); err == nil || id[15] != 1 {
		t.Errorf("%s, %v", id, err)
	}
	if err := json.Unmarshal([]byte(`"00000000-0000-0000-0000-000000000002"`), &id); err != nil || id[15] != 2 {
		t.Errorf("%s, %v", id, err)
	}
}

func FuzzUUID(f *testing.F) {
	for _, text := range []string{"00112233-4455-6677-8899-aabbccddeeff", "{}", "urn:uuid:", "00112233445566778899aabbccddeeff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := ParseUUID(text)
		if err != nil {
			return
		}
		if again, err := ParseUUID(id.String()); err != nil || again != id {
			t.Fatalf("%q became %s, then %s, %v", text, id, again, err)
		}
	})
}
