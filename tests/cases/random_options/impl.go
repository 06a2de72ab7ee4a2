// Package randomoptions gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomoptions

import (
	"context"
	"math/big"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_options/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomOptions(echo{})
}

var twin api.TwinOptionsImpl

type echo struct{}

func (echo) T01(step uint64, v []rust2go.Result[[]float32, [][]*bool]) []rust2go.Result[[]float32, [][]*bool] {
	return random.Echo(step, v, func(v []rust2go.Result[[]float32, [][]*bool]) []rust2go.Result[[]float32, [][]*bool] {
		return random.Must(twin.T01(v))
	})
}

func (echo) T02(_ context.Context, step uint64, v []rust2go.Result[map[int64]rust2go.Result[[]uint8, float64], *uint64]) []rust2go.Result[map[int64]rust2go.Result[[]uint8, float64], *uint64] {
	return random.Echo(step, v, func(v []rust2go.Result[map[int64]rust2go.Result[[]uint8, float64], *uint64]) []rust2go.Result[map[int64]rust2go.Result[[]uint8, float64], *uint64] {
		return random.Must(twin.T02(context.Background(), v))
	})
}

func (echo) T03(step uint64, v *map[[1]uint]map[int16]*string) *map[[1]uint]map[int16]*string {
	return random.Echo(step, v, func(v *map[[1]uint]map[int16]*string) *map[[1]uint]map[int16]*string {
		return random.Must(twin.T03(v))
	})
}

func (echo) T04(_ context.Context, step uint64, v []rust2go.Result[[]*rust2go.Tuple4[string, bool, bool, *big.Int], int16]) ([]rust2go.Result[[]*rust2go.Tuple4[string, bool, bool, *big.Int], int16], error) {
	return random.Echo(step, v, func(v []rust2go.Result[[]*rust2go.Tuple4[string, bool, bool, *big.Int], int16]) []rust2go.Result[[]*rust2go.Tuple4[string, bool, bool, *big.Int], int16] {
		return twin.T04(context.Background(), v)
	}), nil
}

func (echo) T05(_ context.Context, step uint64, v *[]map[time.Duration]int) *[]map[time.Duration]int {
	return random.Echo(step, v, func(v *[]map[time.Duration]int) *[]map[time.Duration]int {
		return random.Must(twin.T05(v))
	})
}

func (echo) T06(_ context.Context, step uint64, v []rust2go.Result[rust2go.Set[bool], map[string]float64]) ([]rust2go.Result[rust2go.Set[bool], map[string]float64], error) {
	return random.Echo(step, v, func(v []rust2go.Result[rust2go.Set[bool], map[string]float64]) []rust2go.Result[rust2go.Set[bool], map[string]float64] {
		return twin.T06(context.Background(), v)
	}), nil
}

func (echo) T07(step uint64, v *rust2go.Result[float64, [2][]uint]) (*rust2go.Result[float64, [2][]uint], error) {
	return random.Echo(step, v, twin.T07), nil
}

func (echo) T08(step uint64, v []rust2go.Result[string, *rust2go.Tuple4[[]string, uint64, uint16, time.Time]]) ([]rust2go.Result[string, *rust2go.Tuple4[[]string, uint64, uint16, time.Time]], error) {
	return random.Echo(step, v, func(v []rust2go.Result[string, *rust2go.Tuple4[[]string, uint64, uint16, time.Time]]) []rust2go.Result[string, *rust2go.Tuple4[[]string, uint64, uint16, time.Time]] {
		return twin.T08(context.Background(), v)
	}), nil
}

func (echo) T09(step uint64, v []rust2go.Result[[]*rust2go.Result[float64, netip.Addr], []netip.Addr]) []rust2go.Result[[]*rust2go.Result[float64, netip.Addr], []netip.Addr] {
	return random.Echo(step, v, func(v []rust2go.Result[[]*rust2go.Result[float64, netip.Addr], []netip.Addr]) []rust2go.Result[[]*rust2go.Result[float64, netip.Addr], []netip.Addr] {
		return random.Must(twin.T09(v))
	})
}

func (echo) T10(_ context.Context, step uint64, v *rust2go.Result[rune, rust2go.Tuple1[rust2go.Set[int8]]]) (*rust2go.Result[rune, rust2go.Tuple1[rust2go.Set[int8]]], error) {
	return random.Echo(step, v, func(v *rust2go.Result[rune, rust2go.Tuple1[rust2go.Set[int8]]]) *rust2go.Result[rune, rust2go.Tuple1[rust2go.Set[int8]]] {
		return twin.T10(context.Background(), v)
	}, random.Chars), nil
}

func (echo) T11(step uint64, v []rust2go.Result[int8, [1][][]time.Duration]) ([]rust2go.Result[int8, [1][][]time.Duration], error) {
	return random.Echo(step, v, twin.T11), nil
}

func (echo) T12(_ context.Context, step uint64, v []rust2go.Result[*big.Int, rust2go.Set[rust2go.Tuple2[[3]time.Duration, [1]int64]]]) []rust2go.Result[*big.Int, rust2go.Set[rust2go.Tuple2[[3]time.Duration, [1]int64]]] {
	return random.Echo(step, v, func(v []rust2go.Result[*big.Int, rust2go.Set[rust2go.Tuple2[[3]time.Duration, [1]int64]]]) []rust2go.Result[*big.Int, rust2go.Set[rust2go.Tuple2[[3]time.Duration, [1]int64]]] {
		return random.Must(twin.T12(context.Background(), v))
	})
}

func (echo) T13(step uint64, v *[3]rust2go.Set[int64]) *[3]rust2go.Set[int64] {
	return random.Echo(step, v, func(v *[3]rust2go.Set[int64]) *[3]rust2go.Set[int64] {
		return random.Must(twin.T13(v))
	})
}

func (echo) T14(step uint64, v *[]rust2go.Tuple1[rust2go.Tuple3[int16, float64, uint]]) *[]rust2go.Tuple1[rust2go.Tuple3[int16, float64, uint]] {
	return random.Echo(step, v, func(v *[]rust2go.Tuple1[rust2go.Tuple3[int16, float64, uint]]) *[]rust2go.Tuple1[rust2go.Tuple3[int16, float64, uint]] {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(_ context.Context, step uint64, v []rust2go.Result[[][]uint16, rune]) ([]rust2go.Result[[][]uint16, rune], error) {
	return random.Echo(step, v, twin.T15, random.Chars), nil
}

func (echo) T16(step uint64, v *[]rust2go.Tuple4[rust2go.Set[string], netip.Addr, uint16, string]) (*[]rust2go.Tuple4[rust2go.Set[string], netip.Addr, uint16, string], error) {
	return random.Echo(step, v, func(v *[]rust2go.Tuple4[rust2go.Set[string], netip.Addr, uint16, string]) *[]rust2go.Tuple4[rust2go.Set[string], netip.Addr, uint16, string] {
		return twin.T16(context.Background(), v)
	}), nil
}
