package rust2go

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// ParseDecimal reads a number such as 12, -0.50 or 1.5e3. The scale of the result is how many digits there are after the point:
// ParseDecimal("1.50") has the scale 2. A number that a Decimal cannot hold exactly is an error, see [NewDecimal].
func ParseDecimal(s string) (Decimal, error) {
	text, negative := strings.CutPrefix(s, "-")
	if !negative {
		text = strings.TrimPrefix(text, "+")
	}
	exponent := 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		n, err := strconv.ParseInt(text[at+1:], 10, 16)
		if err != nil {
			return Decimal{}, badDecimal(s)
		}
		text, exponent = text[:at], int(n)
	}
	whole, fraction, _ := strings.Cut(text, ".")
	digits, scale := whole+fraction, len(fraction)-exponent
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return Decimal{}, badDecimal(s)
	}
	// What cannot fit is refused before it costs time.
	digits = strings.TrimLeft(digits, "0")
	for scale > 0 && (scale > decimalScale || len(digits) > decimalDigits) && strings.HasSuffix(digits, "0") {
		digits = digits[:len(digits)-1]
		scale--
	}
	if len(digits) > decimalDigits {
		return Decimal{}, tooLong(Quoted(s))
	}
	coefficient, _ := new(big.Int).SetString("0"+digits, 10)
	if negative {
		coefficient.Neg(coefficient)
	}
	d, err := NewDecimal(coefficient, scale)
	if err != nil {
		return Decimal{}, tooLong(Quoted(s))
	}
	return d, nil
}

func badDecimal(s string) error {
	return fmt.Errorf("rust2go: %s is no decimal number", Quoted(s))
}

// String returns all digits of d, with as many after the point as its scale says: 1.50.
func (d Decimal) String() string {
	coefficient, scale := d.Parts()
	sign := ""
	if coefficient.Sign() < 0 {
		sign = "-"
	}
	digits := coefficient.Abs(coefficient).String()
	if scale == 0 {
		return sign + digits
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - scale
	return sign + digits[:point] + "." + digits[point:]
}

// MarshalText implements encoding.TextMarshaler, by which encoding/json writes d as well: the text is that of String. In JSON it
// is a string, because many readers of JSON round its numbers; Rust's serde writes a Decimal in the same way.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler. It reads what ParseDecimal reads.
func (d *Decimal) UnmarshalText(text []byte) error {
	parsed, err := ParseDecimal(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// UnmarshalJSON implements json.Unmarshaler. It takes strings and numbers, and leaves d as it is for null.
func (d *Decimal) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	if n := len(text); n >= 2 && text[0] == '"' && text[n-1] == '"' {
		text = text[1 : n-1]
	}
	return d.UnmarshalText(text)
}
