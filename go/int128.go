package rust2go

import (
	"encoding/binary"
	"fmt"
	"math/big"
)

// Int128 returns the i128 w.
func (b *Block) Int128(w WireInt128) *big.Int {
	if int64(w.Hi) >= 0 {
		return unsigned(w.Lo, w.Hi)
	}
	v := unsigned(negated(w.Lo, w.Hi))
	return v.Neg(v)
}

// Uint128 returns the u128 w.
func (b *Block) Uint128(w WireInt128) *big.Int { return unsigned(w.Lo, w.Hi) }

// Int128 makes w of v, which must be in the range of i128.
func (e *Encoder) Int128(w *WireInt128, v *big.Int) bool {
	if v == nil {
		return e.noNumber()
	}
	low, high := uint64(0), uint64(0)
	if v.BitLen() <= 128 {
		low, high = words(v)
	}
	if v.Sign() < 0 {
		low, high = negated(low, high)
	}
	// The sign of what 128 bits hold must be that of v; the one number of 128 bits that has a sign and no opposite is -2^127.
	if v.BitLen() > 128 || v.Sign() != 0 && (int64(high) < 0) != (v.Sign() < 0) {
		return e.Fail("%s is out of the range of i128, which is -2^127 to 2^127-1", number(v))
	}
	*w = WireInt128{Lo: low, Hi: high}
	return true
}

// Uint128 makes w of v, which must be in the range of u128.
func (e *Encoder) Uint128(w *WireInt128, v *big.Int) bool {
	if v == nil {
		return e.noNumber()
	}
	if v.Sign() < 0 || v.BitLen() > 128 {
		return e.Fail("%s is out of the range of u128, which is 0 to 2^128-1", number(v))
	}
	w.Lo, w.Hi = words(v)
	return true
}

func (e *Encoder) noNumber() bool { return e.Fail("nil is no number: send big.NewInt(0)") }

// unsigned returns the number whose 64 low and 64 high bits are given.
func unsigned(low, high uint64) *big.Int {
	var bytes [16]byte
	binary.BigEndian.PutUint64(bytes[:8], high)
	binary.BigEndian.PutUint64(bytes[8:], low)
	return new(big.Int).SetBytes(bytes[:])
}

// words returns the bits of the absolute value of v, which has at most 128.
func words(v *big.Int) (low, high uint64) {
	var bytes [16]byte
	v.FillBytes(bytes[:])
	return binary.BigEndian.Uint64(bytes[8:]), binary.BigEndian.Uint64(bytes[:8])
}

// negated returns the opposite in two's complement.
func negated(low, high uint64) (uint64, uint64) {
	low, high = -low, ^high
	if low == 0 {
		high++
	}
	return low, high
}

// number returns v for a message: its digits, or how many bits it has if they are many.
func number(v *big.Int) string {
	if n := v.BitLen(); n > 256 {
		return fmt.Sprintf("a number of %d bits", n)
	}
	return v.String()
}
