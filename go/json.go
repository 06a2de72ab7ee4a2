package rust2go

import (
	"encoding/json"
	"unsafe"
)

// JSON returns the JSON value w as encoding/json would make it of a text, numbers as [json.Number]: nil, bool, json.Number,
// string, []any or map[string]any.
func (b *Block) JSON(w WireJSON) any {
	switch w.Kind {
	case jsonNull:
		return nil
	case jsonFalse:
		return false
	case jsonTrue:
		return true
	case jsonNumber:
		return json.Number(b.jsonText(w))
	case jsonString:
		return b.jsonText(w)
	case jsonArray:
		list := make([]any, w.Len)
		for i, element := range unsafe.Slice((*WireJSON)(w.Ptr), w.Len) {
			list[i] = b.JSON(element)
		}
		return list
	case jsonObject:
		object := make(map[string]any, w.Len)
		for _, entry := range unsafe.Slice((*Tuple2[string, WireJSON])(w.Ptr), w.Len) {
			object[b.String(entry.V0)] = b.JSON(entry.V1)
		}
		return object
	}
	b.Fail("%d is no kind of JSON value", w.Kind)
	return nil
}

func (b *Block) jsonText(w WireJSON) string {
	return b.String(unsafe.String((*byte)(w.Ptr), w.Len))
}
