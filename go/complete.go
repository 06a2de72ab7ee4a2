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

// eventLead tells Done that the task it wakes is to look at the ring as well.
const eventLead uintptr = 1 << 2

// complete gives a slot back to Rust whose result is in its frame, with all that belongs to it. If nobody is about to look at the
// ring, this call's own task is woken, which then will; the calls that complete until it does need to wake nobody.
func (c *carrier) complete(slot *Slot) {
	address := uintptr(unsafe.Pointer(slot))
	if c.lead() {
		event(slot.Done, address, EventOutcome|EventEnded|eventLead, nil)
		return
	}
	c.push(&slot.Head)
}

// push puts a finished frame into the ring, for whoever looks. If the ring is full, the frame goes by itself.
func (c *carrier) push(h *Head) {
	address := uintptr(unsafe.Pointer(h))
	if c.completions.Push(uint64(address)) != nil {
		event(h.Done, address, EventOutcome|EventEnded, nil)
		return
	}
	// Whoever was about to look may have gone to rest just before: look at the word once more. Rust writes it and then looks at the
	// ring, we write the ring and then look at it, so one of us sees the other.
	if c.lead() {
		tell(c.drain, c.word)
		return
	}
	if !c.watched.Load() && c.watched.CompareAndSwap(false, true) {
		go c.watch()
	}
}

// lead reports whether nobody is about to look at the ring, and makes it this goroutine's part to change that.
func (c *carrier) lead() bool {
	duty := &c.control.duty
	return atomic.LoadUint32(duty) == dutyIdle && atomic.CompareAndSwapUint32(duty, dutyIdle, dutyPromised)
}

// watch sees to it that promises are kept: a task that was woken to look may be busy with something else for a long time, while the
// completions of others wait. It runs only while completions wait, and a tick at a time.
func (c *carrier) watch() {
	for {
		before := atomic.LoadUint32(&c.control.drains)
		time.Sleep(time.Millisecond)
		switch atomic.LoadUint32(&c.control.duty) {
		case dutyIdle:
			// Nothing waits. Who pushes from now on either sees that nobody watches, or was seen here.
			c.watched.Store(false)
			if atomic.LoadUint32(&c.control.duty) == dutyIdle || !c.watched.CompareAndSwap(false, true) {
				return
			}
		case dutyPromised:
			if atomic.LoadUint32(&c.control.drains) == before {
				tell(c.drain, c.word)
			}
		}
	}
}
