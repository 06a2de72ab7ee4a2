package rust2go

import "runtime"

// given is what an Encoder has made a handle of: one of the two.
type given struct {
	held uint64  // names an object of Go's, which is Rust's once it has taken the message
	lent *Object // is Rust's, and must not be collected before that
}

// Hold makes w a handle of v, an object of Go's. It succeeds.
func (e *Encoder) Hold(w *uint64, v any) bool {
	*w = Hold(v)
	e.given = append(e.given, given{held: *w})
	return true
}

// Lend makes w the handle of o, an object of Rust's. It fails if o has been closed.
func (e *Encoder) Lend(w *uint64, o *Object) bool {
	if *w = o.handle(); *w == 0 {
		return e.Fail("the object has been closed")
	}
	e.given = append(e.given, given{lent: o})
	return true
}

// Settle is deferred around a call with objects among its arguments: those of Go's that Rust has not taken are released.
func (e *Encoder) Settle(a *Ask) {
	if !a.Taken() {
		e.undo()
	}
	runtime.KeepAlive(e)
}

// Delivered is called after Rust has got a result that e has made.
func (e *Encoder) Delivered() { runtime.KeepAlive(e) }

// undo releases what Rust will not take.
func (e *Encoder) undo() {
	for _, given := range e.given {
		Release(given.held) // the zero handle names nothing
	}
}

// Gives says that e has made the result of the call, and that there are objects in it.
func (c *Call) Gives(e *Encoder) { c.gives = e }

// recall releases the objects in a result that is not delivered, as what says, because Rust has been told of the deadline instead.
func (c *Call) recall(what uintptr) {
	if c.gives != nil && what&EventOutcome == 0 {
		c.gives.undo()
	}
}

// Found returns the object of Go's that Rust lends by handle, and fails on b if there is none of type T by it. Generated code calls it.
func Found[T any](b *Block, handle uint64) T {
	v, ok := Held[T](handle)
	if !ok {
		b.Fail("the handle %#x names no such object of Go's", handle)
	}
	return v
}
