package rust2go

import (
	"math"
	"math/big"
	"testing"
)

func integerOf(t *testing.T, text string) *big.Int {
	v, ok := new(big.Int).SetString(text, 0)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return v
}

func TestInt128(t *testing.T) {
	const (
		all = math.MaxUint64
		top = 1 << 63
	)
	var b Block
	for _, test := range []struct {
		text string
		wire WireInt128
	}{
		{"0", WireInt128{}},
		{"1", WireInt128{1, 0}},
		{"-1", WireInt128{all, all}},
		{"0x10000000000000000", WireInt128{0, 1}},
		{"-0x10000000000000000", WireInt128{0, all}},
		{"-0x10000000000000001", WireInt128{all, all - 1}},
		{"170141183460469231731687303715884105727", WireInt128{all, top - 1}},
		{"-170141183460469231731687303715884105728", WireInt128{0, top}},
	} {
		v := integerOf(t, test.text)
		if got := b.Int128(test.wire); got.Cmp(v) != 0 {
			t.Errorf("%+v is %v, not %v", test.wire, got, v)
		}
		var e Encoder
		var w WireInt128
		if !e.Int128(&w, v) || w != test.wire {
			t.Errorf("%v is %+v, %q", v, w, e.reason)
		}
	}
	if got := b.Uint128(WireInt128{all, all}); got.String() != "340282366920938463463374607431768211455" {
		t.Errorf("the largest u128 is %v", got)
	}
}

func TestInt128RoundTrip(t *testing.T) {
	var b Block
	check(t, func(lo, hi uint64) bool {
		w := WireInt128{lo, hi}
		var e Encoder
		var signed, plain WireInt128
		return e.Int128(&signed, b.Int128(w)) && signed == w && e.Uint128(&plain, b.Uint128(w)) && plain == w
	})
}

func TestInt128Range(t *testing.T) {
	const (
		signed   = " is out of the range of i128, which is -2^127 to 2^127-1"
		unsigned = " is out of the range of u128, which is 0 to 2^128-1"
		none     = "nil is no number: send big.NewInt(0)"
	)
	huge := new(big.Int).Lsh(big.NewInt(1), 1000000)
	for _, test := range []struct {
		v    *big.Int
		text string
	}{
		{integerOf(t, "0x80000000000000000000000000000000"), "170141183460469231731687303715884105728"},
		{integerOf(t, "-0x80000000000000000000000000000001"), "-170141183460469231731687303715884105729"},
		{integerOf(t, "0xffffffffffffffffffffffffffffffff"), "340282366920938463463374607431768211455"},
		{integerOf(t, "-0xffffffffffffffffffffffffffffffff"), "-340282366920938463463374607431768211455"},
		{integerOf(t, "-0x100000000000000000000000000000000"), "-340282366920938463463374607431768211456"},
		{huge, "a number of 1000001 bits"},
		{new(big.Int).Neg(huge), "a number of 1000001 bits"},
	} {
		var e Encoder
		refused(t, test.text, &e, e.Int128(new(WireInt128), test.v), test.text+signed)
	}
	for text, v := range map[string]*big.Int{
		"-1": big.NewInt(-1),
		"340282366920938463463374607431768211456": integerOf(t, "0x100000000000000000000000000000000"),
		"a number of 1000001 bits":                huge,
	} {
		var e Encoder
		refused(t, text, &e, e.Uint128(new(WireInt128), v), text+unsigned)
	}
	var e Encoder
	refused(t, "nil", &e, e.Int128(new(WireInt128), nil), none)
	refused(t, "nil", &e, e.Uint128(new(WireInt128), nil), none)
}
