package rust2go

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// A handler mostly returns without having blocked. Then a goroutine for each call would be the larger part of what the call costs. So a
// dispatcher runs handlers itself, one after the other; and before it enters one, it sees to it that somebody takes over should the
// handler block or compute for long: another dispatcher that is ready to run, if requests wait; or, if none do, one that sleeps,
// whom the next request then wakes. So no request ever waits for the handler of another one, just as if each had a goroutine of its
// own, and only a handler that blocks costs one. docs/adr/0014 has the figures, and what a goroutine keeps from one handler to the next.

// dispatchers is what the dispatchers of the ring share.
type dispatchers struct {
	free  atomic.Int32 // dispatchers that are awake and not in a handler
	brisk atomic.Int32 // 0 to sureness: pauses that were short of late, less those that were long

	mu      sync.Mutex // guards what follows, and the consumer
	batch   [64]request
	at      int
	count   int
	called  bool   // one is going to wait for the bell
	sleeper bool   // it waits
	entered *pause // of the dispatcher that has parked and is in a handler: it need not be woken if it comes back first
}

const (
	// turn is how many handlers a dispatcher runs before it lets other goroutines run, and Go look at its timers and the network.
	turn = 64
	// slice is for how long at most it then runs handlers, if the others ran that long: Go's own measure for goroutines that compute.
	slice = 10 * time.Millisecond
)

// Requests that no method is for: what they ask for never blocks, so whoever takes one over does it himself. Their frame is a handle,
// and must never become a pointer: Go would take it for one into its own memory, or for none that can be.
const (
	askDone       uint32 = 0xFFFF_FFFF // the async call of the waiter has ended
	objectRelease uint32 = 0xFFFF_FFFE // Rust has dropped the object of Go's
	firstBuiltin         = objectRelease
)

// serve takes requests over until there is nothing to do and somebody else who waits for more. It is counted as free.
func (c *carrier) serve() {
	p := &pause{}
	var until time.Duration
	for ran := 1; ; ran++ {
		q, more, ok := c.take()
		if ok && p.since != 0 {
			c.resume(p)
		}
		switch {
		case ok && q.builtin():
			q.run()
			if ran%turn == 0 && time.Since(epoch) >= until {
				until = letRun()
			}
			if more || c.crowded() {
				continue
			}
		case ok && more:
			if c.free.Add(-1) == 0 {
				c.free.Add(1)
				go c.serve()
			}
			q.run()
			c.free.Add(1)
			if ran%turn == 0 && time.Since(epoch) >= until {
				until = letRun()
			}
			continue
		case ok:
			if c.brisk.Load() > 0 && c.enter(p) {
				q.run()
				c.back(p)
				continue
			}
			go q.run()
			if c.crowded() {
				continue
			}
		case !c.crowded() && c.lookOn(p):
			if !c.yields(p) {
				continue
			}
		default:
			if !c.park() {
				return
			}
			if c.crowded() {
				continue
			}
		}
		runtime.Gosched()
	}
}

// letRun lets other goroutines run, and returns until when it is this one's turn then: for as long as theirs was. If all Ps compute, each
// such pause takes 10 ms and more, and a thousand requests would wait for sixteen of them.
func letRun() time.Duration {
	before := time.Since(epoch)
	runtime.Gosched()
	now := time.Since(epoch)
	return now + min(now-before, slice)
}

// builtin reports whether no method is for the request.
func (q request) builtin() bool { return q.method >= firstBuiltin }

// run calls the method with the frame, or does what else is asked for.
func (q request) run() {
	raceEdge()
	switch q.method {
	case askDone:
		waiters.wake(q.frame)
		return
	case objectRelease:
		Release(q.frame)
		return
	}
	served[q.method](*(*unsafe.Pointer)(unsafe.Pointer(&q.frame)))
	runtime.UnlockOSThread() // nothing, unless the handler has forgotten it
}

// take takes a request over, if there is one, and tells whether there are more.
func (c *carrier) take() (q request, more, ok bool) {
	c.mu.Lock()
	room := false
	if c.at == c.count {
		c.at = 0
		c.count, _ = c.requests.PopInto(c.batch[:])
		room = c.count > 0 && c.requests.WakeProducers()
	}
	if ok = c.at < c.count; ok {
		q = c.batch[c.at]
		c.at++
		more = c.at < c.count || !c.requests.Empty()
	}
	c.mu.Unlock()
	if room {
		tell(c.room, c.word)
	}
	return q, more, ok
}

// dispatchAll takes over what there is, on a thread of Rust's that rings by calling, and parks again. Whoever rings has ended the parking
// before, so there is one at a time; and whoever sleeps, sleeps on.
func (c *carrier) dispatchAll() {
	for {
		for {
			q, _, ok := c.take()
			if !ok {
				break
			}
			if q.builtin() {
				q.run()
			} else {
				go q.run()
			}
		}
		c.mu.Lock()
		parked := c.parks()
		c.mu.Unlock()
		if parked {
			return
		}
	}
}
