// Package greeter greets, as it once did.
package greeter

import "rust2go.test/runtime/api"

func init() { api.RegisterGreeter(greeter{}) }

type greeter struct{}

func (greeter) Version() uint32 { return 1 }
