// Package randommaps gives every value back, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randommaps

import (
	"context"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_maps/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomMaps(echo{})
}

type echo struct{}

func (echo) T01(step uint64, v rust2go.Set[rust2go.Tuple2[rust2go.Tuple2[string, string], string]]) rust2go.Set[rust2go.Tuple2[rust2go.Tuple2[string, string], string]] {
	return random.Echo(step, v)
}

func (echo) T02(step uint64, v rust2go.Set[int32]) (rust2go.Set[int32], error) {
	return random.Echo(step, v), nil
}

func (echo) T03(_ context.Context, step uint64, v rust2go.Set[uint]) rust2go.Set[uint] {
	return random.Echo(step, v)
}

func (echo) T04(step uint64, v map[rune][][][][]byte) map[rune][][][][]byte {
	return random.Echo(step, v, random.Chars)
}

func (echo) T05(_ context.Context, step uint64, v rust2go.Set[int8]) rust2go.Set[int8] {
	return random.Echo(step, v)
}

func (echo) T06(_ context.Context, step uint64, v map[int32][]map[[3]string][]time.Duration) (map[int32][]map[[3]string][]time.Duration, error) {
	return random.Echo(step, v), nil
}

func (echo) T07(_ context.Context, step uint64, v rust2go.Set[int8]) (rust2go.Set[int8], error) {
	return random.Echo(step, v), nil
}

func (echo) T08(step uint64, v rust2go.Set[netip.Addr]) (rust2go.Set[netip.Addr], error) {
	return random.Echo(step, v), nil
}

func (echo) T09(step uint64, v map[bool]map[string]rust2go.Set[string]) (map[bool]map[string]rust2go.Set[string], error) {
	return random.Echo(step, v), nil
}

func (echo) T10(_ context.Context, step uint64, v rust2go.Set[string]) (rust2go.Set[string], error) {
	return random.Echo(step, v), nil
}

func (echo) T11(step uint64, v map[uint32]*rust2go.Result[uint8, rust2go.Tuple1[string]]) map[uint32]*rust2go.Result[uint8, rust2go.Tuple1[string]] {
	return random.Echo(step, v)
}

func (echo) T12(step uint64, v rust2go.Set[time.Duration]) rust2go.Set[time.Duration] {
	return random.Echo(step, v)
}

func (echo) T13(_ context.Context, step uint64, v map[string][]rust2go.Tuple1[rust2go.Result[string, uint16]]) (map[string][]rust2go.Tuple1[rust2go.Result[string, uint16]], error) {
	return random.Echo(step, v), nil
}

func (echo) T14(step uint64, v map[int64]map[uint16]*rust2go.Result[int, int32]) (map[int64]map[uint16]*rust2go.Result[int, int32], error) {
	return random.Echo(step, v), nil
}

func (echo) T15(step uint64, v map[uint]rust2go.Tuple4[[][2]bool, int16, []int8, []uint]) map[uint]rust2go.Tuple4[[][2]bool, int16, []int8, []uint] {
	return random.Echo(step, v)
}

func (echo) T16(_ context.Context, step uint64, v rust2go.Set[int]) (rust2go.Set[int], error) {
	return random.Echo(step, v), nil
}
