package rust2go

import (
	"context"
	"runtime"
	"sync"
	"time"
	"unsafe"
)

// Call is one async call while its handler runs: the first field of what a generated package allocates for it, and the
// handler's context.
type Call struct {
	mu      sync.Mutex
	slot    *Slot    // Rust memory; nil once the handler has returned
	failure *Failure // the outcome, once there is one: `returned` if it is a result
	watch   *watch
	limit   *limit
	gives   *Encoder      // what has made the result, if there are objects in it
	since   time.Duration // when the handler began, if it is a sample
	ringed  bool          // came through the ring
}

// Begin ties c to the slot at s. early says that the method can report a passed deadline before its handler returns.
func (c *Call) Begin(s *Slot, early bool) {
	c.slot = s
	if s.Timeout != 0 {
		c.limit = newLimit(s, time.Duration(s.Timeout), early)
	}
}

// BeginRing is Begin for a call that came through the ring.
func (c *Call) BeginRing(s *Slot, early bool) {
	c.ringed = true
	c.Begin(s, early)
}

// Frame returns the address of the slot, for as long as the handler runs. Nothing in Go keeps it longer: afterwards the memory
// may be anybody's, and a stale address in a Go object would one day confuse the garbage collector.
func (c *Call) Frame() unsafe.Pointer { return unsafe.Pointer(c.slot) }

// Context returns the context of the call.
func (c *Call) Context() context.Context { return c }

// Fail says that the outcome of the call is f. It is the last thing before the handler's goroutine ends.
func (c *Call) Fail(f *Failure) { c.failure = f }

// Returned says that the handler returned, and that its result, if there is one, has been put into the slot. All that the
// result points at must be reachable from the call's own allocation: Rust copies it while End delivers it.
func (c *Call) Returned() { c.failure = returned }

// Stored is Returned for a result that is in the slot with all that belongs to it, because it points at nothing.
func (c *Call) Stored() { c.failure = stored }

// stored stands for success as returned does, and says that Rust needs nothing of Go to take the result.
var stored = &Failure{}

// returned stands for success in Call.failure: a field less in each call.
var returned = &Failure{}

// End is deferred by the goroutine of every async call. It catches a panic and runtime.Goexit, delivers the outcome and
// gives the slot back. Without it a failing handler would take the process with it, or its future would wait for ever.
func (c *Call) End() {
	if c.failure == nil {
		c.failure = ended(recover())
	}
	failure := c.failure
	if failure == returned || failure == stored {
		failure = nil
	}
	if c.since != 0 {
		c.sample()
	}
	slot, what := c.close()
	c.recall(what)
	if c.ringed && what == EventOutcome|EventEnded {
		theRing.complete(slot, failure, c.failure == stored)
	} else {
		event(slot.Done, uintptr(unsafe.Pointer(slot)), what, failure)
	}
	runtime.KeepAlive(c) // the result, the failure and all they point at, until Rust has copied them
}

// close ends the context, as net/http does when a handler returns, and cuts it off from the slot, which Rust may free
// from now on. It tells which events are left to deliver.
func (c *Call) close() (*Slot, uintptr) {
	c.mu.Lock()
	slot, w := c.slot, c.watch
	c.slot = nil
	c.mu.Unlock()
	if w != nil {
		w.cancel()
		calls.remove(w.handle)
	}
	if c.limit != nil && c.limit.close() {
		return slot, EventEnded
	}
	return slot, EventOutcome | EventEnded
}
