// Package jsonvalue converts JSON values. Only generated code that has some imports it, so that other programs do without encoding/json.
package jsonvalue

// The kinds of rust2go.WireJSON.
const (
	jsonNull   uint32 = 0
	jsonFalse  uint32 = 1
	jsonTrue   uint32 = 2
	jsonNumber uint32 = 3 // text
	jsonString uint32 = 4
	jsonArray  uint32 = 5 // of WireJSON
	jsonObject uint32 = 6 // of Tuple2[string, rust2go.WireJSON]
)
