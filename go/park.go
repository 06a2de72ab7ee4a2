package rust2go

import (
	"context"
	"sync/atomic"
	"time"
)

// When a dispatcher sleeps, and who hears the bell: one dispatcher at most waits for it, the sleeper; the others end when there is nothing
// to do, or are in a handler.

const (
	// lateness is from when on the bell counts as heard late, and callsWhenLate how often Rust calls then instead of ringing.
	lateness      = 5 * time.Millisecond
	callsWhenLate = 1024
)

// enter parks while this dispatcher is in a handler, if another one sleeps: whom the next request wakes. It fails if there is a request by
// now.
func (c *carrier) enter(p *pause) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.sleeper || c.entered != nil || c.at != c.count || !c.requests.Park() {
		return false
	}
	c.entered = p
	c.free.Add(-1)
	return true
}

// back ends what enter began.
func (c *carrier) back(p *pause) {
	c.mu.Lock()
	if c.entered == p {
		c.entered = nil
		c.requests.Unpark()
	}
	c.free.Add(1)
	c.mu.Unlock()
}

// park waits for the bell. It ends this dispatcher instead, and reports false, if another one is there who hears of the next request. It
// returns at once if there is a request by now.
func (c *carrier) park() bool {
	c.mu.Lock()
	if !c.called {
		c.called = true
		c.mu.Unlock()
		c.sleep(true)
		return true
	}
	defer c.mu.Unlock()
	// Who is called but does not sleep yet may have looked before this one did, so nobody can rely on him.
	return !c.sleeper || !c.relieved() && !c.rest()
}

// rest parks in the name of the sleeper, and stops counting this dispatcher. c.mu is held.
func (c *carrier) rest() bool {
	if !c.parks() {
		return false
	}
	c.free.Add(-1)
	return true
}

// parks parks, if there is no request, and notes when: Rust rings otherwise after a long rest. c.mu is held.
func (c *carrier) parks() bool {
	if c.at != c.count {
		return false
	}
	atomic.StoreUint64(&c.control.rested, uint64(time.Since(epoch)+c.clock))
	return c.requests.Park()
}

// sleep waits for the bell as the one that is called. free says that this dispatcher is counted as free, and sleeps only if there is no
// request; it is in any case afterwards.
func (c *carrier) sleep(free bool) {
	slept := false
	// The bell forgets what was rung before it calls this, and does not sleep through what is rung after.
	_ = c.bell.Wait(context.Background(), func() bool {
		if slept {
			return true
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		slept = !free || c.relieved() || c.rest()
		c.sleeper = slept
		return !slept
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.called, c.sleeper = false, false
	if slept {
		c.entered = nil
		c.free.Add(1)
		c.requests.Unpark()
		c.heard()
	}
}

// relieved reports whether another dispatcher is free, and stops counting this one then.
func (c *carrier) relieved() bool {
	for {
		free := c.free.Load()
		if free <= 1 {
			return false
		}
		// Whoever enters a handler at this moment and finds nobody else free starts another one.
		if c.free.CompareAndSwap(free, free-1) {
			return true
		}
	}
}

// crowded reports whether the bell was heard late of late. A dispatcher that lets others run may not get its turn again for long then, and
// nobody would ring meanwhile; so it goes back to sleep as soon as it can.
func (c *carrier) crowded() bool { return atomic.LoadUint32(&c.control.late) > 0 }

// heard notes whether the bell was heard late: if all Ps compute, nobody looks at the network but Go's monitor, every 10 ms.
func (c *carrier) heard() {
	rung := time.Duration(atomic.LoadUint64(&c.control.rung)) - c.clock
	// With one P only, a call would take it along when it returns, until Go's monitor takes it back.
	if c.several && time.Since(epoch)-rung > lateness {
		atomic.StoreUint32(&c.control.late, callsWhenLate)
	}
}
