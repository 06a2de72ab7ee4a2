// Package greeter greets.
package greeter

import (
	"context"

	"rust2go.test/linking/api"
)

func init() { api.RegisterGreeter(greeter{}) }

type greeter struct{}

var registry api.RegistryImpl

func (greeter) Greet(ctx context.Context, name string) (string, error) {
	home, err := registry.Home(ctx, name)
	if err != nil {
		return "", err
	}
	return "Hello " + registry.Title(name) + " from " + home + ", from Go", nil
}

func (greeter) All(ctx context.Context, style func(string) string) (greetings []string, err error) {
	registry.Names(ctx)(func(name string) bool {
		greetings = append(greetings, style(name))
		return true
	})
	return greetings, nil
}
