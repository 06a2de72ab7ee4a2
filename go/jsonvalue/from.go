package jsonvalue

import (
	"encoding/json"
	"unsafe"

	"rust2go.dev/rust2go"
)

// Of returns the JSON value w as encoding/json would make it of a text, numbers as [json.Number]: nil, bool, json.Number,
// string, []any or map[string]any.
func Of(b *rust2go.Block, w rust2go.WireJSON) any {
	switch w.Kind {
	case jsonNull:
		return nil
	case jsonFalse:
		return false
	case jsonTrue:
		return true
	case jsonNumber:
		return json.Number(textOf(b, w))
	case jsonString:
		return textOf(b, w)
	case jsonArray:
		list := make([]any, w.Len)
		for i, element := range unsafe.Slice((*rust2go.WireJSON)(w.Ptr), w.Len) {
			list[i] = Of(b, element)
		}
		return list
	case jsonObject:
		object := make(map[string]any, w.Len)
		for _, entry := range unsafe.Slice((*rust2go.Tuple2[string, rust2go.WireJSON])(w.Ptr), w.Len) {
			object[b.String(entry.V0)] = Of(b, entry.V1)
		}
		return object
	}
	b.Fail("%d is no kind of JSON value", w.Kind)
	return nil
}

func textOf(b *rust2go.Block, w rust2go.WireJSON) string {
	return b.String(unsafe.String((*byte)(w.Ptr), w.Len))
}
