package rust2go

import (
	"encoding/json"
	"math"
	"sort"
	"strconv"
	"strings"
	"unsafe"
)

// JSON makes w of v, which must be built of nil, bool, string, [json.Number], Go's numbers, []any and map[string]any: what
// encoding/json gives for an any. A nil []any is an empty array, and a nil map an empty object. Objects are sorted by key.
//
//go:noinline
func (e *Encoder) JSON(w *WireJSON, v any) bool {
	switch v := v.(type) {
	case nil:
		*w = WireJSON{Kind: jsonNull}
	case bool:
		*w = WireJSON{Kind: jsonFalse}
		if v {
			w.Kind = jsonTrue
		}
	case string:
		w.text(jsonString, v)
	case []any:
		return e.jsonArray(w, v)
	case map[string]any:
		return e.jsonObject(w, v)
	case json.Number:
		if !isNumber(string(v)) {
			return e.Fail("json.Number(%s) is no number of JSON", Quoted(string(v)))
		}
		w.text(jsonNumber, string(v))
	case float64:
		return e.jsonFloat(w, v, 64)
	case float32:
		return e.jsonFloat(w, float64(v), 32)
	default:
		text, ok := integer(v)
		if !ok {
			return e.Fail("%T has no form as a serde_json::Value: send nil, bool, string, numbers, []any and map[string]any. "+
				"json.Marshal and then json.Unmarshal into an any makes such a value of any other", v)
		}
		w.text(jsonNumber, text)
	}
	return true
}

func (e *Encoder) jsonArray(w *WireJSON, v []any) bool {
	if !e.Enter() {
		return false
	}
	list := make([]WireJSON, len(v))
	for i := range v {
		if !e.JSON(&list[i], v[i]) {
			return e.Index(i)
		}
	}
	e.Leave()
	*w = WireJSON{Kind: jsonArray, Len: len(list)}
	if len(list) > 0 {
		w.Ptr = unsafe.Pointer(&list[0])
	}
	return true
}

func (e *Encoder) jsonObject(w *WireJSON, v map[string]any) bool {
	if !e.Enter() {
		return false
	}
	// Sorted, so that one value always has one form: serde_json can keep the order.
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	list := make([]Tuple2[string, WireJSON], len(keys))
	for i, key := range keys {
		list[i].V0 = key
		if !e.JSON(&list[i].V1, v[key]) {
			return e.Key(key)
		}
	}
	e.Leave()
	*w = WireJSON{Kind: jsonObject, Len: len(list)}
	if len(list) > 0 {
		w.Ptr = unsafe.Pointer(&list[0])
	}
	return true
}

// jsonFloat writes v as encoding/json does: the shortest digits that read as v again, with an exponent only where there would
// be many zeros.
func (e *Encoder) jsonFloat(w *WireJSON, v float64, bits int) bool {
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
	text := strconv.FormatFloat(v, format, -1, bits)
	if format == 'e' {
		text = strings.Replace(text, "e-0", "e-", 1)
	}
	w.text(jsonNumber, text)
	return true
}

// text makes w a value with a text. The text is on the heap, or constant: it came through an interface, or from a function that
// makes it for its caller.
func (w *WireJSON) text(kind uint32, text string) {
	*w = WireJSON{Kind: kind, Len: len(text)}
	if len(text) > 0 {
		w.Ptr = unsafe.Pointer(unsafe.StringData(text))
	}
}

// isNumber reports whether s is a number of JSON, with nothing around it.
func isNumber(s string) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	return s != "" && (s[0] == '-' || digit(s[0])) && digit(s[len(s)-1]) && json.Valid([]byte(s))
}

// integer returns the digits of v, if it is one of Go's integers.
func integer(v any) (string, bool) {
	switch v := v.(type) {
	case int:
		return strconv.FormatInt(int64(v), 10), true
	case int8:
		return strconv.FormatInt(int64(v), 10), true
	case int16:
		return strconv.FormatInt(int64(v), 10), true
	case int32:
		return strconv.FormatInt(int64(v), 10), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case uint:
		return strconv.FormatUint(uint64(v), 10), true
	case uint8:
		return strconv.FormatUint(uint64(v), 10), true
	case uint16:
		return strconv.FormatUint(uint64(v), 10), true
	case uint32:
		return strconv.FormatUint(uint64(v), 10), true
	case uint64:
		return strconv.FormatUint(v, 10), true
	case uintptr:
		return strconv.FormatUint(uint64(v), 10), true
	}
	return "", false
}
