// Package randomstd gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomstd

import (
	"context"
	"math/big"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_std/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomStd(echo{})
}

var twin api.TwinStdImpl

type echo struct{}

func (echo) T01(step uint64, v []rust2go.Tuple4[rust2go.Result[rust2go.Tuple3[netip.AddrPort, time.Time, []byte], int8], time.Time, [][]byte, uint64]) []rust2go.Tuple4[rust2go.Result[rust2go.Tuple3[netip.AddrPort, time.Time, []byte], int8], time.Time, [][]byte, uint64] {
	return random.Echo(step, v, func(v []rust2go.Tuple4[rust2go.Result[rust2go.Tuple3[netip.AddrPort, time.Time, []byte], int8], time.Time, [][]byte, uint64]) []rust2go.Tuple4[rust2go.Result[rust2go.Tuple3[netip.AddrPort, time.Time, []byte], int8], time.Time, [][]byte, uint64] {
		return random.Must(twin.T01(v))
	}, random.NonZero)
}

func (echo) T02(_ context.Context, step uint64, v rust2go.Tuple1[rust2go.Set[string]]) (rust2go.Set[string], error) {
	r := random.Echo(step, v, func(v rust2go.Tuple1[rust2go.Set[string]]) (r rust2go.Tuple1[rust2go.Set[string]]) {
		r.V0 = twin.T02(context.Background(), v)
		return r
	})
	return r.V0, nil
}

func (echo) T03(_ context.Context, step uint64, v *rust2go.Result[rust2go.Tuple4[map[[2]uint64]int64, int8, int8, uint], []byte]) *rust2go.Result[rust2go.Tuple4[map[[2]uint64]int64, int8, int8, uint], []byte] {
	return random.Echo(step, v, func(v *rust2go.Result[rust2go.Tuple4[map[[2]uint64]int64, int8, int8, uint], []byte]) *rust2go.Result[rust2go.Tuple4[map[[2]uint64]int64, int8, int8, uint], []byte] {
		return random.Must(twin.T03(v))
	}, random.NonZero)
}

func (echo) T04(step uint64, v map[uint32][]uint8) (map[uint32][]uint8, error) {
	return random.Echo(step, v, func(v map[uint32][]uint8) map[uint32][]uint8 {
		return twin.T04(context.Background(), v)
	}, random.NonZero), nil
}

func (echo) T05(step uint64, v []rust2go.Tuple1[rust2go.Set[[1]int64]]) []rust2go.Tuple1[rust2go.Set[[1]int64]] {
	return random.Echo(step, v, func(v []rust2go.Tuple1[rust2go.Set[[1]int64]]) []rust2go.Tuple1[rust2go.Set[[1]int64]] {
		return random.Must(twin.T05(v))
	})
}

func (echo) T06(_ context.Context, step uint64, v []rust2go.Tuple2[*string, []netip.AddrPort]) []rust2go.Tuple2[*string, []netip.AddrPort] {
	return random.Echo(step, v, func(v []rust2go.Tuple2[*string, []netip.AddrPort]) []rust2go.Tuple2[*string, []netip.AddrPort] {
		return random.Must(twin.T06(context.Background(), v))
	}, random.IPv4)
}

func (echo) T07(step uint64, v []rust2go.Result[rust2go.Tuple2[time.Time, time.Time], rust2go.Set[rune]]) ([]rust2go.Result[rust2go.Tuple2[time.Time, time.Time], rust2go.Set[rune]], error) {
	return random.Echo(step, v, twin.T07, random.Chars), nil
}

func (echo) T08(_ context.Context, step uint64, v []rust2go.Tuple1[rust2go.Result[[]byte, int16]]) []rust2go.Tuple1[rust2go.Result[[]byte, int16]] {
	return random.Echo(step, v, func(v []rust2go.Tuple1[rust2go.Result[[]byte, int16]]) []rust2go.Tuple1[rust2go.Result[[]byte, int16]] {
		return random.Must(twin.T08(context.Background(), v))
	}, random.NonZero)
}

func (echo) T09(step uint64, v []rust2go.Tuple1[rust2go.Tuple2[[]byte, []byte]]) ([]rust2go.Tuple1[rust2go.Tuple2[[]byte, []byte]], error) {
	return random.Echo(step, v, twin.T09), nil
}

func (echo) T10(step uint64, v rust2go.Tuple2[map[uint64]netip.Addr, uint16]) (map[uint64]netip.Addr, uint16) {
	r := random.Echo(step, v, func(v rust2go.Tuple2[map[uint64]netip.Addr, uint16]) (r rust2go.Tuple2[map[uint64]netip.Addr, uint16]) {
		var err error
		r.V0, r.V1, err = twin.T10(context.Background(), v)
		random.OK(err)
		return r
	}, random.NonZero, random.IPv6)
	return r.V0, r.V1
}

func (echo) T11(step uint64, v *rust2go.Tuple1[[]string]) (*rust2go.Tuple1[[]string], error) {
	return random.Echo(step, v, twin.T11), nil
}

func (echo) T12(_ context.Context, step uint64, v rust2go.Set[int64]) (rust2go.Set[int64], error) {
	return random.Echo(step, v, func(v rust2go.Set[int64]) rust2go.Set[int64] {
		return twin.T12(context.Background(), v)
	}, random.NonZero), nil
}

func (echo) T13(_ context.Context, step uint64, v *map[int64]map[string]uint16) (*map[int64]map[string]uint16, error) {
	return random.Echo(step, v, twin.T13, random.NonZero), nil
}

func (echo) T14(step uint64, v map[rust2go.Tuple2[netip.AddrPort, int64]]rust2go.Tuple3[*rust2go.Set[uint16], []byte, *big.Int]) (map[rust2go.Tuple2[netip.AddrPort, int64]]rust2go.Tuple3[*rust2go.Set[uint16], []byte, *big.Int], error) {
	return random.Echo(step, v, func(v map[rust2go.Tuple2[netip.AddrPort, int64]]rust2go.Tuple3[*rust2go.Set[uint16], []byte, *big.Int]) map[rust2go.Tuple2[netip.AddrPort, int64]]rust2go.Tuple3[*rust2go.Set[uint16], []byte, *big.Int] {
		return twin.T14(context.Background(), v)
	}, random.NonZero, random.IPv4), nil
}

func (echo) T15(step uint64, v *rust2go.Result[*int16, netip.Addr]) *rust2go.Result[*int16, netip.Addr] {
	return random.Echo(step, v, func(v *rust2go.Result[*int16, netip.Addr]) *rust2go.Result[*int16, netip.Addr] {
		return random.Must(twin.T15(v))
	}, random.NonZero, random.IPv6)
}

func (echo) T16(_ context.Context, step uint64, v []map[int64]string) ([]map[int64]string, error) {
	return random.Echo(step, v, func(v []map[int64]string) []map[int64]string {
		return twin.T16(context.Background(), v)
	}, random.Bytes), nil
}
