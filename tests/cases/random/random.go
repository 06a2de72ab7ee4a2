// Package random makes random values of any type of a contract, and compares such values. It is what the cases random_* share on the
// Go side; tests/roundtrip.rs is the other half.
package random

import (
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"rust2go.test/cases/rust2go"
)

// Hint says what Go's type does not: which of its values Rust takes.
type Hint uint

// The hints. Without any, an address is of both kinds.
const (
	Chars   Hint = 1 << iota // every int32 is a Rust char
	NonZero                  // no integer is 0
	IPv4                     // every address is IPv4
	IPv6                     // every address is IPv6
	Signed                   // a big.Int is an i128, and a duration can be negative; otherwise a u128, and it cannot
	Bytes                    // a string need not be UTF-8
)

// Echo answers a method of a random case. step is 0 to give v back, and 3 to have twin give it back, a method of Rust's; otherwise its two
// low bits are 1 to make a value, or 2 to panic if v is not that value, or twin gives back another one, and then follow 6 bits of size, and the
// seed.
func Echo[T any](step uint64, v T, twin func(T) T, hints ...Hint) T {
	switch step {
	case 0:
		return v
	case 3:
		return twin(v)
	}
	g := generator{state: step >> 8, size: step >> 2 & 63}
	g.budget = 4 * g.size
	for _, hint := range hints {
		g.hints |= hint
	}
	var made T
	g.fill(reflect.ValueOf(&made).Elem())
	if step&3 == 1 {
		return made
	}
	if diff := Diff(made, v); diff != "" {
		panic(fmt.Sprintf("Go sent %#v, and Rust gave back %#v: they differ at %s", made, v, diff))
	}
	back := twin(made)
	if diff := Diff(made, back); diff != "" {
		panic(fmt.Sprintf("Go called Rust with %#v, which returned %#v: they differ at %s", made, back, diff))
	}
	return v
}

// Must returns v if err is nil.
func Must[T any](v T, err error) T {
	OK(err)
	return v
}

// OK panics with err, if there is one.
func OK(err error) {
	if err != nil {
		panic(err)
	}
}

// variants has the implementations of each sealed interface, and values those of each C-like enum.
var (
	variants = map[reflect.Type][]reflect.Type{}
	values   = map[reflect.Type][]reflect.Value{}
)

// Variants says what the variants of T are. The first must not contain a T.
func Variants[T any](all ...T) {
	for _, v := range all {
		t := reflect.TypeOf((*T)(nil)).Elem()
		variants[t] = append(variants[t], reflect.TypeOf(v))
	}
}

// Values says what the values of T are.
func Values[T any](all ...T) {
	for _, v := range all {
		values[reflect.TypeOf(v)] = append(values[reflect.TypeOf(v)], reflect.ValueOf(v))
	}
}

// generator is SplitMix64, with a limit on the elements that all lists together have.
type generator struct {
	state, size, budget uint64
	hints               Hint
	keys                int // how many keys of maps the value is in
}

func (g *generator) bits() uint64 {
	g.state += 0x9e3779b97f4a7c15
	z := g.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (g *generator) below(n uint64) uint64 { return g.bits() % n }

func (g *generator) len() int {
	most := g.size / 2
	if g.below(16) == 0 {
		most = 4 * g.size
	}
	n := g.below(min(most, g.budget) + 1)
	g.budget -= n
	return int(n)
}

// spend reports whether something that is not needed can be there.
func (g *generator) spend() bool {
	if g.budget == 0 {
		return false
	}
	g.budget--
	return true
}

func (g *generator) is(hint Hint) bool { return g.hints&hint != 0 }

// fill sets v, which is zero, to a random value.
func (g *generator) fill(v reflect.Value) {
	if all := values[v.Type()]; all != nil {
		v.Set(all[g.below(uint64(len(all)))])
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		*p = g.time()
		return
	case *time.Duration:
		*p = time.Duration(g.integer(64))
		if *p < 0 && !g.is(Signed) {
			*p = ^*p
		}
		return
	case *rust2go.Date:
		*p = rust2go.DateOf(time.Date(1+int(g.below(9999)), time.January, 1+int(g.below(365)), 0, 0, 0, 0, time.UTC))
		return
	case *rust2go.Decimal:
		*p = g.decimal()
		return
	case **big.Int:
		*p = g.bigInt()
		return
	case **url.URL:
		*p = g.url()
		return
	case *netip.Addr:
		*p = g.addr()
		return
	case *netip.AddrPort:
		addr := g.addr()
		if addr.Is6() && g.below(2) == 0 {
			addr = addr.WithZone(strconv.FormatUint(1+g.below(math.MaxUint32), 10))
		}
		*p = netip.AddrPortFrom(addr, uint16(g.bits()))
		return
	case *any:
		*p = g.json()
		return
	}
	g.kind(v)
}

func (g *generator) kind(v reflect.Value) {
	t := v.Type()
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(g.below(2) == 1)
	case reflect.Int32:
		if g.is(Chars) {
			v.SetInt(int64(g.char()))
			return
		}
		v.SetInt(g.integer(32))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int64:
		v.SetInt(g.integer(t.Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(g.integer(t.Bits())) & (math.MaxUint64 >> (64 - t.Bits())))
	case reflect.Float32:
		v.SetFloat(float64(g.float32()))
	case reflect.Float64:
		v.SetFloat(g.float64())
	case reflect.String:
		v.SetString(g.string())
	case reflect.Slice:
		if n := g.len(); n > 0 || g.below(2) == 0 {
			v.Set(reflect.MakeSlice(t, n, n))
		}
		g.elements(v)
	case reflect.Array:
		g.elements(v)
	case reflect.Map:
		g.entries(v)
	case reflect.Pointer:
		if g.below(4) > 0 && g.spend() {
			v.Set(reflect.New(t.Elem()))
			g.fill(v.Elem())
		}
	case reflect.Struct:
		g.fields(v)
	case reflect.Interface:
		g.variant(v)
	default:
		panic("no random " + t.String())
	}
}

func (g *generator) elements(v reflect.Value) {
	for i := 0; i < v.Len(); i++ {
		g.fill(v.Index(i))
	}
}

func (g *generator) entries(v reflect.Value) {
	t := v.Type()
	n := g.len()
	if n == 0 && g.below(2) == 0 {
		return
	}
	v.Set(reflect.MakeMap(t))
	for i := 0; i < n; i++ {
		key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		g.keys++
		g.fill(key)
		g.keys--
		g.fill(value)
		v.SetMapIndex(key, value)
	}
}

func (g *generator) fields(v reflect.Value) {
	t := v.Type()
	if strings.HasPrefix(t.Name(), "Result[") && t.PkgPath() == "rust2go.test/cases/rust2go" {
		field := v.Field(int(g.below(2)))
		field.Set(reflect.New(field.Type().Elem()))
		g.fill(field.Elem())
		return
	}
	for i := 0; i < v.NumField(); i++ {
		if t.Field(i).IsExported() {
			g.fill(v.Field(i))
		}
	}
}

// variant sets v to a variant, or a pointer to one: Rust takes both. In a key, the pointer would be the key.
func (g *generator) variant(v reflect.Value) {
	all := variants[v.Type()]
	if all == nil {
		panic("the variants of " + v.Type().String() + " are not known here: call random.Variants")
	}
	n := 0
	if g.spend() {
		n = int(g.below(uint64(len(all))))
	}
	p := reflect.New(all[n])
	g.fill(p.Elem())
	if g.keys == 0 && g.below(4) == 0 {
		v.Set(p)
		return
	}
	v.Set(p.Elem())
}
