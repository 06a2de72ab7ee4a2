package rust2go

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// A *Call is the context of its handler. It costs nothing until Go uses it: Err reads one word of the slot, and only Done
// makes a real context, registers the call under a handle, and tells Rust (stateWatched) that dropping the future must
// call back. It ends when the future is dropped, when the deadline passes, and when the handler returns.

// watch is what a call has once somebody waits on its context; guarded by Call.mu.
type watch struct {
	context.Context
	cancel context.CancelFunc
	handle uint64
}

// limit is what a call with a deadline has; set before the handler starts.
type limit struct {
	at    time.Time
	timer *time.Timer // reports DeadlineExceeded to Rust, for a method that has an error to say it with

	// mu is held while the report is made, so that the end of the call waits for it. It is not Call.mu: the report wakes
	// a future, and whatever that does on this thread, down to cancelling the call, must not wait for us.
	mu      sync.Mutex
	slot    *Slot    // nil once the handler has returned
	expired *Failure // was reported; the handler's own outcome will be dropped
}

// Deadline implements context.Context.
func (c *Call) Deadline() (time.Time, bool) {
	if c.limit == nil {
		return time.Time{}, false
	}
	return c.limit.at, true
}

// Done implements context.Context.
func (c *Call) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.watched().Done()
}

// Err implements context.Context.
func (c *Call) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watch == nil && !c.over() {
		return nil
	}
	return c.watched().Err()
}

// over reports whether the context has ended, where no watch tells. c.mu is held.
func (c *Call) over() bool {
	return c.slot == nil ||
		atomic.LoadUint32(&c.slot.State)&stateCancelled != 0 ||
		c.limit != nil && !time.Now().Before(c.limit.at)
}

// Value implements context.Context. It asks the watch, if there is one, so that contexts derived from this one find a
// parent of the standard library's own kind and need no goroutine to follow it.
func (c *Call) Value(key any) any {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.watch == nil {
		return nil
	}
	return c.watch.Value(key)
}

// watched returns the watch, made at the first use. c.mu is held.
func (c *Call) watched() *watch {
	if c.watch != nil {
		return c.watch
	}
	w := &watch{}
	c.watch = w
	if c.limit == nil {
		w.Context, w.cancel = context.WithCancel(context.Background())
	} else {
		w.Context, w.cancel = context.WithDeadline(context.Background(), c.limit.at)
	}
	if c.slot == nil { // the handler has returned
		w.cancel()
		return w
	}
	w.handle = calls.add(c)
	c.slot.Handle = w.handle
	// Pairs with the read-modify-write in Rust that sets stateCancelled: both are on one word, so either we see
	// that bit here, or Rust sees ours and calls the cancel export.
	if setBit(&c.slot.State, stateWatched)&stateCancelled != 0 {
		w.cancel()
	}
	return w
}

// Cancel ends the context of the call that handle names, if it is still running. The cancel export of every generated
// package calls it.
func Cancel(handle uint64) {
	if c, ok := calls.get(handle); ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.watched().cancel()
	}
}

// newLimit makes the deadline of a call. early says that Rust can be told of it before the handler returns.
func newLimit(slot *Slot, timeout time.Duration, early bool) *limit {
	l := &limit{at: time.Now().Add(timeout), slot: slot}
	if early {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.timer = time.AfterFunc(timeout, l.expire)
	}
	return l
}

// expire reports DeadlineExceeded while the handler is still running.
func (l *limit) expire() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.slot == nil {
		return
	}
	l.expired = &Failure{Kind: KindDeadline, Message: context.DeadlineExceeded.Error()}
	event(l.slot.Done, uintptr(unsafe.Pointer(l.slot)), EventOutcome, l.expired)
}

// close keeps the deadline from being reported from now on, and tells whether it has been.
func (l *limit) close() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer != nil {
		l.timer.Stop()
	}
	l.slot = nil
	return l.expired != nil
}

// setBit sets bit in *word and returns what was there before; atomic.OrUint32 came with Go 1.23.
func setBit(word *uint32, bit uint32) uint32 {
	for {
		old := atomic.LoadUint32(word)
		if atomic.CompareAndSwapUint32(word, old, old|bit) {
			return old
		}
	}
}
