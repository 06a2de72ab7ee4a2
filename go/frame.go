package rust2go

import "unsafe"

// Head is the start of every frame: the piece of Rust memory whose address an export gets. Rust fills it before the call.
// The arguments and the room for the result follow it, laid out as Go lays out the same struct.
type Head struct {
	// Done is the Rust function void(frame, event, failure) that takes the outcome over; failure is 0 or the address of a
	// Failure.
	Done uintptr
	// Method is Rust's description of the method: what Done gets instead of a frame when the frame is gone (oneway).
	Method uintptr
	// Bytes is how many pointer-free bytes the arguments need when they are copied: the size of a Block.
	Bytes uintptr
}

// Slot is the start of the frame of an async call: the Go half of AtomicSlot. It lives until Done is told EventEnded.
type Slot struct {
	Head
	// State is shared by both sides and touched with atomics only; Go owns the bit stateWatched.
	State uint32
	_     uint32
	// Handle names the call for the cancel export; written before stateWatched is set, read after it was seen.
	Handle uint64
	// Timeout is the time left until the deadline in nanoseconds; 0 means no deadline.
	Timeout int64
}

// Bits of Slot.State that Go knows; the others are Rust's own.
const (
	stateCancelled uint32 = 1 << 0 // Rust: nobody wants the result any more
	stateWatched   uint32 = 1 << 1 // Go: somebody waits on Done(), the cancel export must be called
)

// What Done is told; the bits may be combined.
const (
	EventOutcome uintptr = 1 << 0 // the result or the failure is in the frame: copy it now
	EventEnded   uintptr = 1 << 1 // the handler has returned: Go will not touch the frame again
)

// Put copies v to dst in Rust memory word by word. The addresses in it are hidden from the garbage collector, so v, and
// with it all that it points at, must stay reachable until Rust has taken its copy: until Done returned. A plain
// assignment would be a store of Go pointers into foreign memory, which cgo forbids and GOEXPERIMENT=cgocheck2 reports.
func Put[T any](dst, v *T) {
	n := unsafe.Sizeof(*v)
	copy(unsafe.Slice((*byte)(unsafe.Pointer(dst)), n), unsafe.Slice((*byte)(unsafe.Pointer(v)), n))
}
