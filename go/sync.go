package rust2go

import (
	"runtime"
	"unsafe"
)

// Sync runs one sync call on Rust's thread; generated exports keep it on their stack and defer End.
type Sync struct {
	head *Head
	ok   bool
}

// Begin ties a sync call to its frame.
func Begin(h *Head) Sync { return Sync{head: h} }

// Returned says that the handler returned.
func (s *Sync) Returned() { s.ok = true }

// Fail delivers f as the outcome.
func (s *Sync) Fail(f *Failure) {
	s.ok = true
	s.deliver(heap(f))
}

// End catches a panic of the handler. runtime.Goexit cannot be contained here: Go ends the process when a goroutine exits
// on a thread that C started, and a sync handler runs on Rust's thread; what can be done is to say why.
func (s *Sync) End() {
	if s.ok {
		return
	}
	f := ended(recover())
	if f.Kind == KindExited {
		// To the standard error, as fmt would write it; but fmt and os would be in every program.
		print("rust2go: a sync handler called runtime.Goexit. It runs on Rust's own thread, where Go cannot end a " +
			"goroutine and ends the process instead. Declare the method async: there Goexit is an error of the call.\n")
	}
	s.Fail(f)
}

// Deliver hands the result *v of a sync call to Rust. v must hold what a function that cannot be inlined returned: then
// all that it points at is on the heap, and stays where it is while Rust copies it.
func Deliver[T any](s *Sync, dst, v *T) {
	s.ok = true
	Put(dst, v)
	s.deliver(nil)
	runtime.KeepAlive(v)
}

func (s *Sync) deliver(f *Failure) {
	event(s.head.Done, uintptr(unsafe.Pointer(s.head)), EventOutcome, f)
	runtime.KeepAlive(f)
}

// heap returns f and makes sure that it is on the heap: whatever goes through a variable of the package is.
//
//go:noinline
func heap(f *Failure) *Failure {
	if f == nil {
		nowhere = f
		return nowhere
	}
	return f
}

// nowhere is only ever nil.
var nowhere *Failure
