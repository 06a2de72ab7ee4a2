package enums

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"unsafe"

	"example.com/app/rust2go"
)

func scene() Scene {
	var maybe Shape = ShapeInner{PartFmt{"f"}}
	return Scene{
		Name: "scene",
		Shapes: []Shape{
			ShapeCircle{Circle{1.5, LevelLoud}},
			ShapePolygon{[]rust2go.Tuple2[float64, float64]{{V0: 1, V1: 2}}, "p"},
			ShapeNamed{"n", map[string]uint8{"a": 1}},
			ShapeLevel{LevelQuiet}, ShapeNothing{}, ShapeEmpty{}, ShapeNone{},
		},
		Levels:  []Level{LevelNormal},
		ByLevel: map[Level]Shape{LevelQuiet: ShapeInner{PartV{3}}},
		Maybe:   &maybe,
		Side:    SideRight,
		Both:    BothUnknown{&maybe},
	}
}

func TestRoundTrip(t *testing.T) {
	v := scene()
	var w wireScene
	if e := (&rust2go.Encoder{}); !toScene(e, &w, &v) {
		t.Fatal(rust2go.Unsendable(e))
	}
	b := rust2go.NewBlock(&rust2go.Head{}, &rust2go.Small{})
	var back Scene
	fromScene(&b, &back, &w)
	if !reflect.DeepEqual(v, back) {
		t.Errorf("%+v\n became %+v", v, back)
	}
	w.Shapes[1].Tag = 99
	fromScene(&b, &back, &w)
	if err := b.Err(); err == nil || err.Error() != "99 is no variant of Shape" {
		t.Error(err)
	}
}

// Pointers to variants are variants as well.
func TestPointers(t *testing.T) {
	for _, shape := range scene().Shapes {
		pointer := reflect.New(reflect.TypeOf(shape))
		pointer.Elem().Set(reflect.ValueOf(shape))
		var w rust2go.WireEnum
		if !toShape(&rust2go.Encoder{}, &w, pointer.Interface().(Shape)) {
			t.Fatalf("%T", pointer.Interface())
		}
		b := rust2go.Views()
		var back Shape
		fromShape(&b, &back, &w)
		if !reflect.DeepEqual(shape, back) {
			t.Errorf("%+v became %+v", shape, back)
		}
	}
}

type foreign struct{ Shape }

func TestRefused(t *testing.T) {
	cases := []struct {
		change       func(*Scene)
		reason, path string
	}{
		{func(s *Scene) { s.Shapes[2] = nil }, "nil is no Shape", ".Shapes[2]"},
		{func(s *Scene) { s.Shapes[0] = (*ShapeCircle)(nil) }, "nil is no Shape", ".Shapes[0]"},
		{func(s *Scene) { s.ByLevel[LevelQuiet] = ShapeInner{} }, "nil is no Part", ".ByLevel[Quiet].Part"},
		{func(s *Scene) { *s.Maybe = foreign{} }, "enums.foreign is no variant of Shape", ".Maybe"},
		{func(s *Scene) { s.Both = nil }, "nil is no Both", ".Both"},
	}
	for _, c := range cases {
		v := scene()
		c.change(&v)
		e := &rust2go.Encoder{}
		var w wireScene
		if toScene(e, &w, &v) {
			t.Errorf("%s: no failure", c.reason)
		}
		if f := rust2go.Unsendable(e); f.Message != c.reason || f.Stack != c.path {
			t.Errorf("%q at %q, not %q at %q", f.Message, f.Stack, c.reason, c.path)
		}
	}
}

func TestErrors(t *testing.T) {
	f := failCode(context.Background(), fmt.Errorf("wrapped: %w", CodeTeapot))
	if f.Kind != rust2go.KindTyped || *(*Code)(f.Payload) != CodeTeapot {
		t.Errorf("%+v", f)
	}
	f = failDrawError(context.Background(), &DrawErrorNoShape{ShapeNone{}, LevelLoud})
	if w := (*wireDrawErrorNoShape)(f.Payload); f.Variant != 0 || w.Shape.Tag != 7 || w.Level != LevelLoud {
		t.Errorf("%+v", f)
	}
	f = failDrawError(context.Background(), DrawErrorSeveral{V0: []Shape{nil}})
	if f.Kind != rust2go.KindUnsendable || f.Message != "nil is no Shape" || f.Stack != ".error.V0[0]" {
		t.Errorf("%+v", f)
	}
	f = failDetail(context.Background(), &Detail{What: "what"})
	if unsafe.String(unsafe.StringData((*wireDetail)(f.Payload).What), 4) != "what" {
		t.Errorf("%+v", f)
	}
	if text := fmt.Sprint(CodeNotFound, Level(7), LevelLoud); text != `not {found}: "404" Level(7) Loud` {
		t.Error(text)
	}
}

func TestMatch(t *testing.T) {
	name := func(p Part) string {
		return MatchPart(p,
			func(v PartV) string { return fmt.Sprint(v.V0) },
			func(f PartFmt) string { return f.V0 },
			func(PartPanic) string { return "panic" },
			func(PartR) string { return "r" },
			func(PartType) string { return "type" })
	}
	if name(PartV{5}) != "5" || name(&PartFmt{"f"}) != "f" || name(PartType{}) != "type" {
		t.Error("the wrong function was called")
	}
	defer func() {
		if recover() == nil {
			t.Error("nil did not panic")
		}
	}()
	name(nil)
}
