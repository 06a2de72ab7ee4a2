// Package randomstructs gives every value back, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomstructs

import (
	"context"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_structs/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomStructs(echo{})
}

type echo struct{}

func (echo) T01(step uint64, v map[rust2go.Tuple2[string, uint32]]*api.Key2) (map[rust2go.Tuple2[string, uint32]]*api.Key2, error) {
	return random.Echo(step, v), nil
}

func (echo) T02(step uint64, v [3]api.Wrapped3) ([3]api.Wrapped3, error) {
	return random.Echo(step, v), nil
}

func (echo) T03(step uint64, v *api.Mixed4) (*api.Mixed4, error) {
	return random.Echo(step, v), nil
}

func (echo) T04(step uint64, v [2][2]rust2go.Result[rust2go.Tuple4[[]byte, uint8, uint64, api.Wrapped3], api.Wrapped2]) [2][2]rust2go.Result[rust2go.Tuple4[[]byte, uint8, uint64, api.Wrapped3], api.Wrapped2] {
	return random.Echo(step, v)
}

func (echo) T05(step uint64, v api.Wrapped1) (api.Wrapped1, error) {
	return random.Echo(step, v), nil
}

func (echo) T06(step uint64, v []rust2go.Tuple4[[2]*api.Plain2, rust2go.Result[api.Plain1, api.Key1], api.Key1, rust2go.Result[float64, int32]]) []rust2go.Tuple4[[2]*api.Plain2, rust2go.Result[api.Plain1, api.Key1], api.Key1, rust2go.Result[float64, int32]] {
	return random.Echo(step, v)
}

func (echo) T07(step uint64, v [3]map[uint32]*[2]int64) ([3]map[uint32]*[2]int64, error) {
	return random.Echo(step, v), nil
}

func (echo) T08(_ context.Context, step uint64, v map[netip.Addr][]map[[2]int16]rust2go.Tuple2[api.Key1, api.Empty1]) map[netip.Addr][]map[[2]int16]rust2go.Tuple2[api.Key1, api.Empty1] {
	return random.Echo(step, v)
}

func (echo) T09(_ context.Context, step uint64, v *api.Plain1) (*api.Plain1, error) {
	return random.Echo(step, v), nil
}

func (echo) T10(step uint64, v []rust2go.Result[*[]int, []int64]) ([]rust2go.Result[*[]int, []int64], error) {
	return random.Echo(step, v), nil
}

func (echo) T11(_ context.Context, step uint64, v *rust2go.Tuple2[[3]rust2go.Result[float32, api.Mixed2], map[netip.Addr]api.Mixed3]) (*rust2go.Tuple2[[3]rust2go.Result[float32, api.Mixed2], map[netip.Addr]api.Mixed3], error) {
	return random.Echo(step, v, random.Chars), nil
}

func (echo) T12(step uint64, v [3][3]api.Mixed4) [3][3]api.Mixed4 {
	return random.Echo(step, v)
}

func (echo) T13(_ context.Context, step uint64, v map[int32]*rust2go.Result[map[string]float32, api.Unit1]) map[int32]*rust2go.Result[map[string]float32, api.Unit1] {
	return random.Echo(step, v)
}

func (echo) T14(_ context.Context, step uint64, v [2]rust2go.Result[rust2go.Tuple4[rust2go.Tuple1[api.Id1], uint, string, time.Duration], api.Plain1]) ([2]rust2go.Result[rust2go.Tuple4[rust2go.Tuple1[api.Id1], uint, string, time.Duration], api.Plain1], error) {
	return random.Echo(step, v), nil
}

func (echo) T15(_ context.Context, step uint64, v map[api.Id2][]*api.Mixed3) map[api.Id2][]*api.Mixed3 {
	return random.Echo(step, v, random.Chars)
}

func (echo) T16(_ context.Context, step uint64, v api.Id1) api.Id1 {
	return random.Echo(step, v)
}
