package rust2go

import (
	"context"
	"runtime"
	"sync/atomic"
)

// Object is an object of Rust's that Go holds: what a generated type has for each. Any goroutine can use it.
//
// Go gives its hold up by Close, or when the collector finds that nobody can reach the Object any more. In the second case the object's
// destructor runs on the one goroutine that runs all finalizers, if nobody in Rust holds the object as well: one that takes its time had
// better be closed.
type Object struct{ lease *lease }

// lease is Go's hold by one Object. The Object has the finalizer; what else has to end the hold has only this.
type lease struct {
	handle  atomic.Uint64 // 0 once it has ended
	address uintptr       // of the func that stands for the object, or 0: see closure.go
	// Ends the calls of a stream that is ranged over. It must not lead to the Object, as all in here.
	stop atomic.Pointer[context.CancelFunc]
}

// leases is how many there are.
var leases atomic.Int64

// Adopt makes an Object of the handle in a message from Rust, and has Rust keep the object. It returns nil, and fails on b, if the object is
// gone. Generated code calls it.
func Adopt(b *Block, handle uint64) *Object {
	table := foreign[rustTable](theRust.Load())
	if table == nil {
		b.Fail("an object came in before the Rust half said how to keep it")
		return nil
	}
	if rust.word(table.retain, uintptr(handle)) == 0 {
		b.Fail("the object %#x of Rust's is gone", handle)
		return nil
	}
	o := &Object{new(lease)}
	o.lease.handle.Store(handle)
	leases.Add(1)
	runtime.SetFinalizer(o, func(o *Object) { o.lease.end() })
	return o
}

// Close gives the hold up. Calls that are under way go on; later ones fail with [ErrReleased]. It never fails, and more than once does no
// harm.
func (o *Object) Close() error {
	if o != nil {
		o.lease.end()
		runtime.SetFinalizer(o, nil)
	}
	return nil
}

// end gives the hold up, once.
func (l *lease) end() {
	handle := l.handle.Swap(0)
	if handle == 0 {
		return
	}
	// A call that has found the handle, and waits, was begun after stop had been set.
	if stop := l.stop.Load(); stop != nil {
		(*stop)()
	}
	l.unbind()
	leases.Add(-1)
	rust.tell(foreign[rustTable](theRust.Load()).release, uintptr(handle))
}

// handle returns what names the object in Rust, or 0 if it has been closed, or never was: a generated type can be made empty.
func (o *Object) handle() uint64 {
	if o == nil {
		return 0
	}
	return o.lease.handle.Load()
}

// on has a name the object as the receiver, and returns the function that calls methods of objects.
func (o *Object) on(a *Ask) (uintptr, error) {
	if a.Object = o.handle(); a.Object == 0 {
		return 0, ErrReleased
	}
	return foreign[rustTable](theRust.Load()).invoke, nil
}
