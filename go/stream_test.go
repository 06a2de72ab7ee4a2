package rust2go

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// counting is a stream of 0 to n-1 in batches of at most three, and then err, of an object that is held.
func counting(t *testing.T, n int, err error) *Stream[int] {
	t.Helper()
	next := 0
	return NewStream(adopted(t), 3, func(ctx context.Context, limit uint32) ([]int, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var items []int
		for ; len(items) < int(limit) && next < n; next++ {
			items = append(items, next)
		}
		if items == nil {
			return nil, err
		}
		return items, nil
	})
}

// ranged is what a range over a Seq2 gets.
func ranged(seq func(func(int, error) bool)) (items []int, errs []error) {
	seq(func(item int, err error) bool {
		if err != nil {
			errs = append(errs, err)
		} else {
			items = append(items, item)
		}
		return true
	})
	return items, errs
}

func TestStreamGivesAllInOrder(t *testing.T) {
	h := playObjects(t, nil)
	for _, n := range []int{0, 1, 3, 10} {
		for _, fails := range []error{nil, io.EOF} {
			seq := counting(t, n, fails).Seq2(context.Background())
			items, errs := ranged(seq)
			if len(items) != n || (fails == nil) != (len(errs) == 0) || len(errs) > 0 && errs[0] != fails {
				t.Errorf("%v, %v", items, errs)
			}
			for i, item := range items {
				if item != i {
					t.Errorf("item %d is %d", i, item)
				}
			}
			if h.held() != 0 {
				t.Error("still held after the end")
			}
			if items, errs := ranged(seq); len(items)+len(errs) != 0 {
				t.Errorf("a second range: %v, %v", items, errs)
			}
		}
	}
}

func TestStreamWithoutErrors(t *testing.T) {
	h := playObjects(t, nil)
	sum := 0
	counting(t, 5, nil).Seq(context.Background())(func(item int) bool { sum += item; return true })
	if sum != 10 || h.held() != 0 {
		t.Errorf("sum %d, %d holds", sum, h.held())
	}
	seq := counting(t, 5, ErrStopped).Seq(context.Background())
	if v := recovered(func() { seq(func(item int) bool { return true }) }); v != ErrStopped || h.held() != 0 {
		t.Errorf("%v, %d holds", v, h.held())
	}
	if v := recovered(func() { seq(func(int) bool { t.Error("an item"); return true }) }); v != nil {
		t.Error(v)
	}
}

func TestStreamThatIsLeft(t *testing.T) {
	h := playObjects(t, nil)
	for name, leave := range map[string]func() bool{
		"break":  func() bool { return false },
		"panic":  func() bool { panic("boom") },
		"Goexit": func() bool { runtime.Goexit(); return true },
	} {
		seq := counting(t, 10, nil).Seq2(context.Background())
		done, count := make(chan struct{}), 0
		go func() {
			defer close(done)
			defer func() { _ = recover() }()
			seq(func(int, error) bool { count++; return leave() })
		}()
		finishes(t, done)
		if count != 1 || h.held() != 0 {
			t.Errorf("%s: %d items, %d holds", name, count, h.held())
		}
		if items, errs := ranged(seq); len(items)+len(errs) != 0 {
			t.Errorf("%s: a second range: %v, %v", name, items, errs)
		}
	}
}

func TestStreamEndsWithItsContext(t *testing.T) {
	h := playObjects(t, nil)
	for _, before := range []int{0, 1, 2, 3, 4} {
		ctx, cancel := context.WithCancel(context.Background())
		var items int
		var errs []error
		if before == 0 {
			cancel()
		}
		counting(t, 10, nil).Seq2(ctx)(func(_ int, err error) bool {
			if err != nil {
				errs = append(errs, err)
			} else if items++; items == before {
				cancel()
			}
			return true
		})
		if items != before || len(errs) != 1 || errs[0] != context.Canceled || h.held() != 0 {
			t.Errorf("%d items for %d, %v, %d holds", items, before, errs, h.held())
		}
	}
	passed, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	counting(t, 10, nil).Seq(passed)(func(int) bool { t.Error("an item"); return true })

	// Rust knows first, or a context that is only its deadline.
	late := &Error{Kind: KindDeadline}
	seq := counting(t, 0, late).Seq2(deadline{context.Background(), time.Now()})
	if _, errs := ranged(seq); len(errs) != 1 || errs[0] != context.DeadlineExceeded {
		t.Error(errs)
	}
	seq = counting(t, 0, late).Seq2(deadline{context.Background(), time.Now().Add(time.Hour)})
	if _, errs := ranged(seq); len(errs) != 1 || errs[0] != late {
		t.Error(errs)
	}
}

// deadline is a context that has a deadline, and does not notice that it has passed.
type deadline struct {
	context.Context
	at time.Time
}

func (d deadline) Deadline() (time.Time, bool) { return d.at, true }

func TestStreamThatIsClosed(t *testing.T) {
	h := playObjects(t, nil)
	closing := func(s *Stream[int]) *Stream[int] {
		next := s.next
		s.next = func(ctx context.Context, limit uint32) ([]int, error) {
			if s.object.handle() == 0 {
				return nil, ErrReleased
			}
			return next(ctx, limit)
		}
		return s
	}
	seq2 := closing(counting(t, 10, nil)).Seq2(context.Background())
	Close(seq2)
	if items, errs := ranged(seq2); len(items)+len(errs) != 0 || h.held() != 0 {
		t.Errorf("%v, %v, %d holds", items, errs, h.held())
	}
	seq, count := closing(counting(t, 10, nil)).Seq(context.Background()), 0
	seq(func(int) bool { Close(seq); count++; return true })
	if count != 1 || h.held() != 0 {
		t.Errorf("%d items, %d holds", count, h.held())
	}
	s := counting(t, 10, nil)
	s.Close()
	if items, errs := ranged(s.Seq2(context.Background())); len(items)+len(errs) != 0 || h.held() != 0 {
		t.Errorf("%v, %v, %d holds", items, errs, h.held())
	}
}

func TestStreamThatIsClosedWhileItWaits(t *testing.T) {
	h := playObjects(t, nil)
	waits := make(chan struct{})
	s := NewStream(adopted(t), 3, func(ctx context.Context, _ uint32) ([]int, error) {
		close(waits)
		<-ctx.Done()
		return nil, ctx.Err()
	})
	seq := s.Seq2(context.Background())
	go func() {
		<-waits
		Close(seq)
	}()
	if items, errs := ranged(seq); len(items)+len(errs) != 0 || h.held() != 0 {
		t.Errorf("%v, %v, %d holds", items, errs, h.held())
	}
}

func TestStreamThatNobodyRangesOver(t *testing.T) {
	h := playObjects(t, nil)
	_ = counting(t, 10, nil).Seq2(context.Background())
	collect(t, func() bool { return h.held() == 0 })
}

func TestBrokenStream(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	for _, ctx := range []context.Context{context.Background(), over} {
		seq := BrokenStream[int](ErrReleased).Seq2(ctx)
		if items, errs := ranged(seq); items != nil || len(errs) != 1 || errs[0] != ErrReleased {
			t.Errorf("%v, %v", items, errs)
		}
		if items, errs := ranged(seq); items != nil || errs != nil {
			t.Errorf("a second range: %v, %v", items, errs)
		}
	}
	if v := recovered(func() { BrokenStream[int](ErrNoRust).Seq(over)(nil) }); v != ErrNoRust {
		t.Error(v)
	}
	BrokenStream[int](context.Canceled).Seq(over)(nil)
	BrokenStream[int](&Error{Kind: KindCancelled}).Seq(over)(nil)
}

// Many range over one func: each item comes once, and the first to leave ends all, those as well that wait for Rust.
func TestStreamOfMany(t *testing.T) {
	h := playObjects(t, nil)
	goroutines(t)
	const n = 20000
	for _, leaves := range []bool{false, true} {
		leaves := leaves
		next, waits := 0, make(chan struct{})
		s := NewStream(adopted(t), 7, func(ctx context.Context, limit uint32) ([]int, error) {
			if next == n && leaves {
				close(waits)
				<-ctx.Done()
				return nil, ctx.Err()
			}
			var items []int
			for ; len(items) < int(limit) && next < n; next++ {
				items = append(items, next)
			}
			return items, nil
		})
		seq := s.Seq2(context.Background())
		var count, sum atomic.Int64
		var all sync.WaitGroup
		for i := 0; i < 8; i++ {
			all.Add(1)
			go func() {
				defer all.Done()
				seq(func(item int, err error) bool {
					if err != nil {
						t.Error(err)
					}
					sum.Add(int64(item))
					if count.Add(1) == 1 && leaves {
						<-waits
						return false
					}
					return true
				})
			}()
		}
		done := make(chan struct{})
		go func() { all.Wait(); close(done) }()
		finishes(t, done)
		if count.Load() != n || sum.Load() != n*(n-1)/2 || h.held() != 0 {
			t.Errorf("%d items, sum %d, %d holds", count.Load(), sum.Load(), h.held())
		}
	}
}

func TestStreamErrorComesOnce(t *testing.T) {
	playObjects(t, nil)
	for round := 0; round < 200; round++ {
		seq := counting(t, 10, io.EOF).Seq2(context.Background())
		var failed atomic.Int64
		var all sync.WaitGroup
		for i := 0; i < 4; i++ {
			all.Add(1)
			go func() {
				defer all.Done()
				if _, errs := ranged(seq); len(errs) > 0 && errors.Is(errs[0], io.EOF) {
					failed.Add(int64(len(errs)))
				}
			}()
		}
		all.Wait()
		// One that comes when the others have ended it gets nothing.
		if n := failed.Load(); n != 1 {
			t.Fatalf("%d errors", n)
		}
	}
}

func BenchmarkStream(b *testing.B) {
	left, batch := b.N, make([]uint64, 1024)
	s := NewStream(nil, 1024, func(context.Context, uint32) ([]uint64, error) {
		items := batch[:min(left, len(batch))]
		left -= len(items)
		return items, nil
	})
	s.Seq2(context.Background())(func(uint64, error) bool { return true })
}
