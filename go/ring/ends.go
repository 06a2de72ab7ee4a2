package ring

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"unsafe"
)

// The bits of the word that says who is gone.
const (
	producerGone = 1
	consumerGone = 2
)

// end is what both ends of a ring know of it. All of it is computed when attaching, and never read from the region again.
//
// On orderings: every operation of sync/atomic is sequentially consistent, towards Rust's too, as it compiles to instructions at
// least as strong as what Rust's orderings ask for. Where the Rust half says Acquire, this half has an atomic load; where
// Release, publish or an atomic store; comments name the partner.
type end struct {
	region  *Region
	number  int
	cells   unsafe.Pointer
	mask    uint64
	stride  uintptr
	turn    uintptr // where the turn lies in a cell of an MPSC ring
	shift   uint8   // a position's lap is the position shifted by it
	kind    Kind
	closed  *uint32
	tail    *uint64
	head    *uint64
	parked  *uint32
	waiting *uint32
}

func newEnd[T any](r *Region, number int) (end, error) {
	p, err := r.part(number, SPSC, MPSC)
	if err != nil {
		return end{}, err
	}
	if err := fits[T](p.Part); err != nil {
		return end{}, fmt.Errorf("ring: part %d: %w", number, err)
	}
	base := unsafe.Add(r.base, p.offset)
	stride, turn := p.stride()
	e := end{
		region:  r,
		number:  number,
		cells:   unsafe.Add(base, cellsAt),
		mask:    uint64(p.Capacity) - 1,
		stride:  uintptr(stride),
		turn:    uintptr(turn),
		kind:    p.Kind,
		closed:  (*uint32)(unsafe.Add(base, closedAt)),
		tail:    (*uint64)(unsafe.Add(base, tailAt)),
		head:    (*uint64)(unsafe.Add(base, headAt)),
		parked:  (*uint32)(unsafe.Add(base, parkedAt)),
		waiting: (*uint32)(unsafe.Add(base, waitingAt)),
	}
	for p.Capacity>>e.shift > 1 {
		e.shift++
	}
	return e, nil
}

// cell returns the cell of a position: masked, so it lies in the region whatever the position is.
func (e *end) cell(pos uint64) unsafe.Pointer {
	return unsafe.Add(e.cells, uintptr(pos&e.mask)*e.stride)
}

// turnOf returns the turn of the cell, and what it is while it is free for the position.
func (e *end) turnOf(cell unsafe.Pointer, pos uint64) (turn *uint64, free uint64) {
	return (*uint64)(unsafe.Add(cell, e.turn)), pos >> (e.shift & 63) * 2
}

// capacity is how many values fit.
func (e *end) capacity() uint64 { return e.mask + 1 }

// gone says whether the other side, whose bit is given, is gone.
func (e *end) gone(bit uint32) bool {
	gone := atomic.LoadUint32(e.closed)&bit != 0
	runtime.KeepAlive(e)
	return gone
}

// leave sets the bit of a side that goes.
func (e *end) leave(bit uint32) {
	for i := 0; i < retries; i++ {
		old := atomic.LoadUint32(e.closed)
		if old&bit != 0 || atomic.CompareAndSwapUint32(e.closed, old, old|bit) {
			break
		}
	}
	runtime.KeepAlive(e)
}

// length is how many values are in the ring, as far as the positions can be believed.
func (e *end) length() int {
	head := atomic.LoadUint64(e.head)
	n := atomic.LoadUint64(e.tail) - head
	if n > e.capacity() {
		n = e.capacity()
	}
	runtime.KeepAlive(e)
	return int(n)
}

// ring says whether to ring: the word says that somebody sleeps. It is set to zero, so that one sleep is ended by one bell.
func ring(sleeping *uint32) bool {
	return atomic.LoadUint32(sleeping) != 0 && atomic.SwapUint32(sleeping, 0) != 0
}

// retries is how often a loop goes on that only others' success keeps going. No crowd of working producers gets there; a
// peer that keeps changing a word would have no end.
const retries = 1 << 16
