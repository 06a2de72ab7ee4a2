// Package loops calls Rust again and again: the rows of the benches where Go is the one who calls.
package loops

// // What a C function costs that does nothing, with one pointer as an argument.
// static void nothing(void *p) { (void)p; }
import "C"

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"rust2go.dev/benches/api"
	"rust2go.dev/benches/rust2go"
)

func init() {
	api.RegisterLoops(loops{})
	api.RegisterCounts(counts{})
}

type (
	loops  struct{}
	counts struct{}
)

var back api.BackImpl

func (loops) Empty(calls uint64) uint64 {
	p := new(uint64)
	start := time.Now()
	for i := uint64(0); i < calls; i++ {
		C.nothing(unsafe.Pointer(p))
	}
	return uint64(time.Since(start))
}

func (loops) Add(calls uint64) uint64 {
	sum := uint64(0)
	start := time.Now()
	for i := uint64(0); i < calls; i++ {
		sum = back.Add(sum, 1)
	}
	if sum != calls {
		return 0
	}
	return uint64(time.Since(start))
}

func (loops) Call(calls uint64, next func(uint64) uint64) uint64 {
	defer rust2go.Close(next)
	n := uint64(0)
	start := time.Now()
	for i := uint64(0); i < calls; i++ {
		n = next(n)
	}
	took := time.Since(start)
	if n != calls {
		return 0
	}
	return uint64(took)
}

// oneIn is how many calls there are to one whose latency is taken.
const oneIn = 16

func (loops) Ask(_ context.Context, goroutines uint32, nanos uint64, later bool) api.Loop {
	add := back.AddNow
	if later {
		add = back.AddLater
	}
	var (
		over         atomic.Bool
		calls, wrong atomic.Uint64
		all          sync.WaitGroup
		mu           sync.Mutex
		samples      []uint32
	)
	ctx := context.Background()
	deadline := time.Now().Add(time.Duration(nanos))
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func() {
			defer all.Done()
			var n, bad uint64
			var mine []uint32
			for ; !over.Load(); n++ {
				start := time.Time{}
				if n%oneIn == 0 {
					start = time.Now()
				}
				if add(ctx, n, 1) != n+1 {
					bad++
				}
				if start.IsZero() {
					continue
				}
				now := time.Now()
				mine = append(mine, uint32(now.Sub(start)))
				if now.After(deadline) {
					over.Store(true)
				}
			}
			calls.Add(n)
			wrong.Add(bad)
			mu.Lock()
			samples = append(samples, mine...)
			mu.Unlock()
		}()
	}
	all.Wait()
	return api.Loop{Calls: calls.Load(), Wrong: wrong.Load(), Samples: samples}
}

func (loops) Draw(ctx context.Context, items uint64) uint64 {
	next := uint64(0)
	start := time.Now()
	back.Count(ctx, items)(func(n uint64) bool {
		if n != next {
			return false
		}
		next++
		return true
	})
	took := time.Since(start)
	if next != items {
		return 0
	}
	return uint64(took)
}

func (loops) Receive(_ context.Context, items uint64) uint64 {
	numbers := make(chan uint64, 1024)
	start := time.Now()
	go func() {
		defer close(numbers)
		for n := uint64(0); n < items; n++ {
			numbers <- n
		}
	}()
	next := uint64(0)
	for n := range numbers {
		if n != next {
			return 0
		}
		next++
	}
	return uint64(time.Since(start))
}

func (counts) ByCgo(_ context.Context, n uint64) func(yield func(uint64) bool) { return upTo(n) }

func (counts) ByRing(_ context.Context, n uint64) func(yield func(uint64) bool) { return upTo(n) }

func upTo(n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}
