package rust2go

import (
	"runtime"
	"unsafe"
)

// Oneway is a call that nobody waits for: the first field of what a generated package allocates for it. Rust counts it as
// in flight until End, and is told of a panic, so that nothing is lost in silence.
type Oneway struct {
	done    uintptr
	method  uintptr
	failure *Failure
	ok      bool
}

// Begin ties o to its frame, which lives only as long as the export runs.
func (o *Oneway) Begin(h *Head) { o.done, o.method = h.Done, h.Method }

// BeginRing ties o to a frame that came through the ring, and that lives until End.
func (o *Oneway) BeginRing(h *Head) { o.done, o.method = h.Done, uintptr(unsafe.Pointer(h)) }

// Fail says that the call failed.
func (o *Oneway) Fail(f *Failure) { o.failure = f }

// Returned says that the handler returned.
func (o *Oneway) Returned() { o.ok = true }

// End is deferred by the goroutine of every oneway call.
func (o *Oneway) End() {
	if !o.ok && o.failure == nil {
		o.failure = ended(recover())
	}
	event(o.done, o.method, EventEnded, o.failure)
	runtime.KeepAlive(o)
}
