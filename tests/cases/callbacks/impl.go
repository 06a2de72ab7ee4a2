// Package callbacks calls closures of Rust's, and gives it funcs.
package callbacks

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"rust2go.test/cases/callbacks/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterWalker(walker{})
}

type walker struct{}

var finder api.FinderImpl

func entry(n uint32) api.Entry {
	size := uint64(n)
	return api.Entry{Key: fmt.Sprint("key ", n), Size: &size}
}

func (walker) Walk(times uint32, visit func(api.Entry) bool) (n uint32) {
	for n < times && visit(entry(n)) {
		n++
	}
	return n
}

func (walker) WalkLater(goroutines uint32, visit func(api.Entry) bool, done func(uint32)) {
	var all sync.WaitGroup
	var yes atomic.Uint32
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func(g uint32) {
			defer all.Done()
			if visit(entry(g)) {
				yes.Add(1)
			}
		}(g)
	}
	go func() {
		all.Wait()
		rust2go.Close(visit)
		done(yes.Load())
	}()
}

func (walker) Sum(ctx context.Context, times uint64, load func(context.Context, uint64) (uint64, error)) (sum uint64, err error) {
	defer rust2go.Close(load)
	for n := uint64(0); n < times; n++ {
		value, err := load(ctx, n)
		if err != nil {
			return 0, err
		}
		sum += value
	}
	return sum, nil
}

func (walker) Misuse(f, once func() error) error {
	if err := f(); err != nil {
		return err
	}
	rust2go.Close(f)
	if err := f(); !errors.Is(err, rust2go.ErrReleased) {
		return fmt.Errorf("after Close: %v", err)
	}
	if err := once(); err != nil {
		return err
	}
	if err := once(); !errors.Is(err, rust2go.ErrReleased) {
		return fmt.Errorf("twice: %v", err)
	}
	return nil
}

func (walker) Panics(f func() (uint64, error)) error {
	_, err := f()
	var fault *rust2go.Error
	if !errors.As(err, &fault) || !strings.Contains(fault.Message, "on purpose") {
		return fmt.Errorf("%#v", err)
	}
	return nil
}

func (walker) Find(ctx context.Context) error {
	var keys []string
	n := finder.Each("k", func(e api.Entry) bool {
		keys = append(keys, e.Key)
		return len(keys) < 3
	})
	if got := strings.Join(keys, " "); n != 3 || got != "k0 k1 k2" {
		return fmt.Errorf("each: %d, %q", n, got)
	}
	var seen atomic.Uint32
	all := make(chan struct{})
	finder.EachLater(8, func(api.Entry) bool {
		if seen.Add(1) == 8 {
			close(all)
		}
		return true
	})
	<-all
	total, err := finder.Total(ctx, func(_ context.Context, n uint64) (uint64, error) { return n * 2, nil })
	if total != 90 || err != nil {
		return fmt.Errorf("total: %d, %w", total, err)
	}
	_, err = finder.Total(ctx, func(_ context.Context, n uint64) (uint64, error) {
		if n == 5 {
			return 0, api.VisitErrorEnough{V0: n}
		}
		return n, nil
	})
	var enough api.VisitErrorEnough
	if !errors.As(err, &enough) || enough.V0 != 5 {
		return fmt.Errorf("enough: %#v", err)
	}
	text := make(chan string, 1)
	finder.Finish(func(s string) { text <- s })
	if s := <-text; s != "finished" {
		return fmt.Errorf("finish: %q", s)
	}
	return nil
}

func (walker) Held() uint64 {
	runtime.GC()
	runtime.GC()
	return uint64(rust2go.Counts().Held)
}
