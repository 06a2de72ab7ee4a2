package rust2go

import (
	"sync/atomic"
	"time"
)

// Looking on for a moment before parking, where that has paid of late.

const (
	// moment is how long a pause between requests may be for it to pay that a dispatcher looks on meanwhile: to be woken takes about as
	// long, and two system calls.
	moment = 20 * time.Microsecond
	// patience is how often a dispatcher looks for more in any case, letting goroutines run in between, before it parks.
	patience = 2
	// sureness is how many more pauses must have been short than long, at most.
	sureness = 8
)

// pause is what a dispatcher knows while there is nothing to do.
type pause struct {
	since   time.Duration // when it began; 0 while there is something to do
	yielded time.Duration // when other goroutines were last let run
	looks   int
}

// lookOn reports whether to look for more before parking: as long as was asked for, or for a moment if that has paid of late.
func (c *carrier) lookOn(p *pause) bool {
	now := time.Since(epoch)
	if p.since == 0 {
		p.since = now
	}
	if p.looks++; p.looks <= patience {
		return true
	}
	limit := time.Duration(atomic.LoadUint64(&c.control.busy))
	if limit == 0 && c.brisk.Load() > 0 {
		limit = moment
	}
	if now-p.since >= limit {
		return false
	}
	if p.looks == patience+1 {
		c.appoint()
	}
	return true
}

// appoint sees to it that there is a sleeper.
func (c *carrier) appoint() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.called {
		return
	}
	c.called = true
	go func() {
		c.sleep(false)
		c.serve()
	}()
}

// yields reports whether to let other goroutines run between two looks. With several Ps that wakes another thread of Go's if one is idle,
// which would have nothing to do but take this goroutine over; so it is done at first, for those that were just started, and then
// from time to time.
func (c *carrier) yields(p *pause) bool {
	now := time.Since(epoch)
	if p.looks > patience && now-p.yielded < 2*moment && c.several {
		return false
	}
	p.yielded = now
	return true
}

// resume ends a pause.
func (c *carrier) resume(p *pause) {
	brisk := c.brisk.Load()
	if time.Since(epoch)-p.since <= 2*moment { // part of it may have been for waking
		brisk = min(brisk+1, sureness)
	} else {
		brisk = max(brisk-1, 0)
	}
	c.brisk.Store(brisk)
	*p = pause{}
}
