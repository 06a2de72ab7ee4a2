// Package randomenums gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomenums

import (
	"context"
	"net/netip"

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

var twin api.TwinEnumsImpl

type echo struct{}

func (echo) T01(step uint64, v api.Color2) api.Color2 {
	return random.Echo(step, v, func(v api.Color2) api.Color2 {
		return random.Must(twin.T01(v))
	})
}

func (echo) T02(step uint64, v map[string][][3][2]api.Color3) map[string][][3][2]api.Color3 {
	return random.Echo(step, v, func(v map[string][][3][2]api.Color3) map[string][][3][2]api.Color3 {
		return random.Must(twin.T02(context.Background(), v))
	})
}

func (echo) T03(_ context.Context, step uint64, v []rust2go.Result[rust2go.Result[rust2go.Tuple2[[1]api.Color4, api.Shape1], [][]byte], rust2go.Result[rune, api.Shape2]]) []rust2go.Result[rust2go.Result[rust2go.Tuple2[[1]api.Color4, api.Shape1], [][]byte], rust2go.Result[rune, api.Shape2]] {
	return random.Echo(step, v, func(v []rust2go.Result[rust2go.Result[rust2go.Tuple2[[1]api.Color4, api.Shape1], [][]byte], rust2go.Result[rune, api.Shape2]]) []rust2go.Result[rust2go.Result[rust2go.Tuple2[[1]api.Color4, api.Shape1], [][]byte], rust2go.Result[rune, api.Shape2]] {
		return random.Must(twin.T03(v))
	}, random.Chars)
}

func (echo) T04(step uint64, v [][]map[[2]uint]*api.Color5) ([][]map[[2]uint]*api.Color5, error) {
	return random.Echo(step, v, func(v [][]map[[2]uint]*api.Color5) [][]map[[2]uint]*api.Color5 {
		return twin.T04(context.Background(), v)
	}), nil
}

func (echo) T05(_ context.Context, step uint64, v *[]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape1], api.Shape5]) *[]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape1], api.Shape5] {
	return random.Echo(step, v, func(v *[]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape1], api.Shape5]) *[]rust2go.Tuple2[rust2go.Result[api.Shape7, api.Shape1], api.Shape5] {
		return random.Must(twin.T05(v))
	}, random.Chars)
}

func (echo) T06(step uint64, v *rust2go.Result[*api.Shape2, map[int32]api.Shape1]) (*rust2go.Result[*api.Shape2, map[int32]api.Shape1], error) {
	return random.Echo(step, v, func(v *rust2go.Result[*api.Shape2, map[int32]api.Shape1]) *rust2go.Result[*api.Shape2, map[int32]api.Shape1] {
		return twin.T06(context.Background(), v)
	}, random.Chars), nil
}

func (echo) T07(_ context.Context, step uint64, v []rust2go.Result[map[api.Color1]rust2go.Tuple2[api.Shape3, int64], []netip.Addr]) []rust2go.Result[map[api.Color1]rust2go.Tuple2[api.Shape3, int64], []netip.Addr] {
	return random.Echo(step, v, func(v []rust2go.Result[map[api.Color1]rust2go.Tuple2[api.Shape3, int64], []netip.Addr]) []rust2go.Result[map[api.Color1]rust2go.Tuple2[api.Shape3, int64], []netip.Addr] {
		return random.Must(twin.T07(v))
	})
}

func (echo) T08(_ context.Context, step uint64, v api.Shape4) (api.Shape4, error) {
	return random.Echo(step, v, func(v api.Shape4) api.Shape4 {
		return twin.T08(context.Background(), v)
	}), nil
}

func (echo) T09(step uint64, v api.Shape5) (api.Shape5, error) {
	return random.Echo(step, v, twin.T09, random.Chars), nil
}

func (echo) T10(step uint64, v api.Shape6) api.Shape6 {
	return random.Echo(step, v, func(v api.Shape6) api.Shape6 {
		return random.Must(twin.T10(context.Background(), v))
	}, random.Chars)
}

func (echo) T11(step uint64, v api.Shape7) (api.Shape7, error) {
	return random.Echo(step, v, twin.T11), nil
}

func (echo) T12(_ context.Context, step uint64, v api.Shape8) (api.Shape8, error) {
	return random.Echo(step, v, func(v api.Shape8) api.Shape8 {
		return twin.T12(context.Background(), v)
	}, random.Chars), nil
}

func (echo) T13(_ context.Context, step uint64, v api.Shape9) (api.Shape9, error) {
	return random.Echo(step, v, twin.T13), nil
}

func (echo) T14(step uint64, v []api.Color1) []api.Color1 {
	return random.Echo(step, v, func(v []api.Color1) []api.Color1 {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(step uint64, v map[rust2go.Tuple2[api.Color4, string]]api.Color2) (map[rust2go.Tuple2[api.Color4, string]]api.Color2, error) {
	return random.Echo(step, v, twin.T15), nil
}

func (echo) T16(step uint64, v [2]api.Color3) ([2]api.Color3, error) {
	return random.Echo(step, v, func(v [2]api.Color3) [2]api.Color3 {
		return twin.T16(context.Background(), v)
	}), nil
}

func (echo) T17(step uint64, v map[int16][]rust2go.Tuple3[api.Color4, api.Shape6, uint32]) map[int16][]rust2go.Tuple3[api.Color4, api.Shape6, uint32] {
	return random.Echo(step, v, func(v map[int16][]rust2go.Tuple3[api.Color4, api.Shape6, uint32]) map[int16][]rust2go.Tuple3[api.Color4, api.Shape6, uint32] {
		return random.Must(twin.T17(v))
	}, random.Chars)
}

func (echo) T18(step uint64, v api.Color5) api.Color5 {
	return random.Echo(step, v, func(v api.Color5) api.Color5 {
		return random.Must(twin.T18(context.Background(), v))
	})
}

func (echo) T19(_ context.Context, step uint64, v []rust2go.Result[api.Shape1, rust2go.Tuple2[api.Color1, api.Shape9]]) []rust2go.Result[api.Shape1, rust2go.Tuple2[api.Color1, api.Shape9]] {
	return random.Echo(step, v, func(v []rust2go.Result[api.Shape1, rust2go.Tuple2[api.Color1, api.Shape9]]) []rust2go.Result[api.Shape1, rust2go.Tuple2[api.Color1, api.Shape9]] {
		return random.Must(twin.T19(v))
	}, random.Chars)
}

func (echo) T20(step uint64, v api.Shape2) (api.Shape2, error) {
	return random.Echo(step, v, func(v api.Shape2) api.Shape2 {
		return twin.T20(context.Background(), v)
	}), nil
}
