package engine

import (
	"context"

	"rust2go.dev/examples/rules/api"
)

// facts is what a rule can name: the fields of an order, by their tags, and what stands here.
type facts struct {
	*api.Order
	Payment payment `expr:"payment"`

	Basic, Silver, Gold api.Tier

	// For functions that wait: expr hands it to all that begin with a context.
	Ctx context.Context `expr:"ctx"`
}

// payment is api.Payment for rules: expr has no variants, so this has the fields of all of them.
type payment struct {
	Method   string `expr:"method"` // card, invoice or balance
	Country  string `expr:"country"`
	Verified bool   `expr:"verified"`
	Days     uint32 `expr:"days"`
}

func newFacts(ctx context.Context, order *api.Order) facts {
	return facts{
		Order:   order,
		Payment: newPayment(order.Payment),
		Basic:   api.TierBasic,
		Silver:  api.TierSilver,
		Gold:    api.TierGold,
		Ctx:     ctx,
	}
}

// newPayment does not compile any more when the contract gets another variant.
func newPayment(p api.Payment) payment {
	return api.MatchPayment(p,
		func(card api.PaymentCard) payment {
			return payment{Method: "card", Country: card.Country, Verified: card.Verified}
		},
		func(invoice api.PaymentInvoice) payment { return payment{Method: "invoice", Days: invoice.Days} },
		func(api.PaymentBalance) payment { return payment{Method: "balance"} },
	)
}
