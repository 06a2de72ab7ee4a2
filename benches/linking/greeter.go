// Package greeter implements the contract.
package greeter

import "hello/api"

func init() { api.RegisterGreeter(greeter{}) }

type greeter struct{}

func (greeter) Greet(name string) string { return "Hello, " + name + "!" }
