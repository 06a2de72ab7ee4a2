package rust2go

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"
)

func TestDecimalText(t *testing.T) {
	for _, test := range []struct {
		text, canonical string
		scale           int
	}{
		{"0", "0", 0},
		{"-0", "0", 0},
		{"0.00", "0.00", 2},
		{"-0.50", "-0.50", 2},
		{"+12", "12", 0},
		{".5", "0.5", 1},
		{"5.", "5", 0},
		{"007", "7", 0},
		{"1.5e3", "1500", 0},
		{"1.5E-3", "0.0015", 4},
		{"1e28", "10000000000000000000000000000", 0},
		{"0e-400", "0.0000000000000000000000000000", 28},
		{"0e400", "0", 0},
		{"79228162514264337593543950335", "79228162514264337593543950335", 0},
		{"-7.9228162514264337593543950335", "-7.9228162514264337593543950335", 28},
		{"0.0000000000000000000000000001", "0.0000000000000000000000000001", 28},
		{"1." + strings.Repeat("0", 1000), "1.0000000000000000000000000000", 28},
		{"100." + strings.Repeat("0", 1000), "100.00000000000000000000000000", 26},
		{"7.92281625142643375935439503350", "7.9228162514264337593543950335", 28},
	} {
		d, err := ParseDecimal(test.text)
		if err != nil {
			t.Errorf("%s: %v", Quoted(test.text), err)
			continue
		}
		if _, scale := d.Parts(); d.String() != test.canonical || scale != test.scale {
			t.Errorf("%s became %s with the scale %d", Quoted(test.text), d, scale)
		}
	}
}

func TestDecimalRefused(t *testing.T) {
	for _, text := range []string{
		"", "-", "+", ".", "e5", "1e", "1e1.5", "1e99999", "--1", "+-1", "1.2.3", "1 ", " 1", "1_000", "0x10", "NaN", "Infinity", "١",
	} {
		d, err := ParseDecimal(text)
		if err == nil || d != (Decimal{}) || err.Error() != "rust2go: "+Quoted(text)+" is no decimal number" {
			t.Errorf("%q became %s, %v", text, d, err)
		}
	}
	for _, text := range []string{
		"79228162514264337593543950336",
		"7.9228162514264337593543950336",
		"0.00000000000000000000000000001",
		"1e29",
		"1e-29",
		strings.Repeat("1", 1<<20),
		"0." + strings.Repeat("0", 1<<20) + "1",
	} {
		if d, err := ParseDecimal(text); err == nil || !strings.Contains(err.Error(), "does not fit into a Decimal") || len(err.Error()) > 400 {
			t.Errorf("%s became %s, %v", Quoted(text), d, err)
		}
	}
}

func TestNewDecimal(t *testing.T) {
	for _, test := range []struct {
		coefficient int64
		scale       int
		text        string
	}{
		{0, 0, "0"}, {0, math.MaxInt, "0.0000000000000000000000000000"}, {0, math.MinInt, "0"},
		{150, 2, "1.50"}, {-150, 2, "-1.50"}, {15, -2, "1500"}, {-1, 28, "-0.0000000000000000000000000001"},
		{1000, 31, "0.0000000000000000000000000001"},
	} {
		d, err := NewDecimal(big.NewInt(test.coefficient), test.scale)
		if err != nil || d.String() != test.text {
			t.Errorf("%d, %d: %s, %v", test.coefficient, test.scale, d, err)
		}
	}
	for _, test := range []struct {
		coefficient *big.Int
		scale       int
	}{
		{nil, 0}, {big.NewInt(1), 29}, {big.NewInt(1), -29}, {big.NewInt(1), math.MaxInt}, {big.NewInt(1), math.MinInt},
		{new(big.Int).Lsh(big.NewInt(1), 96), 0}, {new(big.Int).Lsh(big.NewInt(-1), 1000), 3},
	} {
		if d, err := NewDecimal(test.coefficient, test.scale); err == nil || d != (Decimal{}) {
			t.Errorf("%v, %d: %s, %v", test.coefficient, test.scale, d, err)
		}
	}
}

func TestDecimalRoundTrip(t *testing.T) {
	check(t, func(lo uint64, hi uint32, scale uint8, negative bool) bool {
		d := Decimal{lo: lo, hi: hi, scale: scale % 29}
		if negative {
			d.negative = 1
		}
		coefficient, n := d.Parts()
		made, err := NewDecimal(coefficient, n)
		if err != nil || made != d {
			return false
		}
		parsed, err := ParseDecimal(d.String())
		rat, _ := new(big.Rat).SetString(d.String())
		f, _ := rat.Float64()
		return err == nil && parsed == d && d.Rat().Cmp(rat) == 0 && d.Float64() == f
	})
}

func TestDecimalCmp(t *testing.T) {
	a, _ := ParseDecimal("1.5")
	b, _ := ParseDecimal("1.50")
	c, _ := ParseDecimal("-2")
	if a == b || a.Cmp(b) != 0 || a.Cmp(c) != 1 || c.Cmp(a) != -1 {
		t.Error("the order is wrong")
	}
	if minus := (Decimal{negative: 1}); minus.String() != "0" || minus.Cmp(Decimal{}) != 0 {
		t.Errorf("minus zero is %s", minus)
	}
}

func TestDecimalJSON(t *testing.T) {
	d, _ := ParseDecimal("-1.50")
	text, err := json.Marshal(map[string]Decimal{"price": d})
	if err != nil || string(text) != `{"price":"-1.50"}` {
		t.Errorf("%s, %v", text, err)
	}
	var got []Decimal
	if err := json.Unmarshal([]byte(`["-1.50", -1.50, null, 1e2]`), &got); err != nil || got[0] != d || got[1] != d || got[2] != (Decimal{}) {
		t.Errorf("%v, %v", got, err)
	}
	if got[3].String() != "100" {
		t.Errorf("1e2 is %s", got[3])
	}
	for _, text := range []string{`"x"`, `""`, `true`, `[]`, `{}`, `1e99`} {
		if err := json.Unmarshal([]byte(text), &d); err == nil || d.String() != "-1.50" {
			t.Errorf("%s was read as %s", text, d)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, text := range []string{"0", "-1.50", "1e-28", "79228162514264337593543950335", "1.5e3", "..", "1e9999", "-.0e1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDecimal(text)
		if err != nil {
			return
		}
		if value, ok := new(big.Rat).SetString(text); !ok || value.Cmp(d.Rat()) != 0 {
			t.Fatalf("%q became %s", text, d)
		}
		if again, err := ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%q became %s, then %s, %v", text, d, again, err)
		}
	})
}
