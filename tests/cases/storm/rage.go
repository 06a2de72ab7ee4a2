package storm

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/storm/api"
)

var gust api.GustImpl

// pile is what the goroutines keep for one another.
type pile struct {
	mu      sync.Mutex
	flakes  [slots]*api.FlakeImpl
	streams [slots]func(yield func(uint64) bool)
}

// Rage is Go's half of the storm.
func (*storm) Rage(_ context.Context, goroutines, rounds uint32) error {
	var all sync.WaitGroup
	var kept pile
	failed := make(chan error, goroutines)
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func(random uint64) {
			defer all.Done()
			for i := uint32(0); i < rounds; i++ {
				// Xorshift, of Marsaglia: enough to mix the orders.
				random ^= random << 13
				random ^= random >> 7
				random ^= random << 17
				if err := kept.round(random); err != nil {
					failed <- fmt.Errorf("round %d: %w", i, err)
					return
				}
				gust.Round()
			}
		}(uint64(g) + 101)
	}
	all.Wait()
	close(failed)
	return <-failed
}

// round makes a func, an object and a stream.
func (p *pile) round(random uint64) error {
	calls := uint64(0)
	if n := gust.Each(func(n uint64) bool { calls++; return n < random%3 }); n != calls {
		return fmt.Errorf("each: %d, and %d calls", n, calls)
	}
	if err := p.flake(random>>8, gust.Flake(random)); err != nil {
		return fmt.Errorf("flake: %w", err)
	}
	if err := p.stream(random >> 16); err != nil {
		return fmt.Errorf("stream %d: %w", random>>16%10, err)
	}
	return nil
}

// flake keeps an object in place of another, and looks at that, which may be closed by now.
func (p *pile) flake(random uint64, flake *api.FlakeImpl) error {
	p.mu.Lock()
	flake, p.flakes[random%slots] = p.flakes[random%slots], flake
	p.mu.Unlock()
	if flake == nil {
		return nil
	}
	if random>>6&1 == 0 { // beside its use
		go func() { _ = flake.Close() }()
	}
	if _, err := flake.Number(); err != nil && (random>>6&1 == 1 || !errors.Is(err, rust2go.ErrReleased)) {
		return err
	}
	if random>>6&3 == 1 { // the other half is for the collector
		_ = flake.Close()
		if _, err := flake.Number(); !errors.Is(err, rust2go.ErrReleased) {
			return fmt.Errorf("after Close: %v", err)
		}
	}
	return nil
}

// stream draws from a stream of Rust's, or gives it one of Go's.
func (p *pile) stream(random uint64) error {
	ctx := context.Background()
	n := random >> 4 % 32
	want := func(got, want uint64) error {
		if got != want {
			return fmt.Errorf("%d in place of %d, of %d", got, want, n)
		}
		return nil
	}
	switch random % 10 {
	case 0: // to its end
		return want(draw(gust.Count(ctx, n), n+1), n)
	case 1: // left
		return want(draw(gust.Count(ctx, n+2), n/2+1), n/2+1)
	case 2: // never begun, and closed
		numbers := gust.Count(ctx, n)
		rust2go.Close(numbers)
		return want(draw(numbers, 1), 0)
	case 3: // never begun, and forgotten
		gust.Count(ctx, n)
	case 4: // closed while it waits
		numbers := gust.Slow(ctx)
		return want(draw(func(yield func(uint64) bool) {
			numbers(func(n uint64) bool {
				go rust2go.Close(numbers)
				return yield(n)
			})
		}, 2), 1)
	case 5: // cancelled while it waits
		within, cancel := context.WithCancel(ctx)
		defer cancel()
		numbers := gust.Slow(within)
		return want(draw(func(yield func(uint64) bool) {
			numbers(func(n uint64) bool {
				go cancel()
				return yield(n)
			})
		}, 2), 1)
	case 6: // kept for another goroutine, which gets what another one left
		numbers := gust.Count(ctx, n)
		p.mu.Lock()
		numbers, p.streams[n] = p.streams[n], numbers
		p.mu.Unlock()
		if numbers != nil {
			return want(draw(numbers, n/2+1), min(n, n/2+1))
		}
	case 7: // given
		return want(gust.Sum(ctx, below(n), n+1), n*(n-1)/2)
	case 8: // given, and left
		most := n / 2
		return want(gust.Sum(ctx, below(n+2), most), most*(most-1)/2)
	default: // both
		got := uint64(0)
		gust.Double(ctx, below(n))(func(item uint64) bool {
			if item != 2*got {
				return false
			}
			got++
			return got <= n/2
		})
		return want(got, min(n, n/2+1))
	}
	return nil
}
