// Package randomrecursion gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomrecursion

import (
	"context"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_recursion/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomRecursion(echo{})
	random.Variants[api.Formula](api.FormulaNumber{}, api.FormulaNegated{}, api.FormulaSum{}, api.FormulaCall{}, api.FormulaNothing{})
	random.Variants[api.Entry](api.EntryFile{}, api.EntryFolder{}, api.EntryLink{})
	random.Variants[api.Step](api.StepStop{}, api.StepGo{})
	random.Variants[api.Plane](api.PlaneDot{}, api.PlanePair{}, api.PlaneMany{}, api.PlaneKeyed{})
}

var twin api.TwinRecursionImpl

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v []map[string]api.Chain) []map[string]api.Chain {
	return random.Echo(step, v, func(v []map[string]api.Chain) []map[string]api.Chain {
		return random.Must(twin.T01(v))
	})
}

func (echo) T02(step uint64, v api.Formula) (api.Formula, error) {
	return random.Echo(step, v, func(v api.Formula) api.Formula {
		return twin.T02(context.Background(), v)
	}), nil
}

func (echo) T03(_ context.Context, step uint64, v rust2go.Tuple3[*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64]) (*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64) {
	r := random.Echo(step, v, func(v rust2go.Tuple3[*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64]) (r rust2go.Tuple3[*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64]) {
		var err error
		r.V0, r.V1, r.V2, err = twin.T03(v)
		random.OK(err)
		return r
	})
	return r.V0, r.V1, r.V2
}

func (echo) T04(step uint64, v *api.Entry) *api.Entry {
	return random.Echo(step, v, func(v *api.Entry) *api.Entry {
		return random.Must(twin.T04(context.Background(), v))
	})
}

func (echo) T05(step uint64, v *api.Ping) (api.Ping, error) {
	return random.Echo(step, *v, func(v api.Ping) api.Ping {
		return twin.T05(&v)
	}), nil
}

func (echo) T06(_ context.Context, step uint64, v api.Pong) api.Pong {
	return random.Echo(step, v, func(v api.Pong) api.Pong {
		return random.Must(twin.T06(context.Background(), v))
	})
}

func (echo) T07(_ context.Context, step uint64, v *map[uint64]api.Nested) *map[uint64]api.Nested {
	return random.Echo(step, v, func(v *map[uint64]api.Nested) *map[uint64]api.Nested {
		return random.Must(twin.T07(v))
	})
}

func (echo) T08(_ context.Context, step uint64, v map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]]) (map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]], error) {
	return random.Echo(step, v, func(v map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]]) map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]] {
		return twin.T08(context.Background(), v)
	}), nil
}

func (echo) T09(_ context.Context, step uint64, v []rust2go.Result[*[2]map[int32]api.Step, []api.Ping]) ([]rust2go.Result[*[2]map[int32]api.Step, []api.Ping], error) {
	return random.Echo(step, v, twin.T09), nil
}

func (echo) T10(_ context.Context, step uint64, v [3]api.Plane) [3]api.Plane {
	return random.Echo(step, v, func(v [3]api.Plane) [3]api.Plane {
		return random.Must(twin.T10(context.Background(), v))
	})
}

func (echo) T11(step uint64, v [3]map[int64][1]api.Node) ([3]map[int64][1]api.Node, error) {
	return random.Echo(step, v, twin.T11), nil
}

func (echo) T12(_ context.Context, step uint64, v [1]*api.Chain) [1]*api.Chain {
	return random.Echo(step, v, func(v [1]*api.Chain) [1]*api.Chain {
		return random.Must(twin.T12(context.Background(), v))
	})
}

func (echo) T13(step uint64, v *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string]) *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string] {
	return random.Echo(step, v, func(v *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string]) *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string] {
		return random.Must(twin.T13(v))
	})
}

func (echo) T14(step uint64, v []api.Folder) ([]api.Folder, error) {
	return random.Echo(step, v, func(v []api.Folder) []api.Folder {
		return twin.T14(context.Background(), v)
	}), nil
}

func (echo) T15(_ context.Context, step uint64, v map[int8][]map[uint64]rust2go.Result[api.Entry, float32]) map[int8][]map[uint64]rust2go.Result[api.Entry, float32] {
	return random.Echo(step, v, func(v map[int8][]map[uint64]rust2go.Result[api.Entry, float32]) map[int8][]map[uint64]rust2go.Result[api.Entry, float32] {
		return random.Must(twin.T15(v))
	})
}

func (echo) T16(step uint64, v []api.Ping) ([]api.Ping, error) {
	return random.Echo(step, v, func(v []api.Ping) []api.Ping {
		return twin.T16(context.Background(), v)
	}), nil
}

func (echo) T17(_ context.Context, step uint64, v [1][2]api.Pong) [1][2]api.Pong {
	return random.Echo(step, v, func(v [1][2]api.Pong) [1][2]api.Pong {
		return random.Must(twin.T17(v))
	})
}

func (echo) T18(_ context.Context, step uint64, v []rust2go.Result[*api.Plane, api.Nested]) ([]rust2go.Result[*api.Plane, api.Nested], error) {
	return random.Echo(step, v, func(v []rust2go.Result[*api.Plane, api.Nested]) []rust2go.Result[*api.Plane, api.Nested] {
		return twin.T18(context.Background(), v)
	}), nil
}

func (echo) T19(_ context.Context, step uint64, v *api.Named) api.Named {
	return random.Echo(step, *v, func(v api.Named) api.Named {
		return random.Must(twin.T19(v))
	})
}

func (echo) T20(_ context.Context, step uint64, v map[time.Duration]api.Step) (map[time.Duration]api.Step, error) {
	return random.Echo(step, v, func(v map[time.Duration]api.Step) map[time.Duration]api.Step {
		return twin.T20(context.Background(), v)
	}), nil
}
