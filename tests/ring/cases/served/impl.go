// Package served calls Rust, while Rust calls it.
package served

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/served/api"
)

func init() { api.RegisterServed(&served{}) }

var answers api.AnswersImpl

type served struct {
	passed    atomic.Uint64
	wrong     atomic.Uint64
	computing atomic.Int64
	stopped   atomic.Bool
}

func (*served) Echo(_ context.Context, n uint64) uint64 { return n }

func (*served) Checked(_ context.Context, n uint64) (uint64, error) { return n, nil }

func (s *served) Wait(goroutines uint32) {
	s.passed.Store(0)
	for g := uint64(0); g < uint64(goroutines); g++ {
		go func(n uint64) {
			if answers.Wait(context.Background(), n) != n {
				s.wrong.Add(1)
			}
			s.passed.Add(1)
		}(g)
	}
}

func (s *served) Through() (uint64, error) {
	if n := s.wrong.Load(); n > 0 {
		return 0, fmt.Errorf("%d have got the answers of others", n)
	}
	return s.passed.Load(), nil
}

func (s *served) Compute(context.Context) (n uint64) {
	s.computing.Add(1)
	defer s.computing.Add(-1)
	for !s.stopped.Load() {
		n++
	}
	return n
}

func (s *served) Computing() uint64 { return uint64(s.computing.Load()) }

func (s *served) Stop() { s.stopped.Store(true) }

// each runs do on so many goroutines, and returns all errors.
func each(goroutines uint32, do func(g uint64) error) error {
	var all sync.WaitGroup
	failed := make([]error, goroutines)
	for g := range failed {
		all.Add(1)
		go func(g int) {
			defer all.Done()
			failed[g] = do(uint64(g))
		}(g)
	}
	all.Wait()
	return errors.Join(failed...)
}

func (*served) Ask(ctx context.Context, goroutines, calls uint32) error {
	return each(goroutines, func(g uint64) error {
		for i := uint32(0); i < calls; i++ {
			n := g<<32 | uint64(i)
			if got := answers.Later(ctx, n, i%3); got != n {
				return fmt.Errorf("%d in place of %d", got, n)
			}
		}
		return nil
	})
}

func (*served) Streams(ctx context.Context, goroutines uint32, items uint64) error {
	return each(goroutines, func(g uint64) error {
		most := items
		if g%2 == 0 {
			most = items / 2
		}
		next := uint64(0)
		answers.Count(ctx, items)(func(n uint64) bool {
			if n != next {
				return false
			}
			next++
			return next < most
		})
		if next != most {
			return fmt.Errorf("%d items in place of %d", next, most)
		}
		if sum := answers.Sum(ctx, below(items)); sum != items*(items-1)/2 {
			return fmt.Errorf("the sum is %d", sum)
		}
		return nil
	})
}

func below(n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}

func (*served) Count(_ context.Context, n uint64) func(yield func(uint64) bool) { return below(n) }

func (*served) Sum(_ context.Context, numbers func(yield func(uint64) bool)) (sum uint64) {
	numbers(func(n uint64) bool { sum += n; return true })
	return sum
}

func (*served) Left() uint64 {
	runtime.GC()
	runtime.GC()
	counts := rust2go.Counts()
	return uint64(counts.Held + counts.Objects + counts.Waiting)
}
