// Package randomenums gives every value back, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomenums

import (
	"context"
	"net/netip"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_enums/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomEnums(echo{})
	random.Values(api.Color1Red, api.Color1DarkGreen, api.Color1Blue)
	random.Values(api.Color2Red, api.Color2DarkGreen, api.Color2Blue)
	random.Values(api.Color3Red, api.Color3DarkGreen, api.Color3Blue)
	random.Values(api.Color4Red, api.Color4DarkGreen, api.Color4Blue)
	random.Values(api.Color5Red, api.Color5DarkGreen, api.Color5Blue)
	random.Variants[api.Shape1](api.Shape1None{}, api.Shape1One{})
	random.Variants[api.Shape2](api.Shape2None{}, api.Shape2One{}, api.Shape2Pair{})
	random.Variants[api.Shape3](api.Shape3None{}, api.Shape3One{}, api.Shape3Pair{}, api.Shape3Named{})
	random.Variants[api.Shape4](api.Shape4None{}, api.Shape4One{}, api.Shape4Pair{})
	random.Variants[api.Shape5](api.Shape5None{}, api.Shape5One{}, api.Shape5Pair{})
	random.Variants[api.Shape6](api.Shape6None{}, api.Shape6One{})
	random.Variants[api.Shape7](api.Shape7None{}, api.Shape7One{})
	random.Variants[api.Shape8](api.Shape8None{}, api.Shape8One{}, api.Shape8Pair{}, api.Shape8Named{}, api.Shape8Other{})
	random.Variants[api.Shape9](api.Shape9None{}, api.Shape9One{}, api.Shape9Pair{})
}

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v [1]rust2go.Tuple2[**uint32, [3]api.Color5]) ([1]rust2go.Tuple2[**uint32, [3]api.Color5], error) {
	return random.Echo(step, v), nil
}

func (echo) T02(step uint64, v api.Shape6) (api.Shape6, error) {
	return random.Echo(step, v, random.Chars), nil
}

func (echo) T03(step uint64, v *api.Color5) *api.Color5 {
	return random.Echo(step, v)
}

func (echo) T04(step uint64, v api.Shape3) api.Shape3 {
	return random.Echo(step, v)
}

func (echo) T05(_ context.Context, step uint64, v []api.Shape9) ([]api.Shape9, error) {
	return random.Echo(step, v), nil
}

func (echo) T06(step uint64, v rust2go.Tuple1[*map[rune]rust2go.Tuple1[bool]]) *map[rune]rust2go.Tuple1[bool] {
	r := random.Echo(step, v, random.Chars)
	return r.V0
}

func (echo) T07(_ context.Context, step uint64, v [3][][][3]uint32) [3][][][3]uint32 {
	return random.Echo(step, v)
}

func (echo) T08(_ context.Context, step uint64, v rust2go.Tuple1[[]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape5], time.Duration]]) ([]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape5], time.Duration], error) {
	r := random.Echo(step, v, random.Chars)
	return r.V0, nil
}

func (echo) T09(step uint64, v *api.Color3) *api.Color3 {
	return random.Echo(step, v)
}

func (echo) T10(step uint64, v api.Color3) (api.Color3, error) {
	return random.Echo(step, v), nil
}

func (echo) T11(step uint64, v []rust2go.Result[api.Shape5, []rust2go.Result[api.Shape4, map[api.Color1]api.Color5]]) []rust2go.Result[api.Shape5, []rust2go.Result[api.Shape4, map[api.Color1]api.Color5]] {
	return random.Echo(step, v, random.Chars)
}

func (echo) T12(_ context.Context, step uint64, v api.Color1) (api.Color1, error) {
	return random.Echo(step, v), nil
}

func (echo) T13(_ context.Context, step uint64, v []map[time.Duration]*map[netip.Addr]api.Shape4) []map[time.Duration]*map[netip.Addr]api.Shape4 {
	return random.Echo(step, v)
}

func (echo) T14(step uint64, v [2]rust2go.Tuple4[api.Shape4, rust2go.Result[api.Shape5, netip.Addr], api.Color5, api.Shape7]) ([2]rust2go.Tuple4[api.Shape4, rust2go.Result[api.Shape5, netip.Addr], api.Color5, api.Shape7], error) {
	return random.Echo(step, v, random.Chars), nil
}

func (echo) T15(_ context.Context, step uint64, v rust2go.Tuple4[rust2go.Tuple3[api.Shape2, *api.Shape4, api.Shape8], map[string]string, int16, []api.Color4]) (rust2go.Tuple3[api.Shape2, *api.Shape4, api.Shape8], map[string]string, int16, []api.Color4) {
	r := random.Echo(step, v, random.Chars)
	return r.V0, r.V1, r.V2, r.V3
}

func (echo) T16(_ context.Context, step uint64, v [3]map[api.Color1]rust2go.Result[rust2go.Tuple1[api.Color2], int16]) [3]map[api.Color1]rust2go.Result[rust2go.Tuple1[api.Color2], int16] {
	return random.Echo(step, v)
}
