package rust2go

import (
	"runtime"
	"sync/atomic"
	"time"
	"unsafe"
)

// patience is how often the dispatcher looks for more, letting goroutines run in between, before it parks.
const patience = 2

// serve takes requests over for as long as the program runs.
func (c *carrier) serve() {
	idle := 0
	var since time.Duration
	for {
		if c.dispatch() > 0 {
			idle, since = 0, 0
		} else if busy := atomic.LoadUint64(&c.control.busy); busy > 0 && (since == 0 || time.Since(epoch)-since < time.Duration(busy)) {
			if since == 0 {
				since = time.Since(epoch)
			}
		} else if idle++; idle > patience && c.requests.Park() {
			c.bell.wait()
			c.requests.Unpark()
			idle, since = 0, 0
		}
		runtime.Gosched()
	}
}

// dispatchAll takes over what there is and parks again. Whoever rings has ended the parking before, so there is one at a time.
func (c *carrier) dispatchAll() {
	for {
		for c.dispatch() > 0 {
		}
		if c.requests.Park() {
			return
		}
	}
}

// dispatch starts a goroutine for each request of a batch, and returns how many.
func (c *carrier) dispatch() int {
	n, _ := c.requests.PopInto(c.batch[:])
	for i := 0; i < n; i++ {
		q := &c.batch[i]
		go served[q.method](*(*unsafe.Pointer)(unsafe.Pointer(&q.frame)))
	}
	if n > 0 && c.requests.WakeProducers() {
		tell(c.room, c.word)
	}
	return n
}
