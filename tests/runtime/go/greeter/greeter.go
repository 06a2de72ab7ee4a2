// Package greeter greets.
package greeter

import (
	"context"
	"sync/atomic"

	"rust2go.test/runtime/api"
)

func init() {
	api.RegisterGreeter(greeter{})
	api.RegisterBare(greeter{})
}

type greeter struct{}

type counter struct{ sum atomic.Uint64 }

var registry api.RegistryImpl

func (greeter) Version() (string, error) { return "1.2", nil }

func (greeter) Greet(ctx context.Context, name string) (string, error) {
	home, err := registry.Home(ctx, name)
	if err != nil {
		return "", err
	}
	return "Hello " + registry.Title(name) + " from " + home, nil
}

func (greeter) All(ctx context.Context, style func(string) string) (greetings []string, err error) {
	registry.Names(ctx)(func(name string) bool {
		greetings = append(greetings, style(name))
		return true
	})
	return greetings, nil
}

func (greeter) Count(_ context.Context, n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}

func (greeter) Sum(_ context.Context, numbers []uint64) (sum uint64, err error) {
	for _, n := range numbers {
		sum += n
	}
	return sum, nil
}

func (greeter) Counter(n uint64) api.Counter {
	c := new(counter)
	c.sum.Store(n)
	return c
}

func (c *counter) Add(n uint64) uint64 { return c.sum.Add(n) }

func (greeter) Nothing() {}
