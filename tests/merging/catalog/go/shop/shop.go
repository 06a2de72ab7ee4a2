// Package shop implements the catalog.
package shop

import (
	"example.com/catalog/api"
	"example.com/catalog/rust2go"
)

func init() { api.RegisterCatalog(shop{}) }

type shop struct{}

func (shop) Items() api.Page[api.Item] {
	place := rust2go.Tuple2[uint8, rune]{V0: 3, V1: 'b'}
	sold := "sold out"
	return api.Page[api.Item]{Items: []api.Item{
		{
			Name:      "pen",
			Unit:      api.UnitPiece{},
			Prices:    map[string]uint64{"EUR": 300},
			Materials: rust2go.SetOf("steel", "ink"),
			Place:     rust2go.Result[rust2go.Tuple2[uint8, rune], string]{OK: &place},
		},
		{
			Name:   "tea",
			Unit:   api.UnitWeight{Grams: 100},
			Prices: map[string]uint64{"EUR": 700, "USD": 800},
			Place:  rust2go.Result[rust2go.Tuple2[uint8, rune], string]{Err: &sold},
		},
	}}
}
