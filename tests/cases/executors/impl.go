// Package executors adds numbers, and calls what runs on Rust's executors.
package executors

import (
	"context"
	"time"

	"rust2go.test/cases/executors/api"
)

func init() { api.RegisterSums(sums{}) }

type sums struct{}

func (sums) Add(ctx context.Context, a, b, ms uint64) uint64 {
	if ms > 0 {
		select {
		case <-time.After(time.Duration(ms) * time.Millisecond):
		case <-ctx.Done():
		}
	}
	return a + b
}

func (sums) Length(_ context.Context, text string) (uint64, error) { return uint64(len(text)), nil }
