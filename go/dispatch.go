package rust2go

import (
	"context"
	"math"
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
	// moment is how long a pause between requests may be for it to pay that a dispatcher looks on meanwhile: to be woken takes about as
	// long, and two system calls.
	moment = 20 * time.Microsecond
	// patience is how often a dispatcher looks for more in any case, letting goroutines run in between, before it parks.
	patience = 2
	// lateness is from when on the bell counts as heard late, and callsWhenLate how often Rust calls then instead of ringing.
	lateness      = 5 * time.Millisecond
	callsWhenLate = 1024
	// sureness is how many more pauses must have been short than long, at most.
	sureness = 8
)

// pause is what a dispatcher knows while there is nothing to do.
type pause struct {
	since   time.Duration // when it began; 0 while there is something to do
	yielded time.Duration // when other goroutines were last let run
	looks   int
}

// serve takes requests over until there is nothing to do and somebody else who waits for more. It is counted as free.
func (c *carrier) serve() {
	p := &pause{}
	for ran := 1; ; ran++ {
		q, more, ok := c.take()
		if ok && p.since != 0 {
			c.resume(p)
		}
		switch {
		case ok && more:
			if c.free.Add(-1) == 0 {
				c.free.Add(1)
				go c.serve()
			}
			q.run()
			c.free.Add(1)
			if ran%turn != 0 {
				continue
			}
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

// run calls the method with the frame.
func (q request) run() {
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
		more = c.at < c.count
	}
	c.mu.Unlock()
	if room {
		tell(c.room, c.word)
	}
	return q, more, ok
}

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
	rested := uint64(time.Since(epoch) + c.clock)
	if !c.several {
		// A call would take the only P along when it returns, until Go's monitor takes it back.
		rested = math.MaxUint64
	}
	atomic.StoreUint64(&c.control.rested, rested)
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

// crowded reports whether the bell was heard late of late. A dispatcher that lets others run may not get its turn again for long then, and
// nobody would ring meanwhile; so it goes back to sleep as soon as it can.
func (c *carrier) crowded() bool { return atomic.LoadUint32(&c.control.late) > 0 }

// heard notes whether the bell was heard late: if all Ps compute, nobody looks at the network but Go's monitor, every 10 ms.
func (c *carrier) heard() {
	rung := time.Duration(atomic.LoadUint64(&c.control.rung)) - c.clock
	// With one P only, calls would make it worse: see parks.
	if c.several && time.Since(epoch)-rung > lateness {
		atomic.StoreUint32(&c.control.late, callsWhenLate)
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

// dispatchAll takes over what there is, on a thread of Rust's that rings by calling, and parks again. Whoever rings has ended the parking
// before, so there is one at a time; and whoever sleeps, sleeps on.
func (c *carrier) dispatchAll() {
	for {
		for {
			q, _, ok := c.take()
			if !ok {
				break
			}
			go q.run()
		}
		c.mu.Lock()
		parked := c.parks()
		c.mu.Unlock()
		if parked {
			return
		}
	}
}
