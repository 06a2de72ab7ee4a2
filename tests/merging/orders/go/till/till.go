// Package till implements orders.
package till

import (
	"context"

	catalog "example.com/catalog/api"
	"example.com/orders/api"
)

func init() { api.RegisterOrders(till{}) }

type till struct{}

func (till) Total(_ context.Context, lines catalog.Page[api.Line], currency string) *uint64 {
	var total uint64
	for _, line := range lines.Items {
		price, ok := line.Item.Prices[currency]
		if !ok {
			return nil
		}
		total += price * uint64(line.Count)
	}
	return &total
}
