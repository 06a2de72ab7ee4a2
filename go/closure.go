package rust2go

import (
	"sync"
	"unsafe"
)

// A closure of Rust's is a func in Go, which has no method Close: so the addresses of those funcs lead to what they hold. The table keeps
// neither the func nor its Object, or the collector would never find them unreachable.
var closures struct {
	mu     sync.Mutex
	leases map[uintptr]*lease
}

// onHeap makes the compiler put the funcs on the heap. One that it finds used in one function only, after inlining, would be on a stack
// otherwise, and move when that grows.
var onHeap struct {
	never bool
	f     any
}

// Bind returns f, by which o is called, and lets [Close] find o by it. f must be a func that has captured o. Generated code calls it.
func Bind[F any](o *Object, f F) F {
	if o == nil {
		return f
	}
	if onHeap.never {
		onHeap.f = f
	}
	// A func is the address of what it has captured.
	address := *(*uintptr)(unsafe.Pointer(&f))
	closures.mu.Lock()
	defer closures.mu.Unlock()
	if o.lease.handle.Load() == 0 { // closed already
		return f
	}
	if closures.leases == nil {
		closures.leases = map[uintptr]*lease{}
	}
	o.lease.address = address
	closures.leases[address] = o.lease
	return f
}

// Close lets go of a closure of Rust's: f is a func that came from Rust. Rust may drop the closure then, instead of when Go's collector finds
// f unreachable. Calls of f that are under way go on; later ones fail with [ErrReleased], and panic with it where f has no error to report.
// A stream of Rust's ends: also ranges over it that wait for an item do.
//
// Nothing happens if f is any other value, or has been closed.
func Close(f any) {
	// The second word of an interface that holds a func is the func. That of any other value leads to no lease: no two things are at one
	// address at a time, and what the table says of a func that is gone is about a lease that nobody else has.
	address := (*[2]uintptr)(unsafe.Pointer(&f))[1]
	closures.mu.Lock()
	l := closures.leases[address]
	closures.mu.Unlock()
	if l != nil {
		l.end()
	}
}

// unbind has the func of the object forgotten. Its address may be that of another func by now.
func (l *lease) unbind() {
	if l.address == 0 {
		return
	}
	closures.mu.Lock()
	defer closures.mu.Unlock()
	if closures.leases[l.address] == l {
		delete(closures.leases, l.address)
	}
}
