// Package objects gives objects to Rust, and calls Rust's.
package objects

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"rust2go.test/cases/objects/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterObjects(&objects{}) }

type objects struct{ kept *api.ListenerImpl }

type counter struct {
	name string
	sum  atomic.Uint64
}

func (c *counter) Add(n uint64) uint64 { return c.sum.Add(n) }

func (c *counter) Name(context.Context) (string, error) {
	if c.name == "" {
		return "", errors.New("it has no name")
	}
	return c.name, nil
}

func (*objects) Counter(name string) api.Counter { return &counter{name: name} }

func (*objects) Checked(name string) (api.Counter, error) {
	if name == "" {
		return nil, errors.New("a name is needed")
	}
	return &counter{name: name}, nil
}

func (*objects) Maybe(name string) api.Counter {
	if name == "" {
		return nil
	}
	return &counter{name: name}
}

func (*objects) Later(_ context.Context, name string) api.Counter {
	runtime.Gosched()
	return &counter{name: name}
}

func (*objects) Same(a, b api.Counter) bool { return a == b }

func (*objects) Hear(listener *api.ListenerImpl, times uint32) (sum uint64, err error) {
	for i := uint32(0); i < times; i++ {
		sum = listener.Hear(1)
	}
	return sum, listener.Close()
}

func (*objects) Tell(_ context.Context, listener *api.ListenerImpl, goroutines uint32) error {
	failed := make(chan error)
	for g := uint32(1); g <= goroutines; g++ {
		go func(n uint64) {
			text, err := listener.Tell(context.Background(), n)
			if err == nil && text != fmt.Sprint(n) {
				err = fmt.Errorf("%d: %q", n, text)
			}
			failed <- err
		}(uint64(g))
	}
	var err error
	for g := uint32(0); g < goroutines; g++ {
		err = errors.Join(err, <-failed)
	}
	if _, none := listener.Tell(context.Background(), 0); none == nil {
		err = errors.Join(err, errors.New("0 is told"))
	}
	return errors.Join(err, listener.Close())
}

func (*objects) Closed(listener *api.ListenerImpl) error {
	err := listener.Close()
	if err != nil {
		return err
	}
	if _, err = listener.Tell(context.Background(), 1); !errors.Is(err, rust2go.ErrReleased) {
		return fmt.Errorf("%#v", err)
	}
	return listener.Close()
}

func (o *objects) Keep(listener *api.ListenerImpl) { o.kept = listener }

func (o *objects) Kept(n uint64) uint64 { return o.kept.Hear(n) }

func (o *objects) Forget() { o.kept = nil }

func (*objects) Held() uint64 {
	runtime.GC()
	runtime.GC()
	return uint64(rust2go.Counts().Held)
}
