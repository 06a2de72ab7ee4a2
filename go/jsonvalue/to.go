package jsonvalue

import (
	"encoding/json"
	"math"
	"sort"
	"strconv"
	"strings"
	"unsafe"

	"rust2go.dev/rust2go"
)

// To makes w of v, which must be built of nil, bool, string, [json.Number], Go's numbers, []any and map[string]any: what
// encoding/json gives for an any. A nil []any is an empty array, and a nil map an empty object. Objects are sorted by key.
//
//go:noinline
func To(e *rust2go.Encoder, w *rust2go.WireJSON, v any) bool {
	switch v := v.(type) {
	case nil:
		*w = rust2go.WireJSON{Kind: jsonNull}
	case bool:
		*w = rust2go.WireJSON{Kind: jsonFalse}
		if v {
			w.Kind = jsonTrue
		}
	case string:
		text(w, jsonString, v)
	case []any:
		return array(e, w, v)
	case map[string]any:
		return object(e, w, v)
	case json.Number:
		if !isNumber(string(v)) {
			return e.Fail("json.Number(%s) is no number of JSON", rust2go.Quoted(string(v)))
		}
		text(w, jsonNumber, string(v))
	case float64:
		return float(e, w, v, 64)
	case float32:
		return float(e, w, float64(v), 32)
	default:
		digits, ok := rust2go.Integer(v)
		if !ok {
			return e.Fail("%T has no form as a serde_json::Value: send nil, bool, string, numbers, []any and map[string]any. "+
				"json.Marshal and then json.Unmarshal into an any makes such a value of any other", v)
		}
		text(w, jsonNumber, digits)
	}
	return true
}

func array(e *rust2go.Encoder, w *rust2go.WireJSON, v []any) bool {
	if !e.Enter() {
		return false
	}
	list := make([]rust2go.WireJSON, len(v))
	for i := range v {
		if !To(e, &list[i], v[i]) {
			return e.Index(i)
		}
	}
	e.Leave()
	*w = rust2go.WireJSON{Kind: jsonArray, Len: len(list)}
	if len(list) > 0 {
		w.Ptr = unsafe.Pointer(&list[0])
	}
	return true
}

func object(e *rust2go.Encoder, w *rust2go.WireJSON, v map[string]any) bool {
	if !e.Enter() {
		return false
	}
	// Sorted, so that one value always has one form: serde_json can keep the order.
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	list := make([]rust2go.Tuple2[string, rust2go.WireJSON], len(keys))
	for i, key := range keys {
		list[i].V0 = key
		if !To(e, &list[i].V1, v[key]) {
			return e.Key(key)
		}
	}
	e.Leave()
	*w = rust2go.WireJSON{Kind: jsonObject, Len: len(list)}
	if len(list) > 0 {
		w.Ptr = unsafe.Pointer(&list[0])
	}
	return true
}

// jsonFloat writes v as encoding/json does: the shortest digits that read as v again, with an exponent only where there would
// be many zeros.
func float(e *rust2go.Encoder, w *rust2go.WireJSON, v float64, bits int) bool {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return e.Fail("%v is no number of JSON: send nil or a string for it", v)
	}
	small, large := 1e-6, 1e21
	if bits == 32 {
		small, large = float64(float32(small)), float64(float32(large))
	}
	format := byte('f')
	if m := math.Abs(v); m != 0 && (m < small || m >= large) {
		format = 'e'
	}
	digits := strconv.FormatFloat(v, format, -1, bits)
	if format == 'e' {
		digits = strings.Replace(digits, "e-0", "e-", 1)
	}
	text(w, jsonNumber, digits)
	return true
}

// text makes w a value with a text. The text is on the heap, or constant: it came through an interface, or from a function that
// makes it for its caller.
func text(w *rust2go.WireJSON, kind uint32, text string) {
	*w = rust2go.WireJSON{Kind: kind, Len: len(text)}
	if len(text) > 0 {
		w.Ptr = unsafe.Pointer(unsafe.StringData(text))
	}
}

// isNumber reports whether s is a number of JSON, with nothing around it.
func isNumber(s string) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	return s != "" && (s[0] == '-' || digit(s[0])) && digit(s[len(s)-1]) && json.Valid([]byte(s))
}
