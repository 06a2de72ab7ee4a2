// Package borrowed gives back what Rust has lent.
package borrowed

import (
	"context"

	"rust2go.test/cases/borrowed/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterBorrowed(echo{}) }

type echo struct{}

func document(v *api.Doc) api.Document {
	out := api.Document{
		Title: v.Title, Parts: v.Parts, Note: v.Note, Bytes: v.Bytes, Numbers: v.Numbers, ByName: v.ByName, Path: v.Path,
		Shape: form(v.Shape),
	}
	if v.Next != nil {
		next := document(v.Next)
		out.Next = &next
	}
	return out
}

func form(v api.Sketch) api.Form {
	return api.MatchSketch(v,
		func(api.SketchNone) api.Form { return api.FormNone{} },
		func(v api.SketchNamed) api.Form { return api.FormNamed(v) },
		func(v api.SketchList) api.Form { return &api.FormList{Items: v.Items, Last: v.Last} })
}

func (echo) Doc(v *api.Doc) api.Document      { return document(v) }
func (echo) DocOwned(v api.Doc) api.Document  { return document(&v) }
func (echo) DocViews(v *api.Doc) api.Document { return document(v) }

func (echo) DocLater(_ context.Context, v *api.Doc) api.Document { return document(v) }

func (echo) DocOwnedLater(_ context.Context, v api.Doc) (api.Document, error) {
	return document(&v), nil
}

func (echo) Texts(v []string) []string                         { return v }
func (echo) TextsLater(_ context.Context, v []string) []string { return v }
func (echo) TextsViews(v []string) []string                    { return v }
func (echo) Cow(v string) string                               { return v }
func (echo) CowLater(_ context.Context, v string) string       { return v }
func (echo) Cows(v []string) []string                          { return v }
func (echo) Lists(v [][]byte) [][]byte                         { return v }
func (echo) Maybe(v *string) *string                           { return v }

func (echo) Pair(v rust2go.Tuple2[string, []uint32]) (string, []uint32) { return v.V0, v.V1 }

func (echo) Map(v map[string][]uint16) map[string][]uint16 { return v }

func (echo) MapLater(_ context.Context, v map[string][]uint16) map[string][]uint16 { return v }

func (echo) Paths(a, b string) (string, string) { return a, b }

func (echo) Tagged(v *api.Tagged[uint16]) (string, []uint16)     { return v.Tag, v.Value }
func (echo) TaggedTexts(v api.Tagged[string]) (string, []string) { return v.Tag, v.Value }

func (echo) Boxed(a uint32, b string, c []byte) (uint32, string, []byte) { return a, b, c }
