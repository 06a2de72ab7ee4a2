// Package reentry calls back who has called it.
package reentry

import (
	"context"
	"errors"
	"fmt"

	"rust2go.test/cases/reentry/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterUp(up{}) }

type up struct{}

var down api.DownImpl

func (up) Sync(depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return down.Sync(depth-1) + 1
}

func (up) Later(ctx context.Context, depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return down.Later(ctx, depth-1) + 1
}

func (up) Mixed(depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return down.MixedLater(context.Background(), depth-1) + 1
}

func (up) MixedLater(_ context.Context, depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return down.Mixed(depth-1) + 1
}

func (up) Stalls() error {
	if err := down.Rest(context.Background()); !errors.Is(err, rust2go.ErrStalled) {
		return fmt.Errorf("it should be stalled, and is %v", err)
	}
	return nil
}

func (u up) StallsBehind() error {
	failed := make(chan error)
	go func() { failed <- u.Stalls() }()
	return <-failed
}

func (up) Rests(ctx context.Context) error { return down.Rest(ctx) }
