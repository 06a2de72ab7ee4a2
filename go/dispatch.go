package rust2go

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// A call of a busy program mostly finds others waiting beside it, and a handler mostly returns without having blocked. Then a goroutine for
// each call would be the larger part of its cost. So a dispatcher runs the handlers itself, one after the other, as long as requests wait;
// and before it enters one, it sees to it that another dispatcher is ready to run, which takes over the moment that the handler blocks
// or computes for long. So no request ever waits for the handler of another one, as if each had a goroutine of its own; only a
// handler that blocks costs one.
//
// What a goroutine keeps from one handler to the next is the exception: see doc.go.

// dispatchers is what the dispatchers of the ring share.
type dispatchers struct {
	mu    sync.Mutex // guards the consumer, batch, at and count
	batch [64]request
	at    int
	count int
	free  atomic.Int32 // dispatchers that are not in a handler
}

const (
	// patience is how often the last dispatcher looks for more, letting goroutines run in between, before it parks.
	patience = 2
	// turn is how many handlers a dispatcher runs before it lets other goroutines run, and Go look at its timers and the network.
	turn = 64
)

// serve takes requests over until there is nothing to do and another dispatcher that waits for more. It is counted as free.
func (c *carrier) serve() {
	idle := 0
	var since time.Duration
	for ran := 0; ; {
		q, more, ok := c.take()
		switch {
		case ok && more:
			idle, since = 0, 0
			if c.free.Add(-1) == 0 {
				c.free.Add(1)
				go c.serve()
			}
			q.run()
			runtime.UnlockOSThread() // nothing, unless the handler has forgotten it
			c.free.Add(1)
			if ran++; ran%turn != 0 {
				continue
			}
		case ok:
			idle, since = 0, 0
			go q.run()
		case c.leave():
			return
		case c.lookOn(&since):
		default:
			if idle++; idle > patience && c.park() {
				idle, since = 0, 0
			}
		}
		runtime.Gosched()
	}
}

// run calls the method with the frame.
func (q request) run() {
	served[q.method](*(*unsafe.Pointer)(unsafe.Pointer(&q.frame)))
}

// take takes a request over, if there is one, and tells whether there are more.
func (c *carrier) take() (q request, more, ok bool) {
	c.mu.Lock()
	if c.at == c.count {
		c.at = 0
		c.count, _ = c.requests.PopInto(c.batch[:])
		if c.count > 0 && c.requests.WakeProducers() {
			defer tell(c.room, c.word)
		}
	}
	if ok = c.at < c.count; ok {
		q = c.batch[c.at]
		c.at++
		more = c.at < c.count
	}
	c.mu.Unlock()
	return q, more, ok
}

// leave reports whether this dispatcher can end, because another one is free.
func (c *carrier) leave() bool {
	for {
		free := c.free.Load()
		if free <= 1 {
			return false
		}
		if c.free.CompareAndSwap(free, free-1) {
			return true
		}
	}
}

// lookOn reports whether to look for more for a while: busy polling. since is when that began.
func (c *carrier) lookOn(since *time.Duration) bool {
	busy := time.Duration(atomic.LoadUint64(&c.control.busy))
	if busy <= 0 {
		return false
	}
	now := time.Since(epoch)
	if *since == 0 {
		*since = now
	}
	return now-*since < busy
}

// park waits for the bell, unless there is something to do.
func (c *carrier) park() bool {
	c.mu.Lock()
	parked := c.at == c.count && c.requests.Park()
	c.mu.Unlock()
	if parked {
		c.bell.wait()
		c.requests.Unpark()
	}
	return parked
}

// dispatchAll takes over what there is and parks again: where there is no file for the bell, Rust calls it. Whoever rings has ended
// the parking before, so there is one at a time.
func (c *carrier) dispatchAll() {
	for {
		for {
			q, _, ok := c.take()
			if !ok {
				break
			}
			go q.run()
		}
		if c.requests.Park() {
			return
		}
	}
}
