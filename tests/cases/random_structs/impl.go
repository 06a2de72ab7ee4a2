// Package randomstructs gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomstructs

import (
	"context"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_structs/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomStructs(echo{})
}

var twin api.TwinStructsImpl

type echo struct{}

func (echo) T01(step uint64, v **rust2go.Result[int8, api.Plain2]) (**rust2go.Result[int8, api.Plain2], error) {
	return random.Echo(step, v, twin.T01), nil
}

func (echo) T02(_ context.Context, step uint64, v rust2go.Tuple2[rust2go.Tuple4[[2]api.Unit1, [1]api.Key1, *api.Unit1, []api.Key2], *uint8]) (rust2go.Tuple4[[2]api.Unit1, [1]api.Key1, *api.Unit1, []api.Key2], *uint8) {
	r := random.Echo(step, v, func(v rust2go.Tuple2[rust2go.Tuple4[[2]api.Unit1, [1]api.Key1, *api.Unit1, []api.Key2], *uint8]) (r rust2go.Tuple2[rust2go.Tuple4[[2]api.Unit1, [1]api.Key1, *api.Unit1, []api.Key2], *uint8]) {
		var err error
		r.V0, r.V1, err = twin.T02(context.Background(), v)
		random.OK(err)
		return r
	})
	return r.V0, r.V1
}

func (echo) T03(_ context.Context, step uint64, v []map[[2]int8][][2]api.Empty1) ([]map[[2]int8][][2]api.Empty1, error) {
	return random.Echo(step, v, twin.T03), nil
}

func (echo) T04(step uint64, v [][][3]map[string]api.Key1) ([][][3]map[string]api.Key1, error) {
	return random.Echo(step, v, func(v [][][3]map[string]api.Key1) [][][3]map[string]api.Key1 {
		return twin.T04(context.Background(), v)
	}), nil
}

func (echo) T05(step uint64, v api.Id1) (api.Id1, error) {
	return random.Echo(step, v, twin.T05), nil
}

func (echo) T06(step uint64, v map[int32][1]rust2go.Result[api.Id2, api.Mixed2]) (map[int32][1]rust2go.Result[api.Id2, api.Mixed2], error) {
	return random.Echo(step, v, func(v map[int32][1]rust2go.Result[api.Id2, api.Mixed2]) map[int32][1]rust2go.Result[api.Id2, api.Mixed2] {
		return twin.T06(context.Background(), v)
	}, random.Chars), nil
}

func (echo) T07(step uint64, v *api.Key2) (api.Key2, error) {
	return random.Echo(step, *v, twin.T07), nil
}

func (echo) T08(_ context.Context, step uint64, v [1]*rust2go.Tuple1[rust2go.Result[api.Wrapped1, api.Mixed1]]) ([1]*rust2go.Tuple1[rust2go.Result[api.Wrapped1, api.Mixed1]], error) {
	return random.Echo(step, v, func(v [1]*rust2go.Tuple1[rust2go.Result[api.Wrapped1, api.Mixed1]]) [1]*rust2go.Tuple1[rust2go.Result[api.Wrapped1, api.Mixed1]] {
		return twin.T08(context.Background(), v)
	}), nil
}

func (echo) T09(_ context.Context, step uint64, v api.Wrapped2) (api.Wrapped2, error) {
	return random.Echo(step, v, twin.T09), nil
}

func (echo) T10(step uint64, v api.Mixed1) (api.Mixed1, error) {
	return random.Echo(step, v, func(v api.Mixed1) api.Mixed1 {
		return twin.T10(context.Background(), v)
	}), nil
}

func (echo) T11(step uint64, v [2]api.Mixed2) ([2]api.Mixed2, error) {
	return random.Echo(step, v, twin.T11), nil
}

func (echo) T12(step uint64, v *api.Pair1) (api.Pair1, error) {
	return random.Echo(step, *v, func(v api.Pair1) api.Pair1 {
		return twin.T12(context.Background(), &v)
	}), nil
}

func (echo) T13(_ context.Context, step uint64, v map[string]*api.Mixed3) (map[string]*api.Mixed3, error) {
	return random.Echo(step, v, twin.T13, random.Chars), nil
}

func (echo) T14(step uint64, v api.Wrapped3) api.Wrapped3 {
	return random.Echo(step, v, func(v api.Wrapped3) api.Wrapped3 {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(step uint64, v []map[api.Id1]map[uint64]*api.Mixed4) ([]map[api.Id1]map[uint64]*api.Mixed4, error) {
	return random.Echo(step, v, twin.T15), nil
}

func (echo) T16(step uint64, v [3]map[time.Duration][][2]api.Plain1) [3]map[time.Duration][][2]api.Plain1 {
	return random.Echo(step, v, func(v [3]map[time.Duration][][2]api.Plain1) [3]map[time.Duration][][2]api.Plain1 {
		return random.Must(twin.T16(context.Background(), v))
	})
}

func (echo) T17(step uint64, v *api.Plain2) api.Plain2 {
	return random.Echo(step, *v, func(v api.Plain2) api.Plain2 {
		return random.Must(twin.T17(&v))
	})
}

func (echo) T18(step uint64, v *api.Unit1) api.Unit1 {
	return random.Echo(step, *v, func(v api.Unit1) api.Unit1 {
		return random.Must(twin.T18(context.Background(), v))
	})
}

func (echo) T19(step uint64, v []rust2go.Result[api.Empty1, api.Plain1]) ([]rust2go.Result[api.Empty1, api.Plain1], error) {
	return random.Echo(step, v, twin.T19), nil
}

func (echo) T20(step uint64, v *map[api.Id1]rust2go.Tuple4[*api.Key1, uint, string, time.Duration]) *map[api.Id1]rust2go.Tuple4[*api.Key1, uint, string, time.Duration] {
	return random.Echo(step, v, func(v *map[api.Id1]rust2go.Tuple4[*api.Key1, uint, string, time.Duration]) *map[api.Id1]rust2go.Tuple4[*api.Key1, uint, string, time.Duration] {
		return random.Must(twin.T20(context.Background(), v))
	})
}
