package rust2go

import (
	"sync/atomic"
	"time"
	"unsafe"
)

// Who takes completions over, as control.duty says: the Rust half's ring/duty.rs has the whole story.
const (
	dutyIdle     uint32 = 0 // nobody will look
	dutyPromised uint32 = 1 // a task has been woken that will look
)

// What Done is told of calls that the ring carries.
const (
	eventLead  uintptr = 1 << 2 // the task that it wakes is to look at the ring as well
	eventQuiet uintptr = 1 << 3 // take the outcome, and wake nobody: the end comes through the ring
)

// outcomeTaken marks a slot in the ring whose outcome Rust has taken already.
const outcomeTaken = 1

// complete gives a slot back to Rust, with its outcome: failure, or the result that is in its frame. stored says that all of the
// result is there. Otherwise Rust takes it while Go keeps it alive.
//
// If nobody is about to look at the ring, this call's own task is woken, which then will; the calls that complete until it does need
// to wake nobody.
func (c *carrier) complete(slot *Slot, failure *Failure, stored bool) {
	address := uintptr(unsafe.Pointer(slot))
	switch {
	case c.lead():
		event(slot.Done, address, EventOutcome|EventEnded|eventLead, failure)
	case stored:
		c.push(slot.Done, address)
	default:
		event(slot.Done, address, EventOutcome|eventQuiet, failure)
		c.push(slot.Done, address|outcomeTaken)
	}
}

// push puts a slot into the ring, for whoever looks. If the ring is full, the slot goes by itself.
func (c *carrier) push(done, address uintptr) {
	raceEdge()
	if c.completions.Push(uint64(address)) != nil {
		what := EventOutcome | EventEnded
		if address&outcomeTaken != 0 {
			what = EventEnded
		}
		event(done, address&^outcomeTaken, what, nil)
		return
	}
	// Whoever was about to look may have gone to rest just before: look at the word once more. Rust writes it and then looks at the
	// ring, we write the ring and then look at it, so one of us sees the other. Wake has the fence between the two; the consumer
	// itself never parks.
	c.completions.Wake()
	if c.lead() {
		tell(c.drain, c.word)
		return
	}
	if !c.watched.Load() && c.watched.CompareAndSwap(false, true) {
		c.watch()
	}
}

// lead reports whether nobody is about to look at the ring, and makes it this goroutine's part to change that.
func (c *carrier) lead() bool {
	duty := &c.control.duty
	return atomic.LoadUint32(duty) == dutyIdle && atomic.CompareAndSwapUint32(duty, dutyIdle, dutyPromised)
}

// tick is how long a promise may take to be kept while completions wait.
const tick = time.Millisecond

// watch sees to it that promises are kept: a task that was woken to look may be busy with something else for a long time, while the
// completions of others wait. A timer runs for it only while completions wait, and costs no goroutine until it fires.
func (c *carrier) watch() {
	c.drained.Store(atomic.LoadUint32(&c.control.drains))
	c.timer.Reset(tick)
}

// startWatching makes the timer, and sets it only then: check may run at once, and resets it.
func (c *carrier) startWatching() {
	c.watched.Store(true)
	c.timer = time.AfterFunc(time.Hour, c.check)
	c.timer.Reset(tick)
}

// check is what the timer calls.
func (c *carrier) check() {
	switch atomic.LoadUint32(&c.control.duty) {
	case dutyIdle:
		// Nothing waits. Who pushes from now on either sees that nobody watches, or was seen here.
		c.watched.Store(false)
		if atomic.LoadUint32(&c.control.duty) == dutyIdle || !c.watched.CompareAndSwap(false, true) {
			return
		}
	case dutyPromised:
		if atomic.LoadUint32(&c.control.drains) == c.drained.Load() {
			tell(c.drain, c.word)
		}
	}
	c.watch()
}
