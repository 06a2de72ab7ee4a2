// Package storm makes, uses, keeps and drops what stays beyond a call.
package storm

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/storm/api"
)

func init() { api.RegisterStorm(&storm{}) }

const slots = 64

type storm struct {
	mu      sync.Mutex
	kept    [slots]func(uint64) uint64
	streams [slots]func(yield func(uint64) bool)
}

// producers are those that have begun and not returned.
var producers atomic.Int64

type droplet string

func (d droplet) Len() uint64 { return uint64(len(d)) }

func (*storm) DropOfGo(name string) api.Droplet { return droplet(name) }

func (s *storm) Keep(slot uint32, f func(uint64) uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept[slot] = f
}

func (s *storm) Call(slot uint32, n uint64, forget, closes bool) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.kept[slot]
	if f == nil {
		return 0
	}
	if forget || closes {
		s.kept[slot] = nil
	}
	got := f(n)
	if closes {
		rust2go.Close(f)
	}
	return got
}

// below yields the numbers below n.
func below(n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		producers.Add(1)
		defer producers.Add(-1)
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}

func (*storm) Count(_ context.Context, n uint64) func(yield func(uint64) bool) { return below(n) }

func (*storm) Silent(ctx context.Context) func(yield func(uint64) bool) {
	return func(func(uint64) bool) {
		producers.Add(1)
		defer producers.Add(-1)
		<-ctx.Done()
	}
}

// draw ranges over a stream that counts from 0, for at most so many items, and panics if they are others.
func draw(numbers func(yield func(uint64) bool), most uint64) (n uint64) {
	if most == 0 {
		return 0
	}
	numbers(func(item uint64) bool {
		if item != n {
			panic(fmt.Sprintf("%d in place of %d", item, n))
		}
		n++
		return n < most
	})
	return n
}

func (*storm) Take(_ context.Context, numbers func(yield func(uint64) bool), most uint64, closes bool) uint64 {
	n := draw(numbers, most)
	if closes {
		rust2go.Close(numbers)
		if more := draw(numbers, 1); more != 0 {
			panic("a closed stream has items")
		}
	}
	return n
}

// Pool leaves the stream that was in the slot after as many items as the slot says.
func (s *storm) Pool(slot uint32, numbers func(yield func(uint64) bool)) {
	s.mu.Lock()
	numbers, s.streams[slot] = s.streams[slot], numbers
	s.mu.Unlock()
	if numbers != nil {
		go draw(numbers, uint64(slot)%5)
	}
}

func (*storm) Double(_ context.Context, numbers func(yield func(uint64) bool)) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		producers.Add(1)
		defer producers.Add(-1)
		numbers(func(n uint64) bool { return yield(2 * n) })
	}
}

func (s *storm) Calm() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = [slots]func(uint64) uint64{}
	s.streams = [slots]func(yield func(uint64) bool){}
}

func (*storm) Left() (held, objects, waiting, running, goroutines uint64) {
	runtime.GC()
	runtime.GC()
	counts := rust2go.Counts()
	return uint64(counts.Held), uint64(counts.Objects), uint64(counts.Waiting), uint64(producers.Load()), uint64(runtime.NumGoroutine())
}
