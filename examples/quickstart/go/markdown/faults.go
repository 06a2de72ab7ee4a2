package markdown

import (
	"context"

	"rust2go.dev/examples/quickstart/api"
)

func init() { api.RegisterFaults(faults{}) }

// faults implements api.Faults: what goes wrong in real handlers, on demand.
type faults struct{}

func (faults) OutOfRange(_ context.Context, index uint32) (string, error) {
	names := []string{"zero", "one", "two"}
	return names[index], nil
}

func (faults) Wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}
