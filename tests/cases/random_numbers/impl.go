// Package randomnumbers gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomnumbers

import (
	"context"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_numbers/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomNumbers(echo{})
}

var twin api.TwinNumbersImpl

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v [1][]rust2go.Tuple4[*int16, uint, uint64, int16]) [1][]rust2go.Tuple4[*int16, uint, uint64, int16] {
	return random.Echo(step, v, func(v [1][]rust2go.Tuple4[*int16, uint, uint64, int16]) [1][]rust2go.Tuple4[*int16, uint, uint64, int16] {
		return random.Must(twin.T01(v))
	}, random.NonZero)
}

func (echo) T02(_ context.Context, step uint64, v *rust2go.Tuple4[[2]rust2go.Tuple2[int, int8], []bool, [1]int64, rust2go.Tuple3[int32, int16, uint64]]) (*rust2go.Tuple4[[2]rust2go.Tuple2[int, int8], []bool, [1]int64, rust2go.Tuple3[int32, int16, uint64]], error) {
	return random.Echo(step, v, func(v *rust2go.Tuple4[[2]rust2go.Tuple2[int, int8], []bool, [1]int64, rust2go.Tuple3[int32, int16, uint64]]) *rust2go.Tuple4[[2]rust2go.Tuple2[int, int8], []bool, [1]int64, rust2go.Tuple3[int32, int16, uint64]] {
		return twin.T02(context.Background(), v)
	}, random.NonZero), nil
}

func (echo) T03(_ context.Context, step uint64, v rust2go.Tuple4[rust2go.Tuple2[[]*uint8, rust2go.Tuple4[rune, bool, float32, uint64]], rust2go.Tuple3[int16, uint, int], []int, rust2go.Tuple4[uint8, int8, uint16, int32]]) (rust2go.Tuple2[[]*uint8, rust2go.Tuple4[rune, bool, float32, uint64]], rust2go.Tuple3[int16, uint, int], []int, rust2go.Tuple4[uint8, int8, uint16, int32]) {
	r := random.Echo(step, v, func(v rust2go.Tuple4[rust2go.Tuple2[[]*uint8, rust2go.Tuple4[rune, bool, float32, uint64]], rust2go.Tuple3[int16, uint, int], []int, rust2go.Tuple4[uint8, int8, uint16, int32]]) (r rust2go.Tuple4[rust2go.Tuple2[[]*uint8, rust2go.Tuple4[rune, bool, float32, uint64]], rust2go.Tuple3[int16, uint, int], []int, rust2go.Tuple4[uint8, int8, uint16, int32]]) {
		var err error
		r.V0, r.V1, r.V2, r.V3, err = twin.T03(v)
		random.OK(err)
		return r
	}, random.Chars, random.NonZero)
	return r.V0, r.V1, r.V2, r.V3
}

func (echo) T04(step uint64, v rust2go.Tuple2[*[3]rust2go.Tuple1[int16], int16]) (*[3]rust2go.Tuple1[int16], int16, error) {
	r := random.Echo(step, v, func(v rust2go.Tuple2[*[3]rust2go.Tuple1[int16], int16]) (r rust2go.Tuple2[*[3]rust2go.Tuple1[int16], int16]) {
		r.V0, r.V1 = twin.T04(context.Background(), v)
		return r
	})
	return r.V0, r.V1, nil
}

func (echo) T05(_ context.Context, step uint64, v *[][]int) *[][]int {
	return random.Echo(step, v, func(v *[][]int) *[][]int {
		return random.Must(twin.T05(v))
	}, random.NonZero)
}

func (echo) T06(_ context.Context, step uint64, v *[3]*[2]int16) *[3]*[2]int16 {
	return random.Echo(step, v, func(v *[3]*[2]int16) *[3]*[2]int16 {
		return random.Must(twin.T06(context.Background(), v))
	}, random.NonZero)
}

func (echo) T07(_ context.Context, step uint64, v []rust2go.Tuple2[[][]int32, uint32]) []rust2go.Tuple2[[][]int32, uint32] {
	return random.Echo(step, v, func(v []rust2go.Tuple2[[][]int32, uint32]) []rust2go.Tuple2[[][]int32, uint32] {
		return random.Must(twin.T07(v))
	})
}

func (echo) T08(step uint64, v *[2]rust2go.Tuple4[uint32, float64, float64, int32]) *[2]rust2go.Tuple4[uint32, float64, float64, int32] {
	return random.Echo(step, v, func(v *[2]rust2go.Tuple4[uint32, float64, float64, int32]) *[2]rust2go.Tuple4[uint32, float64, float64, int32] {
		return random.Must(twin.T08(context.Background(), v))
	}, random.NonZero)
}

func (echo) T09(_ context.Context, step uint64, v []*[][1]int8) ([]*[][1]int8, error) {
	return random.Echo(step, v, twin.T09, random.NonZero), nil
}

func (echo) T10(step uint64, v [][][1][]int64) ([][][1][]int64, error) {
	return random.Echo(step, v, func(v [][][1][]int64) [][][1][]int64 {
		return twin.T10(context.Background(), v)
	}), nil
}

func (echo) T11(_ context.Context, step uint64, v rust2go.Tuple3[**rust2go.Tuple3[int, int8, uint16], int64, *uint64]) (**rust2go.Tuple3[int, int8, uint16], int64, *uint64) {
	r := random.Echo(step, v, func(v rust2go.Tuple3[**rust2go.Tuple3[int, int8, uint16], int64, *uint64]) (r rust2go.Tuple3[**rust2go.Tuple3[int, int8, uint16], int64, *uint64]) {
		var err error
		r.V0, r.V1, r.V2, err = twin.T11(v)
		random.OK(err)
		return r
	}, random.NonZero)
	return r.V0, r.V1, r.V2
}

func (echo) T12(_ context.Context, step uint64, v [][]**int8) [][]**int8 {
	return random.Echo(step, v, func(v [][]**int8) [][]**int8 {
		return random.Must(twin.T12(context.Background(), v))
	}, random.NonZero)
}

func (echo) T13(step uint64, v []*rust2go.Tuple4[rust2go.Tuple4[int8, uint16, bool, uint16], rune, int32, int16]) ([]*rust2go.Tuple4[rust2go.Tuple4[int8, uint16, bool, uint16], rune, int32, int16], error) {
	return random.Echo(step, v, twin.T13, random.Chars, random.NonZero), nil
}

func (echo) T14(step uint64, v []rust2go.Tuple2[[]rust2go.Tuple4[int, int8, int16, int16], int16]) []rust2go.Tuple2[[]rust2go.Tuple4[int, int8, int16, int16], int16] {
	return random.Echo(step, v, func(v []rust2go.Tuple2[[]rust2go.Tuple4[int, int8, int16, int16], int16]) []rust2go.Tuple2[[]rust2go.Tuple4[int, int8, int16, int16], int16] {
		return random.Must(twin.T14(context.Background(), v))
	}, random.NonZero)
}

func (echo) T15(step uint64, v [2]rust2go.Tuple3[*[1]uint16, int8, uint32]) [2]rust2go.Tuple3[*[1]uint16, int8, uint32] {
	return random.Echo(step, v, func(v [2]rust2go.Tuple3[*[1]uint16, int8, uint32]) [2]rust2go.Tuple3[*[1]uint16, int8, uint32] {
		return random.Must(twin.T15(v))
	}, random.NonZero)
}

func (echo) T16(_ context.Context, step uint64, v [][][]*int64) ([][][]*int64, error) {
	return random.Echo(step, v, func(v [][][]*int64) [][][]*int64 {
		return twin.T16(context.Background(), v)
	}, random.NonZero), nil
}
