package random

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"rust2go.test/cases/rust2go"
)

// Values that hold no others.

func (g *generator) integer(bits int) int64 {
	var n int64
	switch g.below(8) {
	case 0:
		n = -1 << (bits - 1) // as unsigned, the highest bit
	case 1:
		n = 1<<(bits-1) - 1
	case 2:
		n = -1 // as unsigned, the largest
	case 3:
		n = int64(g.below(100))
	default:
		n = int64(g.bits()) >> (64 - bits)
	}
	if n == 0 && g.is(NonZero) {
		return 1
	}
	return n
}

func (g *generator) float32() float32 {
	if v := math.Float32frombits(uint32(g.bits())); v == v && g.below(8) > 0 {
		return v
	}
	return float32(math.Copysign(0, float64(int(g.below(2)))-0.5))
}

func (g *generator) float64() float64 {
	if v := math.Float64frombits(g.bits()); v == v && g.below(8) > 0 {
		return v
	}
	return math.Inf(1)
}

func (g *generator) char() rune {
	if g.below(2) == 0 {
		return ' ' + rune(g.below(95))
	}
	if r := rune(g.below(utf8.MaxRune + 1)); utf8.ValidRune(r) {
		return r
	}
	return 'é'
}

func (g *generator) string() string {
	var b strings.Builder
	most := uint64(6)
	if g.below(16) == 0 {
		most = 80
	}
	for n := g.below(most); n > 0; n-- {
		// On Windows, Rust's strings of the system come back only as text.
		if g.is(Bytes) && runtime.GOOS != "windows" {
			b.WriteByte(byte(g.bits()))
			continue
		}
		b.WriteRune(g.char())
	}
	return b.String()
}

// time returns a time between the years 2 and 9998, in which all Rust crates agree; on Windows, one that its clock knows, which Rust's SystemTime is
// made of: it begins with 1601, and counts by 100 ns.
func (g *generator) time() time.Time {
	year, step := 2, int64(1)
	if runtime.GOOS == "windows" {
		year, step = 1602, 100
	}
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	last := time.Date(9998, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	t := time.Unix(first+int64(g.below(uint64(last-first))), int64(g.below(1e9))/step*step)
	if g.below(2) == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("somewhere", int(g.below(2*86399))-86399))
}

func (g *generator) decimal() rust2go.Decimal {
	coefficient := new(big.Int).SetUint64(g.bits())
	coefficient.Lsh(coefficient, uint(g.below(33)))
	if g.below(2) == 0 {
		coefficient.Neg(coefficient)
	}
	d, err := rust2go.NewDecimal(coefficient, int(g.below(29)))
	if err != nil {
		panic(err)
	}
	return d
}

func (g *generator) bigInt() *big.Int {
	n := new(big.Int).SetUint64(g.bits())
	n.Lsh(n, uint(g.below(65)))
	n.Xor(n, new(big.Int).SetUint64(g.bits()))
	if !g.is(Signed) {
		return n
	}
	n.Rsh(n, 1)
	if g.below(2) == 0 {
		n.Not(n)
	}
	return n
}

func (g *generator) addr() netip.Addr {
	v4 := g.below(2) == 0
	if g.is(IPv4) || g.is(IPv6) {
		v4 = g.is(IPv4)
	}
	var bytes [16]byte
	for i := range bytes {
		bytes[i] = byte(g.bits())
	}
	if v4 {
		return netip.AddrFrom4([4]byte(bytes[:4]))
	}
	if g.below(4) == 0 {
		copy(bytes[:], "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff")
	}
	return netip.AddrFrom16(bytes)
}

// url returns a URL in the form that Rust gives it.
func (g *generator) url() *url.URL {
	text := [...]string{
		"https://h%d.example/", "https://user:word@h.example:%d/a/b?c=d&e=%%26#f", "mailto:m%d@mail.example",
		"file:///tmp/%d/%%20x", "http://[2001:db8::1]/%d?x", "https://xn--bcher-kva.example/%d",
	}[g.below(6)]
	u, err := url.Parse(fmt.Sprintf(text, 1000+g.below(9000)))
	if err != nil {
		panic(err)
	}
	return u
}

func (g *generator) json() any {
	if !g.spend() {
		return nil
	}
	switch g.below(8) {
	case 0:
		return nil
	case 1:
		return g.below(2) == 1
	case 2:
		return json.Number(strconv.FormatInt(int64(g.bits()), 10))
	case 3:
		return json.Number(strconv.FormatUint(g.bits(), 10))
	case 4:
		return json.Number(fmt.Sprintf("%d.5", int32(g.bits())))
	case 5:
		return g.string()
	case 6:
		list := make([]any, g.len())
		for i := range list {
			list[i] = g.json()
		}
		return list
	}
	object := map[string]any{}
	for n := g.len(); n > 0; n-- {
		object[g.string()] = g.json()
	}
	return object
}
