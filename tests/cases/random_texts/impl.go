// Package randomtexts gives every value back, and makes some of its own.
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

type echo struct{}

func (echo) T01(_ context.Context, step uint64, v map[[3]string]*[3]map[string]rune) (map[[3]string]*[3]map[string]rune, error) {
	return random.Echo(step, v, random.Chars), nil
}

func (echo) T02(step uint64, v [2]map[string]*[][]byte) [2]map[string]*[][]byte {
	return random.Echo(step, v, random.Bytes)
}

func (echo) T03(step uint64, v ***rust2go.Tuple3[[]byte, []byte, string]) (***rust2go.Tuple3[[]byte, []byte, string], error) {
	return random.Echo(step, v, random.Bytes), nil
}

func (echo) T04(step uint64, v map[string]**map[string][]byte) (map[string]**map[string][]byte, error) {
	return random.Echo(step, v), nil
}

func (echo) T05(step uint64, v *map[rune][2][3]rune) (*map[rune][2][3]rune, error) {
	return random.Echo(step, v, random.Chars), nil
}

func (echo) T06(_ context.Context, step uint64, v [1]rust2go.Tuple1[[][]string]) [1]rust2go.Tuple1[[][]string] {
	return random.Echo(step, v)
}

func (echo) T07(_ context.Context, step uint64, v []map[[3]string][][1][]byte) ([]map[[3]string][][1][]byte, error) {
	return random.Echo(step, v), nil
}

func (echo) T08(_ context.Context, step uint64, v [][2]map[rust2go.Tuple2[string, string]][3][]byte) ([][2]map[rust2go.Tuple2[string, string]][3][]byte, error) {
	return random.Echo(step, v), nil
}

func (echo) T09(_ context.Context, step uint64, v [][]**[]byte) ([][]**[]byte, error) {
	return random.Echo(step, v), nil
}

func (echo) T10(_ context.Context, step uint64, v [2]*[][]string) [2]*[][]string {
	return random.Echo(step, v)
}

func (echo) T11(step uint64, v rust2go.Tuple2[*[2]map[string][]byte, [][]byte]) (*[2]map[string][]byte, [][]byte) {
	r := random.Echo(step, v)
	return r.V0, r.V1
}

func (echo) T12(step uint64, v rust2go.Tuple1[[2]*rust2go.Tuple4[rune, string, []byte, rune]]) [2]*rust2go.Tuple4[rune, string, []byte, rune] {
	r := random.Echo(step, v, random.Chars, random.Bytes)
	return r.V0
}

func (echo) T13(_ context.Context, step uint64, v rust2go.Tuple1[[]*rust2go.Tuple3[[]byte, []byte, string]]) []*rust2go.Tuple3[[]byte, []byte, string] {
	r := random.Echo(step, v, random.Bytes)
	return r.V0
}

func (echo) T14(_ context.Context, step uint64, v []**[1][]byte) []**[1][]byte {
	return random.Echo(step, v)
}

func (echo) T15(step uint64, v []*rust2go.Tuple1[[3]string]) ([]*rust2go.Tuple1[[3]string], error) {
	return random.Echo(step, v), nil
}

func (echo) T16(step uint64, v map[string][3][][][]byte) map[string][3][][][]byte {
	return random.Echo(step, v)
}
