// Package shop implements the catalog.
package shop

import "example.com/catalog/api"

func init() { api.RegisterCatalog(shop{}) }

type shop struct{}

func (shop) Items() api.Page[api.Item] {
	return api.Page[api.Item]{Items: []api.Item{
		{Name: "pen", Unit: api.UnitPiece{}, Prices: map[string]uint64{"EUR": 300}},
		{Name: "tea", Unit: api.UnitWeight{Grams: 100}, Prices: map[string]uint64{"EUR": 700, "USD": 800}},
	}}
}
