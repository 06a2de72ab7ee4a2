// Package randomtexts gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomtexts

import (
	"context"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_texts/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomTexts(echo{})
}

var twin api.TwinTextsImpl

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v map[[3]string]*[3]map[string]rune) (map[[3]string]*[3]map[string]rune, error) {
	return random.Echo(step, v, twin.T01, random.Chars), nil
}

func (echo) T02(step uint64, v [2]map[string]*[][]byte) [2]map[string]*[][]byte {
	return random.Echo(step, v, func(v [2]map[string]*[][]byte) [2]map[string]*[][]byte {
		return random.Must(twin.T02(context.Background(), v))
	}, random.Bytes)
}

func (echo) T03(step uint64, v ***rust2go.Tuple3[[]byte, []byte, string]) (***rust2go.Tuple3[[]byte, []byte, string], error) {
	return random.Echo(step, v, twin.T03, random.Bytes), nil
}

func (echo) T04(step uint64, v map[string]**map[string][]byte) (map[string]**map[string][]byte, error) {
	return random.Echo(step, v, func(v map[string]**map[string][]byte) map[string]**map[string][]byte {
		return twin.T04(context.Background(), v)
	}), nil
}

func (echo) T05(step uint64, v *map[rune][2][3]rune) (*map[rune][2][3]rune, error) {
	return random.Echo(step, v, twin.T05, random.Chars), nil
}

func (echo) T06(_ context.Context, step uint64, v [1]rust2go.Tuple1[[][]string]) [1]rust2go.Tuple1[[][]string] {
	return random.Echo(step, v, func(v [1]rust2go.Tuple1[[][]string]) [1]rust2go.Tuple1[[][]string] {
		return random.Must(twin.T06(context.Background(), v))
	})
}

func (echo) T07(_ context.Context, step uint64, v []map[[3]string][][1][]byte) ([]map[[3]string][][1][]byte, error) {
	return random.Echo(step, v, twin.T07), nil
}

func (echo) T08(_ context.Context, step uint64, v [][2]map[rust2go.Tuple2[string, string]][3][]byte) ([][2]map[rust2go.Tuple2[string, string]][3][]byte, error) {
	return random.Echo(step, v, func(v [][2]map[rust2go.Tuple2[string, string]][3][]byte) [][2]map[rust2go.Tuple2[string, string]][3][]byte {
		return twin.T08(context.Background(), v)
	}), nil
}

func (echo) T09(_ context.Context, step uint64, v [][]**[]byte) ([][]**[]byte, error) {
	return random.Echo(step, v, twin.T09), nil
}

func (echo) T10(_ context.Context, step uint64, v [2]*[][]string) [2]*[][]string {
	return random.Echo(step, v, func(v [2]*[][]string) [2]*[][]string {
		return random.Must(twin.T10(context.Background(), v))
	})
}

func (echo) T11(step uint64, v rust2go.Tuple2[*[2]map[string][]byte, [][]byte]) (*[2]map[string][]byte, [][]byte) {
	r := random.Echo(step, v, func(v rust2go.Tuple2[*[2]map[string][]byte, [][]byte]) (r rust2go.Tuple2[*[2]map[string][]byte, [][]byte]) {
		var err error
		r.V0, r.V1, err = twin.T11(v)
		random.OK(err)
		return r
	})
	return r.V0, r.V1
}

func (echo) T12(step uint64, v rust2go.Tuple1[[2]*rust2go.Tuple4[rune, string, []byte, rune]]) [2]*rust2go.Tuple4[rune, string, []byte, rune] {
	r := random.Echo(step, v, func(v rust2go.Tuple1[[2]*rust2go.Tuple4[rune, string, []byte, rune]]) (r rust2go.Tuple1[[2]*rust2go.Tuple4[rune, string, []byte, rune]]) {
		var err error
		r.V0, err = twin.T12(context.Background(), v)
		random.OK(err)
		return r
	}, random.Chars, random.Bytes)
	return r.V0
}

func (echo) T13(_ context.Context, step uint64, v rust2go.Tuple1[[]*rust2go.Tuple3[[]byte, []byte, string]]) []*rust2go.Tuple3[[]byte, []byte, string] {
	r := random.Echo(step, v, func(v rust2go.Tuple1[[]*rust2go.Tuple3[[]byte, []byte, string]]) (r rust2go.Tuple1[[]*rust2go.Tuple3[[]byte, []byte, string]]) {
		var err error
		r.V0, err = twin.T13(v)
		random.OK(err)
		return r
	}, random.Bytes)
	return r.V0
}

func (echo) T14(_ context.Context, step uint64, v []**[1][]byte) []**[1][]byte {
	return random.Echo(step, v, func(v []**[1][]byte) []**[1][]byte {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(step uint64, v []*rust2go.Tuple1[[3]string]) ([]*rust2go.Tuple1[[3]string], error) {
	return random.Echo(step, v, twin.T15), nil
}

func (echo) T16(step uint64, v map[string][3][][][]byte) map[string][3][][][]byte {
	return random.Echo(step, v, func(v map[string][3][][][]byte) map[string][3][][][]byte {
		return random.Must(twin.T16(context.Background(), v))
	})
}
