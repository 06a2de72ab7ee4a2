package rust2go

import (
	"fmt"
	"math/big"
	"strconv"
)

// Decimal is a rust_decimal::Decimal: an exact number of up to 28 decimal digits, such as an amount of money. It is a
// coefficient of 96 bits, a sign, and a scale of 0 to 28: how many digits of the coefficient come after the point. The zero
// Decimal is 0.
//
// Decimals of one value can differ in their scales, as 1.5 and 1.50 do, and then are not equal for ==; Cmp compares values.
// Decimal does not calculate: [Decimal.Parts] and [NewDecimal] are the way to and from a package that does, or use [Decimal.Rat].
type Decimal struct {
	lo       uint64
	hi       uint32
	scale    uint8
	negative uint8
}

// The limits of a Decimal.
const (
	decimalBits   = 96
	decimalDigits = 29 // of 1<<96 - 1
	decimalScale  = 28
)

// NewDecimal returns coefficient / 10^scale. A negative scale appends zeros. If the number does not fit, zeros at the end of its
// fraction are dropped; if that is not enough, NewDecimal returns an error and never rounds.
func NewDecimal(coefficient *big.Int, scale int) (Decimal, error) {
	if coefficient == nil {
		return Decimal{}, fmt.Errorf("rust2go: nil is no coefficient of a Decimal")
	}
	if coefficient.Sign() == 0 {
		return Decimal{scale: uint8(max(0, min(scale, decimalScale)))}, nil
	}
	if scale < -decimalScale {
		return Decimal{}, tooLong(fmt.Sprintf("%s with the scale %d", number(coefficient), scale))
	}
	c, rest := new(big.Int).Abs(coefficient), new(big.Int)
	for ; scale < 0; scale++ {
		c.Mul(c, ten)
	}
	for scale > 0 && (scale > decimalScale || c.BitLen() > decimalBits) {
		shorter, _ := new(big.Int).QuoRem(c, ten, rest)
		if rest.Sign() != 0 {
			break
		}
		c = shorter
		scale--
	}
	if scale > decimalScale || c.BitLen() > decimalBits {
		return Decimal{}, tooLong(fmt.Sprintf("%s with the scale %d", number(coefficient), scale))
	}
	low, high := words(c)
	d := Decimal{lo: low, hi: uint32(high), scale: uint8(scale)}
	if coefficient.Sign() < 0 {
		d.negative = 1
	}
	return d, nil
}

var ten = big.NewInt(10)

func tooLong(number string) error {
	return fmt.Errorf("rust2go: %s does not fit into a Decimal: its digits must make a number below 2^96, with at most 28 of them "+
		"after the point", number)
}

// Parts returns the coefficient and the scale of d, which is coefficient / 10^scale.
func (d Decimal) Parts() (coefficient *big.Int, scale int) {
	coefficient = unsigned(d.lo, uint64(d.hi))
	if d.negative != 0 {
		coefficient.Neg(coefficient)
	}
	return coefficient, int(d.scale)
}

// Rat returns d as a fraction, exactly.
func (d Decimal) Rat() *big.Rat {
	coefficient, scale := d.Parts()
	return new(big.Rat).SetFrac(coefficient, new(big.Int).Exp(ten, big.NewInt(int64(scale)), nil))
}

// Float64 returns the float64 that is nearest to d.
func (d Decimal) Float64() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64) // cannot fail: it is a number, and 10^29 is far from the limits
	return f
}

// Cmp compares the values of d and other: it returns -1 if d is less, 0 if they are equal, and 1 if d is greater.
func (d Decimal) Cmp(other Decimal) int { return d.Rat().Cmp(other.Rat()) }
