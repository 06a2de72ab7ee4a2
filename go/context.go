package rust2go

import (
	"context"
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
	at      time.Time
	timer   *time.Timer // reports DeadlineExceeded to Rust, for a method that has an error to say it with
	expired *Failure    // was reported; the handler's own outcome will be dropped; guarded by Call.mu
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
	if c := calls.get(handle); c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.watched().cancel()
	}
}

// setLimit gives the call its deadline. early says that Rust can be told of it before the handler returns.
func (c *Call) setLimit(timeout time.Duration, early bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.limit = &limit{at: time.Now().Add(timeout)}
	if early {
		c.limit.timer = time.AfterFunc(timeout, c.expire)
	}
}

// expire reports DeadlineExceeded while the handler is still running. It holds the lock meanwhile, so that close, and with
// it the end of the slot, waits.
func (c *Call) expire() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.slot == nil {
		return
	}
	c.limit.expired = &Failure{Kind: KindDeadline, Message: context.DeadlineExceeded.Error()}
	event(c.slot.Done, uintptr(unsafe.Pointer(c.slot)), EventOutcome, c.limit.expired)
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
