// Package randomlists gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomlists

import (
	"context"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_lists/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomLists(echo{})
}

var twin api.TwinListsImpl

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v []rust2go.Tuple2[map[uint]rust2go.Tuple1[float64], rust2go.Tuple1[int32]]) ([]rust2go.Tuple2[map[uint]rust2go.Tuple1[float64], rust2go.Tuple1[int32]], error) {
	return random.Echo(step, v, twin.T01), nil
}

func (echo) T02(_ context.Context, step uint64, v [3]map[bool]rust2go.Result[*[]byte, uint8]) [3]map[bool]rust2go.Result[*[]byte, uint8] {
	return random.Echo(step, v, func(v [3]map[bool]rust2go.Result[*[]byte, uint8]) [3]map[bool]rust2go.Result[*[]byte, uint8] {
		return random.Must(twin.T02(context.Background(), v))
	})
}

func (echo) T03(step uint64, v []rust2go.Set[string]) []rust2go.Set[string] {
	return random.Echo(step, v, func(v []rust2go.Set[string]) []rust2go.Set[string] {
		return random.Must(twin.T03(v))
	})
}

func (echo) T04(_ context.Context, step uint64, v [][]rust2go.Set[int32]) [][]rust2go.Set[int32] {
	return random.Echo(step, v, func(v [][]rust2go.Set[int32]) [][]rust2go.Set[int32] {
		return random.Must(twin.T04(context.Background(), v))
	})
}

func (echo) T05(_ context.Context, step uint64, v rust2go.Tuple3[rust2go.Tuple2[rust2go.Set[string], bool], rust2go.Tuple2[uint8, int], []time.Time]) (rust2go.Tuple2[rust2go.Set[string], bool], rust2go.Tuple2[uint8, int], []time.Time, error) {
	r := random.Echo(step, v, func(v rust2go.Tuple3[rust2go.Tuple2[rust2go.Set[string], bool], rust2go.Tuple2[uint8, int], []time.Time]) (r rust2go.Tuple3[rust2go.Tuple2[rust2go.Set[string], bool], rust2go.Tuple2[uint8, int], []time.Time]) {
		r.V0, r.V1, r.V2 = twin.T05(v)
		return r
	})
	return r.V0, r.V1, r.V2, nil
}

func (echo) T06(step uint64, v []map[uint32][2]*uint64) ([]map[uint32][2]*uint64, error) {
	return random.Echo(step, v, func(v []map[uint32][2]*uint64) []map[uint32][2]*uint64 {
		return twin.T06(context.Background(), v)
	}), nil
}

func (echo) T07(_ context.Context, step uint64, v []rust2go.Set[rust2go.Tuple2[uint8, time.Duration]]) []rust2go.Set[rust2go.Tuple2[uint8, time.Duration]] {
	return random.Echo(step, v, func(v []rust2go.Set[rust2go.Tuple2[uint8, time.Duration]]) []rust2go.Set[rust2go.Tuple2[uint8, time.Duration]] {
		return random.Must(twin.T07(v))
	})
}

func (echo) T08(_ context.Context, step uint64, v [][][]*int64) [][][]*int64 {
	return random.Echo(step, v, func(v [][][]*int64) [][][]*int64 {
		return random.Must(twin.T08(context.Background(), v))
	})
}

func (echo) T09(step uint64, v [][1][]int32) [][1][]int32 {
	return random.Echo(step, v, func(v [][1][]int32) [][1][]int32 {
		return random.Must(twin.T09(v))
	})
}

func (echo) T10(step uint64, v []rust2go.Tuple1[[]rust2go.Result[uint8, uint64]]) []rust2go.Tuple1[[]rust2go.Result[uint8, uint64]] {
	return random.Echo(step, v, func(v []rust2go.Tuple1[[]rust2go.Result[uint8, uint64]]) []rust2go.Tuple1[[]rust2go.Result[uint8, uint64]] {
		return random.Must(twin.T10(context.Background(), v))
	})
}

func (echo) T11(step uint64, v []*rust2go.Tuple3[int8, time.Time, float64]) []*rust2go.Tuple3[int8, time.Time, float64] {
	return random.Echo(step, v, func(v []*rust2go.Tuple3[int8, time.Time, float64]) []*rust2go.Tuple3[int8, time.Time, float64] {
		return random.Must(twin.T11(v))
	})
}

func (echo) T12(step uint64, v [][2][]*int8) [][2][]*int8 {
	return random.Echo(step, v, func(v [][2][]*int8) [][2][]*int8 {
		return random.Must(twin.T12(context.Background(), v))
	})
}

func (echo) T13(step uint64, v [][]rust2go.Tuple3[netip.Addr, string, uint]) ([][]rust2go.Tuple3[netip.Addr, string, uint], error) {
	return random.Echo(step, v, twin.T13), nil
}

func (echo) T14(step uint64, v []*[2]rust2go.Tuple3[bool, uint16, int32]) []*[2]rust2go.Tuple3[bool, uint16, int32] {
	return random.Echo(step, v, func(v []*[2]rust2go.Tuple3[bool, uint16, int32]) []*[2]rust2go.Tuple3[bool, uint16, int32] {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(_ context.Context, step uint64, v rust2go.Tuple2[map[[2]uint32][]uint32, rust2go.Tuple2[string, uint]]) (map[[2]uint32][]uint32, rust2go.Tuple2[string, uint]) {
	r := random.Echo(step, v, func(v rust2go.Tuple2[map[[2]uint32][]uint32, rust2go.Tuple2[string, uint]]) (r rust2go.Tuple2[map[[2]uint32][]uint32, rust2go.Tuple2[string, uint]]) {
		var err error
		r.V0, r.V1, err = twin.T15(v)
		random.OK(err)
		return r
	})
	return r.V0, r.V1
}

func (echo) T16(step uint64, v rust2go.Tuple4[[]rust2go.Result[rust2go.Tuple1[float32], []byte], *uint16, rust2go.Set[int32], []string]) ([]rust2go.Result[rust2go.Tuple1[float32], []byte], *uint16, rust2go.Set[int32], []string) {
	r := random.Echo(step, v, func(v rust2go.Tuple4[[]rust2go.Result[rust2go.Tuple1[float32], []byte], *uint16, rust2go.Set[int32], []string]) (r rust2go.Tuple4[[]rust2go.Result[rust2go.Tuple1[float32], []byte], *uint16, rust2go.Set[int32], []string]) {
		var err error
		r.V0, r.V1, r.V2, r.V3, err = twin.T16(context.Background(), v)
		random.OK(err)
		return r
	})
	return r.V0, r.V1, r.V2, r.V3
}
