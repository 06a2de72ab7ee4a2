package engine

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"rust2go.dev/examples/rules/api"
)

// The handlers are ordinary Go and are tested as such, without Rust.

func order() *api.Order {
	return &api.Order{
		ID:      "A-1",
		Amount:  240.5,
		Country: "DE",
		Items:   []api.Item{{SKU: "lamp", Quantity: 2, Price: 60.25}, {SKU: "desk", Quantity: 1, Price: 120}},
		Customer: api.Customer{
			Email: "kim@example.com",
			Tier:  api.TierGold,
			Tags:  map[string]string{"newsletter": "yes"},
		},
		Payment: api.PaymentCard{Country: "FR"},
		Extra:   map[string]any{"limit": "many", "channel": "app"},
	}
}

// endless has ten to the fifteenth of predicates, and makes a thousand values.
const endless = `let n = 1..1000; all(n, all(n, all(n, all(n, all(n, # > 0)))))`

func run(ctx context.Context, source string, order *api.Order) (api.Verdict, error) {
	program, err := engine{}.Compile(ctx, source)
	if err != nil {
		return nil, err
	}
	return program.Eval(ctx, order)
}

func TestVerdicts(t *testing.T) {
	yes, no := api.VerdictMatch{V0: true}, api.VerdictMatch{}
	for source, want := range map[string]api.Verdict{
		`amount > 100`: yes,
		`payment.method == "card" && payment.country != country`: yes,
		`payment.verified`:                            no,
		`customer.tier in [Silver, Gold]`:             yes,
		`customer.tags["newsletter"] == "yes"`:        yes,
		`customer.tags["unknown"] == "yes"`:           no,
		`coupon == nil`:                               yes,
		`extra.channel == "app"`:                      yes,
		`all(items, .quantity > 0)`:                   yes,
		`any(items, any(1..9, # == 9))`:               yes,
		`sum(items, .quantity * .price)`:              api.VerdictScore{V0: 240.5},
		`items[0].quantity`:                           api.VerdictScore{V0: 2},
		`customer.tier`:                               api.VerdictLabel{V0: "Gold"},
		`amount > 1000 ? "review" : "accept"`:         api.VerdictLabel{V0: "accept"},
		`coupon ?? "none"`:                            api.VerdictLabel{V0: "none"},
		`filter(items, .price > 100) | map(.sku)`:     api.VerdictLabels{V0: []string{"desk"}},
		`filter(items, .price > 100)[0].sku`:          api.VerdictLabel{V0: "desk"},
		`split("a b", " ")`:                           api.VerdictLabels{V0: []string{"a", "b"}},
		`wait(duration("1ns"))`:                       yes,
		`let total = amount * 2; total > 480 == true`: yes,
	} {
		got, err := run(context.Background(), source, order())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, %v", source, got, err)
		}
	}
}

func TestOptional(t *testing.T) {
	coupon := "SPRING"
	with := order()
	with.Coupon = &coupon
	for _, source := range []string{`coupon`, `coupon ?? ""`, `lower(coupon) == "spring" ? coupon : ""`} {
		got, err := run(context.Background(), source, with)
		if err != nil || got != (api.VerdictLabel{V0: coupon}) {
			t.Errorf("%s: got %#v, %v", source, got, err)
		}
	}
}

func TestPayments(t *testing.T) {
	for want, payment := range map[string]api.Payment{
		"card":    api.PaymentCard{},
		"invoice": api.PaymentInvoice{Days: 30},
		"balance": api.PaymentBalance{},
	} {
		o := order()
		o.Payment = payment
		got, err := run(context.Background(), `payment.method`, o)
		if err != nil || got != (api.VerdictLabel{V0: want}) {
			t.Errorf("got %#v, %v", got, err)
		}
	}
}

func TestCompileErrors(t *testing.T) {
	for source, want := range map[string]api.RuleErrorCompile{
		`amoun > 100`:       {Message: "unknown name amoun", Line: 1, Column: 1},
		"amount >\n  1 +":   {Message: "unexpected token EOF", Line: 2, Column: 5},
		`amount > "x"`:      {Message: "invalid operation: > (mismatched types float64 and string)", Line: 1, Column: 8},
		`items`:             {Message: gives + ", not []api.Item", Line: 1, Column: 1},
		`{"a": amount}`:     {Message: gives + ", not map[string]interface {}", Line: 1, Column: 1},
		`1 + #interrupt(1)`: {Message: "unexpected token Operator(\"#\")", Line: 1, Column: 5},
	} {
		_, err := engine{}.Compile(context.Background(), source)
		if err != error(want) {
			t.Errorf("%s: got %#v", source, err)
		}
	}
}

func TestEvalErrors(t *testing.T) {
	for source, want := range map[string]api.RuleErrorEval{
		`extra.limit > 100`:    {Message: "invalid operation: string > int", Line: 1, Column: 13},
		`items[7].price > 1`:   {Message: "index out of range: 7 (array length is 2)", Line: 1, Column: 6},
		`len(1..1000000) > 0`:  {Message: "memory budget exceeded", Line: 1, Column: 6},
		`coupon`:               {Message: gives + ", not nil", Line: 1, Column: 1},
		`extra.unknown`:        {Message: gives + ", not nil", Line: 1, Column: 1},
		`extra`:                {Message: gives + ", not map[string]interface {}", Line: 1, Column: 1},
		`map(items, .price)`:   {Message: gives + ", not a list with float64", Line: 1, Column: 1},
		`amount / 0`:           {Message: gives + ", not +Inf", Line: 1, Column: 1},
		`amount - amount / 0.`: {Message: gives + ", not -Inf", Line: 1, Column: 1},
	} {
		_, err := run(context.Background(), source, order())
		if err != error(want) {
			t.Errorf("%s: got %#v", source, err)
		}
	}
}

// losingPatience is a context that is cancelled at the thousandth look at it, or when somebody waits for its end.
type losingPatience struct {
	context.Context
	cancel context.CancelFunc
	looks  int
}

func (c *losingPatience) Err() error {
	if c.looks++; c.looks == 1000 {
		c.cancel()
	}
	return c.Context.Err()
}

func (c *losingPatience) Done() <-chan struct{} {
	c.cancel()
	return c.Context.Done()
}

func TestInterrupted(t *testing.T) {
	for _, source := range []string{
		endless,
		`wait(duration("1000h"))`,
		`any(items, wait(duration("1000h")))`,
	} {
		inner, cancel := context.WithCancel(context.Background())
		ctx := &losingPatience{Context: inner, cancel: cancel}
		if _, err := run(ctx, source, order()); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", source, err)
		}
	}
}

func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	_, err := run(ctx, endless, order())
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (engine{}).Compile(ctx, `true`); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	program, _ := engine{}.Compile(context.Background(), `true`)
	if _, err := program.Eval(ctx, order()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// One program, many goroutines: the race detector looks on.
func TestConcurrent(t *testing.T) {
	program, err := engine{}.Compile(context.Background(), `sum(items, .quantity * .price) > 100 && customer.tier == Gold`)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := 0; i < 16; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for j := 0; j < 100; j++ {
				got, err := program.Eval(context.Background(), order())
				if err != nil || got != (api.VerdictMatch{V0: true}) {
					t.Errorf("got %#v, %v", got, err)
				}
			}
		}()
	}
	all.Wait()
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{`amount > 1`, `all(items, any(1..3, # > .quantity))`, `filter(items, true)[0].sku`, `wait(`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		program, err := engine{}.Compile(context.Background(), source)
		var refused api.RuleErrorCompile
		switch {
		case err == nil && program.Source() != source:
			t.Errorf("got %q", program.Source())
		case err != nil && !errors.As(err, &refused):
			t.Errorf("got %#v", err)
		case err != nil && (refused.Line == 0 || refused.Column == 0 || strings.Contains(refused.Message, "\n")):
			t.Errorf("got %#v", refused)
		}
	})
}
