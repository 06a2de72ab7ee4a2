package jsonvalue

import (
	"bytes"
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/quick"
	"unsafe"

	"rust2go.dev/rust2go"
)

// carried sends v to Rust and back.
func carried(t *testing.T, v any) any {
	t.Helper()
	var e rust2go.Encoder
	var w rust2go.WireJSON
	if !To(&e, &w, v) {
		t.Fatalf("%v: %s at %s", v, reason(&e), path(&e))
	}
	var b rust2go.Block
	got := Of(&b, w)
	if b.Err() != nil {
		t.Fatalf("%v: %v", v, b.Err())
	}
	return got
}

func TestJSONCarries(t *testing.T) {
	for _, test := range []struct{ v, wants any }{
		{nil, nil},
		{true, true},
		{false, false},
		{"", ""},
		{"text\x00é", "text\x00é"},
		{json.Number("-1.50e+7"), json.Number("-1.50e+7")},
		{json.Number("123456789012345678901234567890"), json.Number("123456789012345678901234567890")},
		{int(-1), json.Number("-1")},
		{int8(-128), json.Number("-128")},
		{int16(-32768), json.Number("-32768")},
		{int32(-7), json.Number("-7")},
		{int64(math.MinInt64), json.Number("-9223372036854775808")},
		{uint(1), json.Number("1")},
		{uint8(255), json.Number("255")},
		{uint16(65535), json.Number("65535")},
		{uint32(7), json.Number("7")},
		{uint64(math.MaxUint64), json.Number("18446744073709551615")},
		{uintptr(9), json.Number("9")},
		{1.0, json.Number("1")},
		{0.1, json.Number("0.1")},
		{float32(0.1), json.Number("0.1")},
		{1e21, json.Number("1e+21")},
		{1e-7, json.Number("1e-7")},
		{math.Copysign(0, -1), json.Number("-0")},
		{[]any{}, []any{}},
		{[]any(nil), []any{}},
		{map[string]any{}, map[string]any{}},
		{map[string]any(nil), map[string]any{}},
		{[]any{nil, "a", []any{1}}, []any{nil, "a", []any{json.Number("1")}}},
		{map[string]any{"": nil, "b": []any{map[string]any{"c": 1}}}, map[string]any{"": nil, "b": []any{map[string]any{"c": json.Number("1")}}}},
	} {
		got := carried(t, test.v)
		if !reflect.DeepEqual(got, test.wants) {
			t.Errorf("%T %v became %T %v", test.v, test.v, got, got)
		}
	}
}

func TestJSONNumbersLookAsInEncodingJSON(t *testing.T) {
	err := quick.Check(func(bits uint64, small uint32) bool {
		for _, v := range []any{math.Float64frombits(bits), math.Float32frombits(small), float64(small) / 4, float32(bits % 1e9), int64(bits)} {
			text, err := json.Marshal(v)
			if err != nil {
				continue // NaN, infinite
			}
			if carried(t, v) != json.Number(text) {
				t.Logf("%v is %s, not %s", v, carried(t, v), text)
				return false
			}
		}
		return true
	}, &quick.Config{MaxCount: 2000})
	if err != nil {
		t.Error(err)
	}
	for _, v := range []float64{1e-6, 9.999999e-7, 1e20, 1e21, 9.999999999999999e20, math.SmallestNonzeroFloat64, math.MaxFloat64, -1e-9} {
		for _, v := range []any{v, float32(v)} {
			if text, err := json.Marshal(v); err == nil && carried(t, v) != json.Number(text) {
				t.Errorf("%T %v is %s, not %s", v, v, carried(t, v), text)
			}
		}
	}
}

func TestJSONIsSorted(t *testing.T) {
	var e rust2go.Encoder
	var w rust2go.WireJSON
	if !To(&e, &w, map[string]any{"c": 1, "a": 2, "b": 3}) {
		t.Fatal(reason(&e))
	}
	got := ""
	for _, entry := range unsafe.Slice((*rust2go.Tuple2[string, rust2go.WireJSON])(w.Ptr), w.Len) {
		got += entry.V0
	}
	if got != "abc" {
		t.Errorf("the keys are %s", got)
	}
}

// Rust reads what the wire form points at while Go goes on: it must be on the heap, where it stays, and the garbage collector must
// find it.
func TestJSONStaysInItsPlace(t *testing.T) {
	var e rust2go.Encoder
	var w rust2go.WireJSON
	if !To(&e, &w, []any{[]any{"a", 12345.5}, map[string]any{"key": 54321}}) {
		t.Fatal(reason(&e))
	}
	before := uintptr(w.Ptr)
	runtime.GC()
	if grow(1000) == 0 || uintptr(w.Ptr) != before {
		t.Error("the list has moved with the stack")
	}
	var b rust2go.Block
	wants := []any{[]any{"a", json.Number("12345.5")}, map[string]any{"key": json.Number("54321")}}
	if got := Of(&b, w); !reflect.DeepEqual(got, wants) {
		t.Errorf("%v is left", got)
	}
}

// grow makes the stack of the goroutine larger, which moves it.
//
//go:noinline
func grow(n int) int {
	var room [64]int
	if n > 0 {
		room[n%64] = grow(n - 1)
	}
	return room[n%64] + 1
}

type named map[string]any

func TestJSONRefuses(t *testing.T) {
	const other = " has no form as a serde_json::Value: send nil, bool, string, numbers, []any and map[string]any. " +
		"json.Marshal and then json.Unmarshal into an any makes such a value of any other"
	for _, test := range []struct {
		v            any
		reason, path string
	}{
		{math.NaN(), "NaN is no number of JSON: send nil or a string for it", ""},
		{float32(math.Inf(-1)), "-Inf is no number of JSON: send nil or a string for it", ""},
		{json.Number(""), `json.Number("") is no number of JSON`, ""},
		{json.Number("1 "), `json.Number("1 ") is no number of JSON`, ""},
		{json.Number(strings.Repeat("x", 100)), `json.Number("` + strings.Repeat("x", 60) + `"…) is no number of JSON`, ""},
		{struct{ A int }{}, "struct { A int }" + other, ""},
		{named{}, "jsonvalue.named" + other, ""},
		{[]string{"a"}, "[]string" + other, ""},
		{(*int)(nil), "*int" + other, ""},
		{big.NewInt(1), "*big.Int" + other, ""},
		{complex(1, 1), "complex128" + other, ""},
		{[]any{1, map[string]any{"a": 1, "b c": []any{1, 2, []int{}}}}, "[]int" + other, `[1]["b c"][2]`},
	} {
		var e rust2go.Encoder
		if ok := To(&e, new(rust2go.WireJSON), test.v); ok || reason(&e) != test.reason || path(&e) != test.path {
			t.Errorf("%v: %v, %q at %q", test.v, ok, reason(&e), path(&e))
		}
	}
	for _, text := range []string{
		"x", "+1", "01", "1.", ".5", "-", "1e", "0x10", "NaN", "1 2",
		"[1", "[1]", " 1", "1\n", "\"1", "null", "1,2", "--1", "1e5.2",
	} {
		var e rust2go.Encoder
		if To(&e, new(rust2go.WireJSON), json.Number(text)) || reason(&e) != "json.Number("+rust2go.Quoted(text)+") is no number of JSON" {
			t.Errorf("%s: %q", text, reason(&e))
		}
	}
}

func TestJSONThatContainsItself(t *testing.T) {
	list := []any{nil, nil}
	list[0], list[1] = list, list
	object := map[string]any{}
	object["a"], object["b"] = object, list
	for _, v := range []any{list, object} {
		var e rust2go.Encoder
		if To(&e, new(rust2go.WireJSON), v) || !strings.Contains(reason(&e), "does one contain itself") || path(&e) == "" {
			t.Errorf("%q at %q", reason(&e), path(&e))
		}
	}
	var deep any = "bottom"
	for i := 0; i < 128; i++ {
		deep = []any{deep}
	}
	if !reflect.DeepEqual(carried(t, deep), deep) {
		t.Error("128 levels are lost")
	}
	var e rust2go.Encoder
	if To(&e, new(rust2go.WireJSON), []any{deep}) {
		t.Error("129 levels are carried")
	}
	wide := make([]any, 1000)
	for i := range wide {
		wide[i] = []any{}
	}
	carried(t, wide)
}

func TestJSONIsCopiedIntoTheBlock(t *testing.T) {
	texts := [][]byte{[]byte("key"), []byte("value"), []byte("12.5")}
	values := []rust2go.WireJSON{
		{Kind: jsonString, Ptr: unsafe.Pointer(&texts[1][0]), Len: 5},
		{Kind: jsonNumber, Ptr: unsafe.Pointer(&texts[2][0]), Len: 4},
	}
	entries := []rust2go.Tuple2[string, rust2go.WireJSON]{{V0: "list", V1: rust2go.WireJSON{Kind: jsonArray, Ptr: unsafe.Pointer(&values[0]), Len: 2}}}
	entries[0].V0 = unsafe.String(&texts[0][0], 3)
	wire := rust2go.WireJSON{Kind: jsonObject, Ptr: unsafe.Pointer(&entries[0]), Len: 1}

	b := rust2go.NewBlock(&rust2go.Head{Bytes: 12}, new(rust2go.Small))
	copied, views := Of(&b, wire), rust2go.Views()
	view := Of(&views, wire)
	wants := map[string]any{"key": []any{"value", json.Number("12.5")}}
	if !reflect.DeepEqual(copied, wants) || !reflect.DeepEqual(view, wants) {
		t.Errorf("%v and %v", copied, view)
	}
	texts[1][0], texts[2][0] = 'V', '9'
	if !reflect.DeepEqual(copied, wants) {
		t.Errorf("the copy follows: %v", copied)
	}
	if got := view.(map[string]any)["key"].([]any); got[0] != "Value" || got[1] != json.Number("92.5") {
		t.Errorf("the view is a copy: %v", got)
	}
	if Of(&b, rust2go.WireJSON{Kind: 7}) != nil || b.Err().Error() != "7 is no kind of JSON value" {
		t.Error(b.Err())
	}
}

func FuzzJSON(f *testing.F) {
	for _, text := range []string{
		`null`, `[true, false, "é\u0000", -1.5e+300]`, `{"a": {"": []}, "b": [[{}]]}`, `123456789012345678901234567890`, strings.Repeat("[", 200),
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		var v any
		if decoder.Decode(&v) != nil {
			return
		}
		var e rust2go.Encoder
		var w rust2go.WireJSON
		if !To(&e, &w, v) {
			if !strings.HasPrefix(reason(&e), "more than 128") {
				t.Fatalf("%s: %s at %s", text, reason(&e), path(&e))
			}
			return
		}
		var b rust2go.Block
		if got := Of(&b, w); !reflect.DeepEqual(got, v) || b.Err() != nil {
			t.Fatalf("%s became %v, %v", text, got, b.Err())
		}
	})
}

// reason returns why an encoding failed, or "".
func reason(e *rust2go.Encoder) string { return rust2go.Unsendable(e).Message }

// path returns where it did.
func path(e *rust2go.Encoder) string { return rust2go.Unsendable(e).Stack }
