// Package values gives every value back.
package values

import (
	"context"
	"fmt"
	"runtime"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/values/api"
)

func init() { api.RegisterValues(&echo{}) }

type echo struct{ kept api.Outer }

func (*echo) Scalars(v api.Scalars) api.Scalars                            { return v }
func (*echo) Outer(v *api.Outer) api.Outer                                 { return *v }
func (*echo) OuterAsync(_ context.Context, v *api.Outer) api.Outer         { return *v }
func (*echo) OuterOwned(_ context.Context, v api.Outer) (api.Outer, error) { return v, nil }
func (*echo) OuterViews(v *api.Outer) api.Outer                            { return *v }
func (*echo) OuterLent(_ context.Context, v api.Outer) api.Outer           { return v }
func (*echo) Text(v string) string                                         { return v }
func (*echo) TextRef(v string) string                                      { return v }
func (*echo) Bytes(v []byte) []byte                                        { return v }
func (*echo) BytesOwned(v []byte) []byte                                   { return v }
func (*echo) List(v []api.Inner) []api.Inner                               { return v }
func (*echo) ListRef(v []string) []string                                  { return v }
func (*echo) Maybe(v *uint32) *uint32                                      { return v }
func (*echo) MaybeRef(v *string) *string                                   { return v }
func (*echo) Letter(v rune) rune                                           { return v }
func (*echo) Yes(v bool) bool                                              { return v }
func (*echo) Array(v [2]string) [2]string                                  { return v }
func (*echo) Number(v uint64) uint64                                       { return v }
func (*echo) Empty(v api.Empty) api.Empty                                  { return v }
func (*echo) Nothing()                                                     {}
func (*echo) NothingAsync(context.Context) error                           { return nil }
func (*echo) Later(_ context.Context, v string) string                     { return v }

func (*echo) Pair(v rust2go.Tuple2[uint32, string]) (uint32, string) { return v.V0, v.V1 }
func (*echo) Single(v rust2go.Tuple1[uint32]) uint32                 { return v.V0 }
func (*echo) Unit(_ struct{}, _ uint8, _ struct{})                   {}

func (*echo) PairAsync(_ context.Context, v rust2go.Tuple2[uint8, api.Inner]) (uint8, api.Inner, error) {
	return v.V0, v.V1, nil
}

func (*echo) P12(a uint8, b uint16, c string, d []byte, e *uint8, f *api.Inner, g rust2go.Tuple2[uint8, uint8],
	h [2]uint8, i bool, j rune, k float64, l []string) string {
	return fmt.Sprintln(a, b, c, d, *e, f.Text, f.Numbers, g.V0, g.V1, h, i, string(j), k, l)
}

func (*echo) BadText() (api.Inner, error) {
	return api.Inner{Text: "ok\xff\xfe"}, nil
}

func (*echo) BadList(context.Context) (api.Outer, error) {
	return api.Outer{List: []api.Inner{{Text: "fine"}, {Text: "\xc0"}}}, nil
}

func (*echo) BadChar() (rune, error) { return -1, nil }

func (e *echo) Keep(v *api.Outer) {
	e.kept = *v
	// The owner of a Go value may change it: whatever is stored must survive a collection.
	for i := range e.kept.List {
		e.kept.List[i].Text = fmt.Sprint("changed ", i, " ", e.kept.List[i].Text)
	}
}

func (e *echo) Kept() api.Outer {
	for i := 0; i < 3; i++ {
		runtime.GC()
		garbage = make([][]byte, 0, 1000)
		for j := 0; j < 1000; j++ {
			garbage = append(garbage, []byte(fmt.Sprint("garbage ", j)))
		}
	}
	return e.kept
}

var garbage [][]byte

func (*echo) Nils() ([]byte, []string, *uint8, string) { return nil, nil, nil, "" }
