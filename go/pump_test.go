package rust2go

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const testWindow = 1024

// opens is what a pump opens that yields what items yields.
func opens[T any](items func(ctx context.Context, yield func(T, error) bool)) func(context.Context) func(func(T, error) bool) {
	return func(ctx context.Context) func(func(T, error) bool) {
		return func(yield func(T, error) bool) { items(ctx, yield) }
	}
}

// numbers is a pump that yields 0 to n-1, and then the error, unless it is nil.
func numbers(n uint64, err error) *Pump[uint64] {
	return NewPump(testWindow, opens(func(_ context.Context, yield func(uint64, error) bool) {
		for i := uint64(0); i < n; i++ {
			if !yield(i, nil) {
				return
			}
		}
		if err != nil {
			yield(0, err)
		}
	}))
}

// drain takes all that p has.
func drain(t *testing.T, p *Pump[uint64], limit uint32) (all []uint64, err error) {
	t.Helper()
	for {
		items, err := p.Next(context.Background(), limit)
		if len(items) > int(max(limit, 1)) || err != nil && len(items) > 0 {
			t.Errorf("%d items, %v", len(items), err)
		}
		if len(items) == 0 {
			return all, err
		}
		all = append(all, items...)
	}
}

// goroutines fails unless there are as many goroutines as before in the end.
func goroutines(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for limit := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
			if time.Now().After(limit) {
				t.Fatalf("%d goroutines, and %d before", runtime.NumGoroutine(), before)
			}
		}
	})
}

func TestPumpGivesAllInOrder(t *testing.T) {
	goroutines(t)
	for _, n := range []uint64{0, 1, 5, testWindow, testWindow + 1, 10 * testWindow} {
		for _, limit := range []uint32{0, 1, 7, testWindow, 1 << 31} {
			for _, fails := range []error{nil, io.ErrUnexpectedEOF} {
				p := numbers(n, fails)
				all, err := drain(t, p, limit)
				if err != fails || uint64(len(all)) != n {
					t.Errorf("%d of %d items, %v", len(all), n, err)
				}
				for i, item := range all {
					if item != uint64(i) {
						t.Fatalf("item %d is %d", i, item)
					}
				}
				if more, err := p.Next(context.Background(), limit); more != nil || err != nil {
					t.Errorf("after the end: %v, %v", more, err)
				}
			}
		}
	}
}

func TestPumpIsBounded(t *testing.T) {
	goroutines(t)
	for _, window := range []int{-1, 1, 2, 16, testWindow} {
		var yielded atomic.Int64
		stopped := make(chan struct{})
		p := NewPump(window, opens(func(ctx context.Context, yield func(uint64, error) bool) {
			defer close(stopped)
			for yield(0, nil) {
				yielded.Add(1)
			}
			<-ctx.Done()
			if yield(0, nil) || yield(0, io.EOF) {
				t.Error("items are wanted after the end")
			}
		}))
		handle := Hold(p)
		if yielded.Load() != 0 {
			t.Error("it began before Next")
		}
		for i := 1; i <= 100; i++ {
			if items, err := p.Next(context.Background(), 1); len(items) != 1 || err != nil {
				t.Fatal(items, err)
			}
			if n := yielded.Load(); n > int64(max(window, 1)+i) {
				t.Fatalf("%d items for %d", n, i)
			}
		}
		Release(handle)
		finishes(t, stopped)
		if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
			t.Error(items, err)
		}
	}
}

func TestPumpReleasedBeforeItBegan(t *testing.T) {
	p := NewPump(1, func(context.Context) func(func(int, error) bool) {
		t.Error("opened")
		return nil
	})
	Release(Hold(p))
	if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
		t.Error(items, err)
	}
}

// A stream may be dropped while it waits for an item, in its open or in its func, and while somebody waits for it.
func TestPumpReleasedWhileItWaits(t *testing.T) {
	goroutines(t)
	for _, opened := range []bool{false, true} {
		opened := opened
		waits := make(chan struct{})
		wait := func(ctx context.Context) { close(waits); <-ctx.Done() }
		p := NewPump(1, func(ctx context.Context) func(func(int, error) bool) {
			if !opened {
				wait(ctx)
			}
			return func(yield func(int, error) bool) {
				if opened {
					wait(ctx)
				}
				yield(0, ctx.Err())
			}
		})
		handle, done := Hold(p), make(chan struct{})
		go func() {
			defer close(done)
			if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
				t.Error(items, err)
			}
		}()
		finishes(t, waits)
		Release(handle)
		finishes(t, done)
	}
}

func TestPumpGoesOnAfterANextThatWasCancelled(t *testing.T) {
	wait := make(chan struct{})
	p := NewPump(1, opens(func(_ context.Context, yield func(int, error) bool) {
		<-wait
		yield(1, nil)
	}))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if items, err := p.Next(ctx, 1); items != nil || err != context.Canceled {
		t.Error(items, err)
	}
	close(wait)
	if items, err := p.Next(context.Background(), 1); len(items) != 1 || err != nil {
		t.Error(items, err)
	}
}

func TestPumpFails(t *testing.T) {
	goroutines(t)
	none := func(context.Context) func(func(int, error) bool) { return nil }
	for _, test := range []struct {
		name  string
		open  func(context.Context) func(func(int, error) bool)
		kind  uint32
		items int
	}{
		{"panic", opens(func(_ context.Context, yield func(int, error) bool) { yield(1, nil); panic("boom") }), KindPanicked, 1},
		{"panic in open", func(context.Context) func(func(int, error) bool) { panic("boom") }, KindPanicked, 0},
		{"Goexit", opens(func(_ context.Context, yield func(int, error) bool) { yield(1, nil); runtime.Goexit() }), KindExited, 1},
		{"Goexit in open", func(context.Context) func(func(int, error) bool) { runtime.Goexit(); return nil }, KindExited, 0},
		{"nil", none, KindUnsendable, 0},
		{"plain nil", func(context.Context) func(func(int, error) bool) { return PlainItems[int](nil) }, KindUnsendable, 0},
	} {
		p := NewPump(8, test.open)
		for i := 0; i < test.items; i++ {
			if items, err := p.Next(context.Background(), 1); len(items) != 1 || err != nil {
				t.Errorf("%s: %v, %v", test.name, items, err)
			}
		}
		f := ended(recovered(func() { _, _ = p.Next(context.Background(), 8) }))
		if f.Kind != test.kind || f.Kind == KindPanicked && (f.Message != "boom" || !strings.Contains(f.Stack, "TestPumpFails")) {
			t.Errorf("%s: %+v", test.name, f)
		}
		if items, err := p.Next(context.Background(), 8); items != nil || err != nil {
			t.Errorf("%s: after the end: %v, %v", test.name, items, err)
		}
	}
	// What comes after an error is nobody's.
	p := NewPump(8, opens(func(_ context.Context, yield func(int, error) bool) {
		yield(0, io.EOF)
		panic("late")
	}))
	if _, err := p.Next(context.Background(), 8); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
}

func TestPlainItems(t *testing.T) {
	p := NewPump(2, func(context.Context) func(func(int, error) bool) {
		return PlainItems(func(yield func(int) bool) { _ = yield(1) && yield(2) && yield(3) })
	})
	for i := 1; i <= 3; i++ {
		if items, err := p.Next(context.Background(), 1); len(items) != 1 || items[0] != i || err != nil {
			t.Error(items, err)
		}
	}
	if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
		t.Error(items, err)
	}
}

// Many yield, and many ask: each item comes once, and nobody waits for ever.
func TestPumpOfManyForMany(t *testing.T) {
	goroutines(t)
	const producers, each = 8, 2000
	p := NewPump(4, opens(func(_ context.Context, yield func(uint64, error) bool) {
		var all sync.WaitGroup
		for i := uint64(0); i < producers; i++ {
			base := i * each
			all.Add(1)
			go func() {
				defer all.Done()
				for i := uint64(0); i < each && yield(base+i, nil); i++ {
				}
			}()
		}
		all.Wait()
	}))
	var sum, count atomic.Uint64
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		limit := uint32(1 + i)
		all.Add(1)
		go func() {
			defer all.Done()
			for {
				items, err := p.Next(context.Background(), limit)
				if err != nil || len(items) == 0 {
					return
				}
				for _, item := range items {
					sum.Add(item)
				}
				count.Add(uint64(len(items)))
				over, cancel := context.WithCancel(context.Background())
				cancel() // one that gives up at once must not take the news of an item with it
				if items, _ := p.Next(over, 1); len(items) > 0 {
					sum.Add(items[0])
					count.Add(1)
				}
			}
		}()
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	finishes(t, done)
	if n := uint64(producers * each); count.Load() != n || sum.Load() != n*(n-1)/2 {
		t.Errorf("%d items, sum %d", count.Load(), sum.Load())
	}
}

func TestPumpStorm(t *testing.T) {
	goroutines(t)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for round := uint64(0); round < 2000; round++ {
			p := numbers(round, nil)
			handle := Hold(p)
			for taken := uint64(0); taken < round/2; {
				items, err := p.Next(context.Background(), uint32(1+round%50))
				if err != nil || len(items) == 0 {
					t.Error(items, err)
					return
				}
				taken += uint64(len(items))
			}
			Release(handle)
		}
	}()
	finishes(t, done)
}

func BenchmarkPump(b *testing.B) {
	p := numbers(uint64(b.N), nil)
	calls := 0
	for taken := 0; taken < b.N; calls++ {
		items, _ := p.Next(context.Background(), testWindow)
		taken += len(items)
	}
	b.ReportMetric(float64(b.N)/float64(calls), "items/call")
}
