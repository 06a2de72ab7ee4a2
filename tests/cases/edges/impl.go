// Package edges has the values that Rust cannot have.
package edges

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"net/url"
	"time"
	"unsafe"

	"rust2go.test/cases/edges/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterEdges(edges{}) }

type edges struct{}

func (edges) Wait(v time.Duration) (time.Duration, error)                         { return v, nil }
func (edges) Waits(string, *api.Waits) error                                      { return nil }
func (edges) WaitLater(_ context.Context, v time.Duration) (time.Duration, error) { return v, nil }
func (edges) WaitOrPanic(v time.Duration) time.Duration                           { return v }
func (edges) WaitLaterOrPanic(_ context.Context, v time.Duration) time.Duration   { return v }
func (edges) WaitOneway(time.Duration)                                            {}
func (edges) Moment(v time.Time) (time.Time, error)                               { return v, nil }
func (edges) Leap(time.Time) error                                                { return nil }
func (edges) Socket(netip.AddrPort) error                                         { return nil }
func (edges) Link(v *url.URL) (string, error)                                     { return v.String(), nil }
func (edges) LinkLater(_ context.Context, v *url.URL) (string, error)             { return v.String(), nil }
func (edges) LinkViews(v *url.URL) (string, error)                                { return v.String(), nil }
func (edges) LinkOneway(*url.URL)                                                 {}
func (edges) Color(n uint8) (api.Color, error)                                    { return api.Color(n), nil }
func (edges) Negative() (time.Duration, error)                                    { return -1, nil }
func (edges) Nonzero() ([]uint16, error)                                          { return []uint16{1, 0}, nil }
func (edges) Keys() (map[string]uint8, error)                                     { return map[string]uint8{"\xff": 1}, nil }
func (edges) Values() (map[uint8]string, error)                                   { return map[uint8]string{3: "a\xff"}, nil }
func (edges) Elements() (rust2go.Set[string], error)                              { return rust2go.SetOf("\xc0"), nil }
func (edges) Day() (rust2go.Date, error)                                          { return rust2go.Date{Year: 2023, Month: 2, Day: 29}, nil }
func (edges) NoLink() (*url.URL, error)                                           { return &url.URL{Path: "relative"}, nil }
func (edges) ChronoTime(year int32) (time.Time, error)                            { return start(year), nil }
func (edges) TimeTime(year int32) (time.Time, error)                              { return start(year), nil }
func (edges) JiffTime(year int32) (time.Time, error)                              { return start(year), nil }
func (edges) ShapeOrPanic(how string) api.Shape                                   { return shape(how) }
func (edges) Shape(how string) (api.Shape, error)                                 { return shape(how), nil }
func (edges) ShapeLater(_ context.Context, how string) (api.Shape, error)         { return shape(how), nil }
func (edges) DepthLater(_ context.Context, v api.Kin) (uint32, error)             { return depth(&v), nil }
func (edges) Depth(v *api.Kin) (uint32, error)                                    { return depth(v), nil }

func start(year int32) time.Time { return time.Date(int(year), 1, 1, 0, 0, 0, 0, time.UTC) }

func (edges) Colors() ([]*api.Color, error) {
	known, unknown := api.ColorGreen, api.Color(6)
	return []*api.Color{nil, &known, &unknown}, nil
}

func depth(v *api.Kin) uint32 {
	deepest := uint32(0)
	for i := range v.Kids {
		deepest = max(deepest, depth(&v.Kids[i]))
	}
	for _, kid := range v.Named {
		deepest = max(deepest, depth(&kid))
	}
	return deepest + 1
}

func (edges) NativeDepth(v *api.Native) (uint32, error) {
	n := uint32(1)
	for ; v.Next != nil; v = v.Next {
		n++
	}
	return n, nil
}

// foreign is a Shape by what it embeds.
type foreign struct{ api.Shape }

func shape(how string) api.Shape {
	switch how {
	case "nil":
		return nil
	case "nil pointer":
		return (*api.ShapeCircle)(nil)
	case "foreign":
		return foreign{api.ShapeNone{}}
	case "nested":
		return api.ShapeGroup{V0: []api.Shape{api.ShapeNone{}, &api.ShapeGroup{V0: []api.Shape{nil}}}}
	case "cyclic":
		list := make([]api.Shape, 1)
		list[0] = api.ShapeGroup{V0: list}
		return list[0]
	}
	return &api.ShapeCircle{Radius: 2}
}

func (edges) Scene(how string) (api.Scene, error) {
	ok := big.NewInt(-1)
	scene := api.Scene{Name: "n", Last: rust2go.Result[*big.Int, api.Shape]{OK: &ok}}
	switch how {
	case "list":
		scene.Shapes = []api.Shape{api.ShapeNone{}, nil}
	case "map":
		scene.ByName = map[string]api.Shape{"a key": nil}
	case "number":
		*scene.Last.OK = nil
	case "main":
		scene.Main = &api.Scene{Last: scene.Last, Shapes: []api.Shape{foreign{}}}
	case "none":
		scene.Last.OK = nil
	case "both":
		err := shape("")
		scene.Last.Err = &err
	case "cyclic":
		scene.Main = &scene
		// The copy that is returned leads to the original, which leads to itself.
		return *scene.Main, nil
	}
	return scene, nil
}

func number(how string) *big.Int {
	one := big.NewInt(1)
	switch how {
	case "nil":
		return nil
	case "2^127":
		return one.Lsh(one, 127)
	case "2^128":
		return one.Lsh(one, 128)
	case "-2^127":
		return one.Neg(one.Lsh(one, 127))
	}
	return big.NewInt(-1)
}

func (edges) Signed(how string) (*big.Int, error)   { return number(how), nil }
func (edges) Unsigned(how string) (*big.Int, error) { return number(how), nil }

func address(how string) netip.Addr {
	if how == "zero" {
		return netip.Addr{}
	}
	return netip.MustParseAddr(how)
}

func (edges) Address(how string) (netip.Addr, error)  { return address(how), nil }
func (edges) Address4(how string) (netip.Addr, error) { return address(how), nil }
func (edges) Address6(how string) (netip.Addr, error) { return address(how), nil }

func (edges) AddressPort(how string) (netip.AddrPort, error) {
	return netip.AddrPortFrom(address(how), 80), nil
}

func node(how string) api.Kin {
	switch how {
	case "cyclic list":
		kids := make([]api.Kin, 1)
		kids[0].Kids = kids
		return kids[0]
	case "cyclic map":
		named := map[string]api.Kin{}
		named["me"] = api.Kin{Named: named}
		return named["me"]
	}
	return api.Kin{Name: how}
}

func (edges) Kin(how string) (api.Kin, error) { return node(how), nil }

func (edges) KinLater(_ context.Context, how string) (api.Kin, error) { return node(how), nil }

func (edges) Native(how string) (api.Native, error) {
	v := &api.Native{}
	if how == "list" {
		kids := make([]api.Native, 1)
		kids[0].Kids = kids
		return kids[0], nil
	}
	v.Next = v
	return *v, nil
}

func (edges) Results(how string) ([]rust2go.Result[uint8, string], error) {
	value, text := uint8(1), "e"
	out := make([]rust2go.Result[uint8, string], 2)
	out[0].OK = &value
	if how == "both" {
		out[1].OK, out[1].Err = &value, &text
	}
	return out, nil
}

func (edges) JSON(how string) (any, error) {
	switch how {
	case "NaN":
		return map[string]any{"a": []any{1, math.NaN()}}, nil
	case "type":
		return []any{struct{ A int }{1}}, nil
	case "number":
		return json.Number("0x10"), nil
	case "text":
		return []any{"fine", "\xff"}, nil
	case "cyclic":
		list := make([]any, 1)
		list[0] = list
		return list, nil
	}
	return map[string]any{"f": float32(0.5), "i": int8(-1), "u": uint64(math.MaxUint64), "n": json.Number("1e2")}, nil
}

func trouble(how string) error {
	keys := map[string][]byte{"k": {1, 2}}
	switch how {
	case "missing":
		return api.TroubleMissing{Count: 1, Keys: keys, At: time.Unix(7, 8)}
	case "missing pointer":
		return &api.TroubleMissing{Count: 1, Keys: keys, At: time.Unix(7, 8)}
	case "bad":
		return fmt.Errorf("wrapped: %w", api.TroubleBad{V0: shape(""), V1: api.ColorGreen})
	case "bad nil":
		return api.TroubleBad{V1: api.ColorGreen}
	case "bad color":
		return api.TroubleBad{V0: shape(""), V1: 9}
	case "number":
		return api.TroubleNumber{V0: big.NewInt(12)}
	case "no number":
		return api.TroubleNumber{}
	case "nothing":
		return api.TroubleNothing{}
	case "other":
		return errors.New("another error")
	}
	return nil
}

func (edges) Trouble(how string) error { return trouble(how) }

func (edges) TroubleLater(_ context.Context, how string) (uint8, error) { return 3, trouble(how) }

func code(how string) error {
	switch how {
	case "busy":
		return api.CodeBusy
	case "gone":
		return fmt.Errorf("wrapped: %w", api.CodeGone)
	case "text":
		return errors.New(api.CodeGone.Error() + ", " + api.CodeGone.String())
	case "unknown":
		return api.Code(1)
	}
	return nil
}

func (edges) Code(how string) (uint32, error) { return 4, code(how) }

func (edges) CodeLater(_ context.Context, how string) (uint32, error) { return 5, code(how) }

func sum(v map[string][]uint64) uint64 {
	n := uint64(0)
	for key, list := range v {
		n += uint64(len(key))
		for _, x := range list {
			n += x
		}
	}
	return n
}

func area(shapes []api.Shape) float64 {
	total := 0.0
	for _, s := range shapes {
		total += api.MatchShape(s,
			func(c api.ShapeCircle) float64 { return c.Radius },
			func(g api.ShapeGroup) float64 { return area(g.V0) },
			func(api.ShapeNone) float64 { return 0 })
	}
	return total
}

func (edges) Sum(v map[string][]uint64, extra []api.Shape) uint64 {
	return sum(v) + uint64(area(extra))
}

func (edges) SumLater(_ context.Context, v map[string][]uint64, scene api.Scene) uint64 {
	return sum(v) + uint64(area(scene.Shapes)) + uint64(len(scene.ByName)) + (*scene.Last.OK).Uint64()
}

func (edges) Lent(v map[string][]uint64, text, list uint) bool {
	for key, values := range v {
		if uint(uintptr(unsafe.Pointer(unsafe.StringData(key)))) != text ||
			uint(uintptr(unsafe.Pointer(unsafe.SliceData(values)))) != list {
			return false
		}
	}
	return true
}
