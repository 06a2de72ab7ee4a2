// Package greeter greets.
package greeter

import (
	"context"
	"runtime"

	"rust2go.test/linking/api"
)

func init() { api.RegisterGreeter(greeter{}) }

type greeter struct{}

var registry api.RegistryImpl

// The linker says which.
var version = "of no version"

func (greeter) Greet(ctx context.Context, name string) (string, error) {
	home, err := registry.Home(ctx, name)
	if err != nil {
		return "", err
	}
	_, file, _, _ := runtime.Caller(0)
	return "Hello " + registry.Title(name) + " from " + home + ", from " + file + " (" + built + ", " + version + ")", nil
}

func (greeter) All(ctx context.Context, style func(string) string) (greetings []string, err error) {
	registry.Names(ctx)(func(name string) bool {
		greetings = append(greetings, style(name))
		return true
	})
	return greetings, nil
}
