// Package randommaps gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randommaps

import (
	"context"
	"math/big"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_maps/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomMaps(echo{})
}

var twin api.TwinMapsImpl

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v map[string]rust2go.Set[rust2go.Tuple2[string, string]]) map[string]rust2go.Set[rust2go.Tuple2[string, string]] {
	return random.Echo(step, v, func(v map[string]rust2go.Set[rust2go.Tuple2[string, string]]) map[string]rust2go.Set[rust2go.Tuple2[string, string]] {
		return random.Must(twin.T01(v))
	})
}

func (echo) T02(step uint64, v map[[3]string]rust2go.Set[int32]) map[[3]string]rust2go.Set[int32] {
	return random.Echo(step, v, func(v map[[3]string]rust2go.Set[int32]) map[[3]string]rust2go.Set[int32] {
		return random.Must(twin.T02(context.Background(), v))
	})
}

func (echo) T03(_ context.Context, step uint64, v map[uint]*rust2go.Set[uint8]) map[uint]*rust2go.Set[uint8] {
	return random.Echo(step, v, func(v map[uint]*rust2go.Set[uint8]) map[uint]*rust2go.Set[uint8] {
		return random.Must(twin.T03(v))
	})
}

func (echo) T04(step uint64, v map[[2]int8]rust2go.Set[int8]) (map[[2]int8]rust2go.Set[int8], error) {
	return random.Echo(step, v, func(v map[[2]int8]rust2go.Set[int8]) map[[2]int8]rust2go.Set[int8] {
		return twin.T04(context.Background(), v)
	}), nil
}

func (echo) T05(step uint64, v map[rust2go.Tuple2[uint64, uint64]]map[time.Duration][]map[int32]uint8) map[rust2go.Tuple2[uint64, uint64]]map[time.Duration][]map[int32]uint8 {
	return random.Echo(step, v, func(v map[rust2go.Tuple2[uint64, uint64]]map[time.Duration][]map[int32]uint8) map[rust2go.Tuple2[uint64, uint64]]map[time.Duration][]map[int32]uint8 {
		return random.Must(twin.T05(v))
	})
}

func (echo) T06(_ context.Context, step uint64, v map[string][2][]rust2go.Tuple1[int]) map[string][2][]rust2go.Tuple1[int] {
	return random.Echo(step, v, func(v map[string][2][]rust2go.Tuple1[int]) map[string][2][]rust2go.Tuple1[int] {
		return random.Must(twin.T06(context.Background(), v))
	})
}

func (echo) T07(step uint64, v map[rune]***int64) (map[rune]***int64, error) {
	return random.Echo(step, v, twin.T07, random.Chars), nil
}

func (echo) T08(_ context.Context, step uint64, v map[uint32]map[int16]**string) map[uint32]map[int16]**string {
	return random.Echo(step, v, func(v map[uint32]map[int16]**string) map[uint32]map[int16]**string {
		return random.Must(twin.T08(context.Background(), v))
	})
}

func (echo) T09(step uint64, v rust2go.Set[string]) (rust2go.Set[string], error) {
	return random.Echo(step, v, twin.T09), nil
}

func (echo) T10(step uint64, v map[rune][]rust2go.Set[string]) (map[rune][]rust2go.Set[string], error) {
	return random.Echo(step, v, func(v map[rune][]rust2go.Set[string]) map[rune][]rust2go.Set[string] {
		return twin.T10(context.Background(), v)
	}, random.Chars), nil
}

func (echo) T11(step uint64, v map[int32][2]rust2go.Set[rust2go.Tuple2[rune, uint8]]) (map[int32][2]rust2go.Set[rust2go.Tuple2[rune, uint8]], error) {
	return random.Echo(step, v, twin.T11, random.Chars), nil
}

func (echo) T12(_ context.Context, step uint64, v map[rust2go.Tuple2[rune, uint64]]map[int64]*map[uint16]int64) map[rust2go.Tuple2[rune, uint64]]map[int64]*map[uint16]int64 {
	return random.Echo(step, v, func(v map[rust2go.Tuple2[rune, uint64]]map[int64]*map[uint16]int64) map[rust2go.Tuple2[rune, uint64]]map[int64]*map[uint16]int64 {
		return random.Must(twin.T12(context.Background(), v))
	}, random.Chars)
}

func (echo) T13(step uint64, v map[uint][2][][3]bool) map[uint][2][][3]bool {
	return random.Echo(step, v, func(v map[uint][2][][3]bool) map[uint][2][][3]bool {
		return random.Must(twin.T13(v))
	})
}

func (echo) T14(step uint64, v map[[3]uint8]rust2go.Tuple2[rust2go.Tuple4[rust2go.Set[uint16], uint16, uint16, uint64], [3]string]) map[[3]uint8]rust2go.Tuple2[rust2go.Tuple4[rust2go.Set[uint16], uint16, uint16, uint64], [3]string] {
	return random.Echo(step, v, func(v map[[3]uint8]rust2go.Tuple2[rust2go.Tuple4[rust2go.Set[uint16], uint16, uint16, uint64], [3]string]) map[[3]uint8]rust2go.Tuple2[rust2go.Tuple4[rust2go.Set[uint16], uint16, uint16, uint64], [3]string] {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(step uint64, v map[string]*map[uint64]map[uint]bool) (map[string]*map[uint64]map[uint]bool, error) {
	return random.Echo(step, v, twin.T15), nil
}

func (echo) T16(step uint64, v rust2go.Set[rust2go.Tuple2[uint64, int64]]) rust2go.Set[rust2go.Tuple2[uint64, int64]] {
	return random.Echo(step, v, func(v rust2go.Set[rust2go.Tuple2[uint64, int64]]) rust2go.Set[rust2go.Tuple2[uint64, int64]] {
		return random.Must(twin.T16(context.Background(), v))
	})
}

func (echo) T17(_ context.Context, step uint64, v map[string][1]rust2go.Set[int16]) (map[string][1]rust2go.Set[int16], error) {
	return random.Echo(step, v, twin.T17), nil
}

func (echo) T18(step uint64, v map[int16]*map[netip.Addr]**big.Int) (map[int16]*map[netip.Addr]**big.Int, error) {
	return random.Echo(step, v, func(v map[int16]*map[netip.Addr]**big.Int) map[int16]*map[netip.Addr]**big.Int {
		return twin.T18(context.Background(), v)
	}), nil
}

func (echo) T19(step uint64, v map[uint64]*rust2go.Set[time.Duration]) map[uint64]*rust2go.Set[time.Duration] {
	return random.Echo(step, v, func(v map[uint64]*rust2go.Set[time.Duration]) map[uint64]*rust2go.Set[time.Duration] {
		return random.Must(twin.T19(v))
	})
}

func (echo) T20(step uint64, v map[uint32]map[netip.Addr]rust2go.Tuple4[rust2go.Tuple3[uint64, float32, time.Time], []byte, time.Duration, int16]) (map[uint32]map[netip.Addr]rust2go.Tuple4[rust2go.Tuple3[uint64, float32, time.Time], []byte, time.Duration, int16], error) {
	return random.Echo(step, v, func(v map[uint32]map[netip.Addr]rust2go.Tuple4[rust2go.Tuple3[uint64, float32, time.Time], []byte, time.Duration, int16]) map[uint32]map[netip.Addr]rust2go.Tuple4[rust2go.Tuple3[uint64, float32, time.Time], []byte, time.Duration, int16] {
		return twin.T20(context.Background(), v)
	}), nil
}
