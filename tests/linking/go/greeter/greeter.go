// Package greeter greets.
package greeter

import (
	"context"

	"rust2go.test/linking/api"
)

func init() { api.RegisterGreeter(greeter{}) }

type greeter struct{}

func (greeter) Greet(_ context.Context, name string) (string, error) {
	return "Hello " + name + ", from Go", nil
}
