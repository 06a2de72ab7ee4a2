package rust2go

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Stream is a stream of Rust's, in Go. Generated code makes one of the handle in a message, and gives the user one of its funcs, which is
// for a single use: Rust drops its stream when a range over it ends, for whatever reason. Several goroutines may range over the func at
// once, and each item goes to one of them; the first that ends ends all.
type Stream[T any] struct {
	object *Object
	limit  uint32
	next   func(ctx context.Context, limit uint32) ([]T, error)
	batch  atomic.Pointer[batch[T]]

	asking sync.Mutex // held by the one that asks Rust for more

	mu     sync.Mutex
	ended  bool
	ctx    context.Context // of the calls of next; nil before the first range
	cancel context.CancelFunc
}

// batch is what one call of next has brought.
type batch[T any] struct {
	items []T
	taken atomic.Int64
}

// NewStream makes the stream of o, whose next is called for at most window items. o is nil if Rust's could not be adopted.
func NewStream[T any](o *Object, window int, next func(ctx context.Context, limit uint32) ([]T, error)) *Stream[T] {
	return &Stream[T]{object: o, limit: uint32(max(window, 1)), next: next}
}

// BrokenStream makes the stream of a call that failed with err instead of opening one: a range over it gets just that.
func BrokenStream[T any](err error) *Stream[T] {
	return NewStream(nil, 1, func(context.Context, uint32) ([]T, error) { return nil, err })
}

// Seq2 returns the func that yields the items, and an error in the end, if there is one. When ctx ends, that is ctx.Err(). The func can be
// used as an iter.Seq2, and [Close] closes the stream by it.
func (s *Stream[T]) Seq2(ctx context.Context) func(yield func(T, error) bool) {
	return Bind(s.object, func(yield func(T, error) bool) {
		if err := s.each(ctx, func(item T) bool { return yield(item, nil) }); err != nil {
			var none T
			yield(none, err)
		}
	})
}

// Seq returns the func that yields the items of a stream that has no errors of its own. It ends when ctx does, and panics with any other
// error, such as an [*Error] if Rust's stream has panicked. The func can be used as an iter.Seq, and [Close] closes the stream by it.
func (s *Stream[T]) Seq(ctx context.Context) func(yield func(T) bool) {
	return Bind(s.object, func(yield func(T) bool) {
		err := s.each(ctx, yield)
		if end := endOf(ctx); err != nil && (end == nil || !errors.Is(err, end)) {
			panic(err)
		}
	})
}

// Close ends the stream: Rust may drop its own. Ranges over the func end after the item they are at.
func (s *Stream[T]) Close() { s.end() }

// each yields items until one of them all ends the stream, and returns the error if it was this one that found it.
func (s *Stream[T]) each(ctx context.Context, yield func(T) bool) error {
	defer s.end() // after a panic and runtime.Goexit in yield as well
	calls := s.begin(ctx)
	if calls == nil {
		return nil
	}
	for done := calls.Done(); ; {
		had := s.batch.Load()
		item, ok := had.take()
		if !ok {
			if more, err := s.ask(ctx, calls, had); !more {
				return err
			}
			continue
		}
		// What has been taken is yielded: that another has found the end does not say that this item is not wanted.
		if !yield(item) {
			return nil
		}
		select {
		case <-done:
			return s.fail(ctx, ctx.Err())
		default:
		}
	}
}

// take returns the next of the items that there are.
func (b *batch[T]) take() (item T, ok bool) {
	if b == nil {
		return item, false
	}
	i := b.taken.Add(1) - 1
	if i >= int64(len(b.items)) {
		return item, false
	}
	return b.items[i], true
}

// begin returns the context of the calls of next, or nil if the stream has ended.
func (s *Stream[T]) begin(ctx context.Context) context.Context {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return nil
	}
	if s.ctx == nil {
		s.ctx, s.cancel = context.WithCancel(ctx)
		if s.object != nil {
			cancel := s.cancel
			s.object.lease.stop.Store(&cancel) // so that Close by the func wakes a range that waits
		}
	}
	return s.ctx
}

// ask gets more items than those of had, which are all taken, and reports whether there are any; otherwise the stream has ended.
func (s *Stream[T]) ask(ctx, calls context.Context, had *batch[T]) (more bool, err error) {
	s.asking.Lock()
	defer s.asking.Unlock()
	if s.over() {
		return false, nil
	}
	if s.batch.Load() != had { // another was faster
		return true, nil
	}
	items, err := s.next(calls, s.limit)
	if err != nil {
		return false, s.fail(ctx, err)
	}
	if len(items) == 0 {
		s.end()
		return false, nil
	}
	s.batch.Store(&batch[T]{items: items})
	return true, nil
}

// fail ends the stream, and returns err, unless the stream has ended or has been closed: what the others find then is only that.
func (s *Stream[T]) fail(ctx context.Context, err error) error {
	closed := s.object != nil && s.object.handle() == 0
	if !s.end() || closed && errors.Is(err, ErrReleased) {
		return nil
	}
	if end := endOf(ctx); end != nil && errors.Is(err, end) {
		return end
	}
	if closed && errors.Is(err, context.Canceled) { // by lease.end
		return nil
	}
	return err
}

// over reports whether the stream has ended.
func (s *Stream[T]) over() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}

// end ends the stream, and reports whether it is the first to do so.
func (s *Stream[T]) end() bool {
	s.mu.Lock()
	first, cancel := !s.ended, s.cancel
	s.ended = true
	s.mu.Unlock()
	if first {
		s.batch.Store(&batch[T]{})
		_ = s.object.Close()
		if cancel != nil {
			cancel()
		}
	}
	return first
}

// endOf returns why ctx is over, or nil. Rust may notice that a deadline has passed before ctx does.
func endOf(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if at, ok := ctx.Deadline(); ok && !time.Now().Before(at) {
		return context.DeadlineExceeded
	}
	return nil
}
