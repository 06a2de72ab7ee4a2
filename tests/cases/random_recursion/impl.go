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

func (echo) T01(_ context.Context, step uint64, v []map[string]api.Chain) []map[string]api.Chain {
	return random.Echo(step, v)
}

func (echo) T02(step uint64, v api.Formula) (api.Formula, error) {
	return random.Echo(step, v), nil
}

func (echo) T03(_ context.Context, step uint64, v rust2go.Tuple3[*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64]) (*[]rust2go.Result[api.Folder, api.Pong], *int32, *uint64) {
	r := random.Echo(step, v)
	return r.V0, r.V1, r.V2
}

func (echo) T04(step uint64, v *api.Entry) *api.Entry {
	return random.Echo(step, v)
}

func (echo) T05(step uint64, v *api.Ping) (api.Ping, error) {
	return random.Echo(step, *v), nil
}

func (echo) T06(_ context.Context, step uint64, v api.Pong) api.Pong {
	return random.Echo(step, v)
}

func (echo) T07(_ context.Context, step uint64, v *map[uint64]api.Nested) *map[uint64]api.Nested {
	return random.Echo(step, v)
}

func (echo) T08(_ context.Context, step uint64, v map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]]) (map[[2]string]rust2go.Result[rust2go.Result[[]api.Named, api.Formula], rust2go.Result[int32, api.Ping]], error) {
	return random.Echo(step, v), nil
}

func (echo) T09(_ context.Context, step uint64, v []rust2go.Result[*[2]map[int32]api.Step, []api.Ping]) ([]rust2go.Result[*[2]map[int32]api.Step, []api.Ping], error) {
	return random.Echo(step, v), nil
}

func (echo) T10(_ context.Context, step uint64, v [3]api.Plane) [3]api.Plane {
	return random.Echo(step, v)
}

func (echo) T11(step uint64, v [3]map[int64][1]api.Node) ([3]map[int64][1]api.Node, error) {
	return random.Echo(step, v), nil
}

func (echo) T12(_ context.Context, step uint64, v [1]*api.Chain) [1]*api.Chain {
	return random.Echo(step, v)
}

func (echo) T13(step uint64, v *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string]) *[]rust2go.Tuple3[rust2go.Result[api.Formula, string], api.Entry, string] {
	return random.Echo(step, v)
}

func (echo) T14(step uint64, v []api.Folder) ([]api.Folder, error) {
	return random.Echo(step, v), nil
}

func (echo) T15(_ context.Context, step uint64, v map[int8][]map[uint64]rust2go.Result[api.Entry, float32]) map[int8][]map[uint64]rust2go.Result[api.Entry, float32] {
	return random.Echo(step, v)
}

func (echo) T16(step uint64, v []api.Ping) ([]api.Ping, error) {
	return random.Echo(step, v), nil
}

func (echo) T17(_ context.Context, step uint64, v [1][2]api.Pong) [1][2]api.Pong {
	return random.Echo(step, v)
}

func (echo) T18(_ context.Context, step uint64, v []rust2go.Result[*api.Plane, api.Nested]) ([]rust2go.Result[*api.Plane, api.Nested], error) {
	return random.Echo(step, v), nil
}

func (echo) T19(_ context.Context, step uint64, v *api.Named) api.Named {
	return random.Echo(step, *v)
}

func (echo) T20(_ context.Context, step uint64, v map[time.Duration]api.Step) (map[time.Duration]api.Step, error) {
	return random.Echo(step, v), nil
}
