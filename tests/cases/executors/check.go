package executors

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"rust2go.test/cases/executors/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterRunsCheck(check{}) }

type check struct{}

var runs api.RunsImpl

func (check) All(ctx context.Context, goroutines uint32) error {
	var all sync.WaitGroup
	failed := make(chan error, goroutines)
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func(n uint64) {
			defer all.Done()
			if err := some(ctx, n); err != nil {
				failed <- fmt.Errorf("goroutine %d: %w", n, err)
			}
		}(uint64(g))
	}
	all.Wait()
	close(failed)
	return <-failed
}

// some makes a call of each kind.
func some(ctx context.Context, n uint64) error {
	if got, err := runs.Later(ctx, n, uint32(n%5)); got != n || err != nil {
		return fmt.Errorf("later: %d, %w", got, err)
	}
	if got, err := runs.Add(ctx, n, 7); got != n+7 || err != nil {
		return fmt.Errorf("add: %d, %w", got, err)
	}
	within, cancel := context.WithCancel(ctx)
	go cancel()
	if err := runs.Forever(within); !errors.Is(err, context.Canceled) {
		return fmt.Errorf("forever: %#v", err)
	}
	if got, err := count(runs.Count(ctx, n), n+1); got != n || err != nil {
		return fmt.Errorf("count: %d, %w", got, err)
	}
	if got, err := count(runs.Count(ctx, 1<<40), n+1); got != n+1 || err != nil {
		return fmt.Errorf("left: %d, %w", got, err)
	}
	got, err := runs.Sum(ctx, func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
			runtime.Gosched()
		}
	})
	if got != n*(n-1)/2 || err != nil {
		return fmt.Errorf("sum: %d, %w", got, err)
	}
	return nil
}

// count ranges over at most so many numbers, and returns how many there were.
func count(numbers func(yield func(uint64, error) bool), most uint64) (n uint64, failed error) {
	numbers(func(item uint64, err error) bool {
		if err == nil && item != n {
			err = fmt.Errorf("%d in place of %d", item, n)
		}
		if failed = err; err != nil {
			return false
		}
		n++
		return n < most
	})
	return n, failed
}

func (check) InASyncCall() error { return some(context.Background(), 3) }

func (check) Range(_ context.Context, numbers func(yield func(uint64) bool)) (sum uint64, err error) {
	numbers(func(n uint64) bool { sum += n; return true })
	return sum, nil
}

func (check) Later(ctx context.Context, n uint64, yields uint32) (uint64, error) {
	return runs.Later(ctx, n, yields)
}

func (check) IsDropped(ctx context.Context) error {
	if _, err := runs.Later(ctx, 1, 1); !errors.Is(err, rust2go.ErrStopped) {
		return fmt.Errorf("%#v", err)
	}
	return nil
}

func (check) Left() uint64 {
	runtime.GC()
	runtime.GC()
	counts := rust2go.Counts()
	return uint64(counts.Held + counts.Objects + counts.Waiting)
}
