package rust2go

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

// numbers is a pump that yields 0 to n-1, and then the error, unless it is nil.
func numbers(n uint64, err error) *Pump[uint64] {
	return NewPump(func(_ context.Context, yield func(uint64, error) bool) *Failure {
		for i := uint64(0); i < n; i++ {
			if !yield(i, nil) {
				return nil
			}
		}
		if err != nil {
			yield(0, err)
		}
		return nil
	})
}

// drain takes all that p has.
func drain(t *testing.T, p *Pump[uint64], limit uint32) (all []uint64, err error) {
	t.Helper()
	for {
		items, err := p.Next(context.Background(), limit)
		if len(items) > int(limit) || err != nil && len(items) > 0 {
			t.Errorf("%d items, %v", len(items), err)
		}
		if len(items) == 0 {
			return all, err
		}
		all = append(all, items...)
	}
}

func TestPumpGivesAllInOrder(t *testing.T) {
	for _, n := range []uint64{0, 1, 5, window, window + 1, 10 * window} {
		for _, limit := range []uint32{1, 7, window} {
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
	var yielded atomic.Int64
	stopped := make(chan struct{})
	p := NewPump(func(ctx context.Context, yield func(uint64, error) bool) *Failure {
		defer close(stopped)
		for yield(0, nil) {
			yielded.Add(1)
		}
		<-ctx.Done()
		if yield(0, nil) || yield(0, io.EOF) {
			t.Error("items are wanted after the end")
		}
		return nil
	})
	handle := Hold(p)
	if yielded.Load() != 0 {
		t.Error("it began before Next")
	}
	for i := 1; i <= 100; i++ {
		if items, err := p.Next(context.Background(), 1); len(items) != 1 || err != nil {
			t.Fatal(items, err)
		}
		if n := yielded.Load(); n > int64(window+i) {
			t.Fatalf("%d items for %d", n, i)
		}
	}
	Release(handle)
	finishes(t, stopped)
	if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
		t.Error(items, err)
	}
}

func TestPumpReleasedBeforeItBegan(t *testing.T) {
	p := NewPump(func(context.Context, func(int, error) bool) *Failure {
		t.Error("run")
		return nil
	})
	Release(Hold(p))
	if items, err := p.Next(context.Background(), 1); items != nil || err != nil {
		t.Error(items, err)
	}
}

func TestPumpGoesOnAfterANextThatWasCancelled(t *testing.T) {
	wait := make(chan struct{})
	p := NewPump(func(_ context.Context, yield func(int, error) bool) *Failure {
		<-wait
		yield(1, nil)
		return nil
	})
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
	for _, test := range []struct {
		name string
		run  func(context.Context, func(int, error) bool) *Failure
		kind uint32
	}{
		{"panic", func(_ context.Context, yield func(int, error) bool) *Failure { yield(1, nil); panic("boom") }, KindPanicked},
		{"Goexit", func(_ context.Context, yield func(int, error) bool) *Failure {
			yield(1, nil)
			runtime.Goexit()
			return nil
		}, KindExited},
		{"failure", func(_ context.Context, yield func(int, error) bool) *Failure {
			yield(1, nil)
			return NotRegistered("Feed")
		}, KindNotRegistered},
	} {
		p := NewPump(test.run)
		if items, err := p.Next(context.Background(), 8); len(items) != 1 || err != nil {
			t.Errorf("%s: %v, %v", test.name, items, err)
		}
		v := recovered(func() { _, _ = p.Next(context.Background(), 8) })
		f := ended(v)
		if f.Kind != test.kind || f.Kind == KindPanicked && (f.Message != "boom" || !strings.Contains(f.Stack, "TestPumpFails")) {
			t.Errorf("%s: %+v", test.name, f)
		}
		if items, err := p.Next(context.Background(), 8); items != nil || err != nil {
			t.Errorf("%s: after the end: %v, %v", test.name, items, err)
		}
	}
	// What comes after an error is nobody's.
	p := NewPump(func(_ context.Context, yield func(int, error) bool) *Failure {
		yield(0, io.EOF)
		panic("late")
	})
	if _, err := p.Next(context.Background(), 8); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
}

func TestPumpStorm(t *testing.T) {
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
	for taken := 0; taken < b.N; {
		items, _ := p.Next(context.Background(), window)
		taken += len(items)
	}
}
