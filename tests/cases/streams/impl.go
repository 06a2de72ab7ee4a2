// Package streams yields items to Rust, and ranges over Rust's.
package streams

import (
	"context"
	"runtime"
	"strconv"
	"sync/atomic"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/streams/api"
)

func init() { api.RegisterFeed(feed{}) }

type feed struct{}

var produced, ended atomic.Uint64

func (feed) Count(_ context.Context, n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}

func (feed) Ticks(_ context.Context, symbol string, n uint32) func(yield func(api.Tick, error) bool) {
	return func(yield func(api.Tick, error) bool) {
		for i := uint32(0); i < n; i++ {
			price := float64(i)
			if !yield(api.Tick{Symbol: symbol, Price: &price}, nil) {
				return
			}
		}
		yield(api.Tick{}, api.FeedErrorGone{V0: symbol})
	}
}

func (feed) Ahead(ctx context.Context) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); yield(i); i++ {
			produced.Add(1)
		}
		<-ctx.Done()
		ended.Add(1)
	}
}

func (feed) Produced() (uint64, uint64) { return produced.Load(), ended.Load() }

func (feed) Silent(ctx context.Context) func(yield func(uint64, error) bool) {
	produced.Add(1)
	<-ctx.Done() // it may block here as well
	ended.Add(1)
	return func(yield func(uint64, error) bool) { yield(0, ctx.Err()) }
}

func (feed) Panics(_ context.Context, after uint32) func(yield func(uint32, error) bool) {
	return func(yield func(uint32, error) bool) {
		for i := uint32(0); i < after; i++ {
			yield(i, nil)
		}
		panic("on purpose")
	}
}

func (feed) PanicsPlain(_ context.Context, after uint32) func(yield func(uint32) bool) {
	return func(yield func(uint32) bool) {
		for i := uint32(0); i < after; i++ {
			yield(i)
		}
		panic("on purpose")
	}
}

func (feed) Missing(context.Context) func(yield func(uint32, error) bool) { return nil }

func (feed) Sum(_ context.Context, numbers func(yield func(uint64) bool)) (sum uint64, err error) {
	numbers(func(n uint64) bool {
		sum += n
		return true
	})
	return sum, nil
}

func (feed) First(_ context.Context, numbers func(yield func(uint64, error) bool), n uint32) (first []uint64, err error) {
	if n == 0 {
		return nil, nil
	}
	numbers(func(number uint64, failed error) bool {
		if failed != nil {
			err = failed
			return false
		}
		first = append(first, number)
		return len(first) < int(n)
	})
	return first, err
}

func (feed) Drain(ticks func(yield func(api.Tick) bool), done func(uint64)) {
	go func() {
		count := uint64(0)
		ticks(func(t api.Tick) bool {
			if t.Symbol != strconv.FormatUint(count, 10) || t.Price == nil {
				return false
			}
			count++
			return true
		})
		done(count)
	}()
}

func (feed) Sink(chunks func(yield func([]byte) bool), done func(uint64)) {
	bytes := 0
	chunks(func(chunk []byte) bool {
		bytes += len(chunk)
		return true
	})
	done(uint64(bytes))
}

func (feed) Double(_ context.Context, numbers func(yield func(uint64) bool), limit uint64) func(yield func(uint64, error) bool) {
	return func(yield func(uint64, error) bool) {
		numbers(func(n uint64) bool {
			if n > limit {
				yield(0, &api.FeedErrorLimit{Limit: limit})
				return false
			}
			return yield(2*n, nil)
		})
	}
}

type source string

func (feed) Source(name string) api.Source { return source(name) }

func (s source) Items(_ context.Context, n uint32) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := uint32(0); i < n && yield(string(s)+strconv.Itoa(int(i))); i++ {
		}
	}
}

func (feed) Check(ctx context.Context) error { return check(ctx) }

func (feed) Left() (held, objects, goroutines uint64) {
	runtime.GC()
	runtime.GC()
	counts := rust2go.Counts()
	return uint64(counts.Held), uint64(counts.Objects), uint64(runtime.NumGoroutine())
}
