package collections

import (
	"reflect"
	"testing"

	"example.com/app/rust2go"
)

// What goes to Rust comes back the same, by way of the wire.
func TestRoundTrip(t *testing.T) {
	text, number := "text", uint8(7)
	set := rust2go.SetOf(uint8(1), 2)
	maybe := map[string]uint8{"a": 1}
	inner := &set
	v := Index{
		Title:   "title",
		Tags:    []Tag{{"a", 1}, {"b", 2}},
		Best:    Tag{"best", 3},
		Bytes:   []byte("bytes"),
		Queue:   []string{"x", "y"},
		Counts:  map[uint32]uint64{1: 2, 3: 4},
		Words:   map[string]uint64{"one": 1},
		Texts:   map[string]string{"k": "v", "": ""},
		ByTag:   map[string]Tag{"t": {"t", 9}},
		Lists:   map[string][]string{"l": {"1", "2"}, "none": nil},
		Grid:    map[Point][4]uint8{{1, 2}: {1, 2, 3, 4}},
		Pairs:   map[rust2go.Tuple2[uint8, string]]*string{{V0: 1, V1: "a"}: &text, {V0: 2}: nil},
		Deep:    map[string]map[uint8]map[uint16]rust2go.Set[string]{"d": {1: {2: rust2go.SetOf("s", "t")}, 3: {}}},
		Names:   rust2go.SetOf("n", "m"),
		Numbers: rust2go.SetOf[uint64](1, 2, 3),
		Points:  rust2go.SetOf(Point{3, 4}),
		Keys:    rust2go.SetOf(rust2go.Tuple2[string, uint8]{V0: "k", V1: 1}),
		Maps:    []map[string]uint8{{"m": 1}, {}},
		Maybe:   &maybe,
		Perhaps: &inner,
		Four:    [4]rust2go.Set[rune]{rust2go.SetOf('a'), {}, {}, rust2go.SetOf('b', 'c')},
		Tuple: rust2go.Tuple3[uint8, map[uint8]uint8, rust2go.Tuple2[string, rust2go.Set[uint8]]]{
			V0: 1, V1: map[uint8]uint8{1: 2}, V2: rust2go.Tuple2[string, rust2go.Set[uint8]]{V0: "t", V1: set},
		},
		Outcome:      rust2go.Result[string, uint16]{OK: &text},
		PlainOutcome: rust2go.Result[uint8, uint16]{OK: &number},
		MadeOutcome:  rust2go.Result[map[string]uint8, []rust2go.Set[uint8]]{Err: &[]rust2go.Set[uint8]{set}},
	}
	var w wireIndex
	if e := (&rust2go.Encoder{}); !toIndex(e, &w, &v) {
		t.Fatal(rust2go.Unsendable(e))
	}
	for _, views := range []bool{false, true} {
		b := rust2go.NewBlock(&rust2go.Head{Bytes: 100}, &rust2go.Small{})
		if views {
			b = rust2go.Views()
		}
		var back Index
		fromIndex(&b, &back, &w)
		if !reflect.DeepEqual(v, back) {
			t.Errorf("%+v\n became %+v", v, back)
		}
	}
}

// Nothing is nothing, as nil or empty.
func TestEmpty(t *testing.T) {
	v := Index{Names: rust2go.SetOf[string](), Words: map[string]uint64{}}
	var w wireIndex
	if !toIndex(&rust2go.Encoder{}, &w, &v) || w.Names != nil || w.Words != nil || w.Counts != nil {
		t.Errorf("%+v", w)
	}
	b := rust2go.Views()
	var back Index
	fromIndex(&b, &back, &w)
	if back.Names == nil || back.Words == nil || back.Tags != nil || back.Maps != nil {
		t.Errorf("%+v", back)
	}
}
