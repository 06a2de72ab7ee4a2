// Package randomrecursion gives every value back, and makes some of its own.
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

type echo struct{}

func (echo) T01(step uint64, v rust2go.Tuple3[api.Folder, uint64, float32]) (api.Folder, uint64, float32, error) {
	r := random.Echo(step, v)
	return r.V0, r.V1, r.V2, nil
}

func (echo) T02(step uint64, v rust2go.Tuple2[[]rust2go.Result[api.Pong, api.Formula], rust2go.Result[int, uint64]]) ([]rust2go.Result[api.Pong, api.Formula], rust2go.Result[int, uint64]) {
	r := random.Echo(step, v)
	return r.V0, r.V1
}

func (echo) T03(step uint64, v ****api.Entry) (****api.Entry, error) {
	return random.Echo(step, v), nil
}

func (echo) T04(_ context.Context, step uint64, v []map[string]rust2go.Result[map[rust2go.Tuple2[time.Duration, uint64]]api.Entry, int32]) ([]map[string]rust2go.Result[map[rust2go.Tuple2[time.Duration, uint64]]api.Entry, int32], error) {
	return random.Echo(step, v), nil
}

func (echo) T05(step uint64, v rust2go.Tuple2[rust2go.Result[[][]api.Node, rust2go.Result[int32, api.Ping]], int]) (rust2go.Result[[][]api.Node, rust2go.Result[int32, api.Ping]], int) {
	r := random.Echo(step, v)
	return r.V0, r.V1
}

func (echo) T06(step uint64, v [3]rust2go.Result[*rust2go.Tuple2[api.Named, api.Named], []api.Ping]) [3]rust2go.Result[*rust2go.Tuple2[api.Named, api.Named], []api.Ping] {
	return random.Echo(step, v)
}

func (echo) T07(_ context.Context, step uint64, v map[int64][1][1]*api.Pong) map[int64][1][1]*api.Pong {
	return random.Echo(step, v)
}

func (echo) T08(step uint64, v api.Step) api.Step {
	return random.Echo(step, v)
}

func (echo) T09(_ context.Context, step uint64, v api.Entry) api.Entry {
	return random.Echo(step, v)
}

func (echo) T10(step uint64, v *[]rust2go.Tuple3[*api.Folder, api.Entry, string]) *[]rust2go.Tuple3[*api.Folder, api.Entry, string] {
	return random.Echo(step, v)
}

func (echo) T11(step uint64, v *api.Ping) (api.Ping, error) {
	return random.Echo(step, *v), nil
}

func (echo) T12(_ context.Context, step uint64, v map[int8][]rust2go.Result[[]api.Entry, uint16]) map[int8][]rust2go.Result[[]api.Entry, uint16] {
	return random.Echo(step, v)
}
