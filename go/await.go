package rust2go

import (
	"context"
	"time"
)

// Await calls an async method that reports errors, and parks the goroutine until Rust has ended the call. When ctx ends before, Rust drops
// the future, and Await returns ctx.Err() at once. fault is as in Try.
func (s *Served) Await(ctx context.Context, number uint32, a *Ask, fault func(*Failure) error) (Reply, error) {
	f, err := s.method(number)
	if err != nil {
		return Reply{}, err
	}
	return await(ctx, f, 0, a, fault)
}

// Wait calls an async method that has no error to report, and parks the goroutine until Rust has ended the call, also when ctx ends
// before: ctx only tells Rust the deadline. It panics with an [*Error] if the call fails.
func (s *Served) Wait(ctx context.Context, number uint32, a *Ask) Reply {
	f, err := s.method(number)
	if err != nil {
		panic(err)
	}
	return awaitEnd(ctx, f, 0, a)
}

func await(ctx context.Context, f, word uintptr, a *Ask, fault func(*Failure) error) (Reply, error) {
	if err := ctx.Err(); err != nil {
		return Reply{}, err
	}
	var passed bool
	if a.Timeout, passed = left(ctx); passed {
		return Reply{}, context.DeadlineExceeded
	}
	// From the call until the answer is left nothing of the user's runs here that could end this goroutine.
	r, end := wait(f, word, a, ctx.Done())
	switch end {
	case gaveUp:
		r.Leave()
		return Reply{}, ctx.Err()
	case stalled:
		r.Leave()
		return Reply{}, ErrStalled
	}
	return r.outcome(fault)
}

func awaitEnd(ctx context.Context, f, word uintptr, a *Ask) Reply {
	a.Timeout, _ = left(ctx)
	r, end := wait(f, word, a, nil)
	if end == stalled {
		r.Leave()
		panic(ErrStalled)
	}
	if r.failed() {
		panic(r.fault(nil))
	}
	return r
}

// left returns the nanoseconds until the deadline of ctx, at least 1, or 0 if there is none; and whether it has passed.
func left(ctx context.Context) (timeout int64, passed bool) {
	at, ok := ctx.Deadline()
	if !ok {
		return 0, false
	}
	timeout = int64(time.Until(at))
	return max(timeout, 1), timeout <= 0
}

// ending is why a goroutine waits no longer.
type ending int

const (
	finished ending = iota // the answer is done
	gaveUp                 // done was closed first
	stalled                // Rust's executor does not move
)

// wait calls f, and returns the answer once it is done, or has been waited for in vain.
func wait(f, word uintptr, a *Ask, done <-chan struct{}) (r Reply, end ending) {
	a.Spare = spares.take()
	r = send(f, word, a)
	if r.done() || theHaste.rest(r) {
		return r, finished
	}
	w, handle := waiters.take()
	defer waiters.give(w)
	if !r.awaited(handle) {
		return r, finished
	}
	for !r.done() {
		theStall.watch()
		if done == nil {
			<-w.token
		} else {
			select {
			case <-w.token:
			case <-done:
				if !r.done() {
					return r, gaveUp
				}
			}
		}
		if w.stalled.Load() == uint32(handle>>32) && !r.done() {
			return r, stalled
		}
	}
	return r, finished
}
