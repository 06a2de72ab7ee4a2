package ring

import "errors"

var (
	// ErrFull says that the ring has no room. Try again once the consumer has popped something: see [Producer.Park].
	ErrFull = errors.New("ring: no room, try again once the consumer has popped something")
	// ErrEmpty says that nothing is in the ring. Try again once a producer has pushed something: see [Consumer.Park].
	ErrEmpty = errors.New("ring: nothing there, try again once a producer has pushed something")
	// ErrClosed says that the other side is gone; for a consumer also that nothing is left to pop.
	ErrClosed = errors.New("ring: closed, its other side is gone")
	// ErrCorrupt says that the region holds numbers which no working peer writes. It will not get better: let go of the
	// region and start anew with a new one.
	ErrCorrupt = errors.New("ring: the shared memory holds impossible positions; let go of the region and make a new one")
	// ErrLayout is what attaching to a region fails with when its header or its sizes are wrong.
	ErrLayout = errors.New("not a region that this side can use")
	// ErrTaken says that this process has a consumer, or the producer of an SPSC ring, already.
	ErrTaken = errors.New("this end of the ring is taken; close the other one first")
)
