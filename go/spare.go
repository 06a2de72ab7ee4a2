package rust2go

import (
	"sync/atomic"
	"unsafe"
)

// An answer that Rust has made for a plain value can be used again, by a later call that returns the same type. So Go does not leave it, which is
// a call into Rust, but keeps a few, and hands one over with the next ask. Rust looks whether it fits.

// spareAnswers are those answers. They are few, so that no more than a few hundred bytes lie idle. Who finds a place taken or empty does
// without.
type spareAnswers [16]struct { // a power of two
	address atomic.Uintptr // 0: none
	_       [120]byte      // a cache line, and its neighbour, of its own
}

// spares has them all. It is a variable of the package so that tools which look for lost memory find what it points at.
var spares spareAnswers

// take returns the address of an answer, or 0. It is the caller's then, for one ask.
func (s *spareAnswers) take() uint64 {
	place := &s[near()%uint64(len(s))].address
	if place.Load() == 0 {
		return 0
	}
	return uint64(place.Swap(0))
}

// keep keeps the answer for another call, if it may and there is room.
func (r Reply) keep() bool {
	if atomic.LoadUint32(&r.answer.State)&answerSpare == 0 {
		return false
	}
	place := &spares[near()%uint64(len(spares))].address
	return place.Load() == 0 && place.CompareAndSwap(0, uintptr(unsafe.Pointer(r.answer)))
}
