package rust2go

import (
	"context"
	"runtime"
)

// The calls of an object's methods are those of Served, by one function for all methods of all objects. The object is kept until the call
// has ended, so that its finalizer does not run before Rust has found it.

// Must calls a method that has no error to report, and panics with an [*Error] if the call fails.
func (o *Object) Must(number uint32, a *Ask) Reply {
	f, err := o.on(a)
	if err != nil {
		panic(err)
	}
	r := must(f, uintptr(number), a)
	runtime.KeepAlive(o)
	return r
}

// Try calls a method that reports errors; fault is as in [Served.Try].
func (o *Object) Try(number uint32, a *Ask, fault func(*Failure) error) (Reply, error) {
	f, err := o.on(a)
	if err != nil {
		return Reply{}, err
	}
	r, err := try(f, uintptr(number), a, fault)
	runtime.KeepAlive(o)
	return r, err
}

// Await calls an async method that reports errors, and parks the goroutine as [Served.Await] does.
func (o *Object) Await(ctx context.Context, number uint32, a *Ask, fault func(*Failure) error) (Reply, error) {
	f, err := o.on(a)
	if err != nil {
		return Reply{}, err
	}
	r, err := await(ctx, f, uintptr(number), a, fault)
	runtime.KeepAlive(o)
	return r, err
}

// Wait calls an async method that has no error to report, and parks the goroutine as [Served.Wait] does.
func (o *Object) Wait(ctx context.Context, number uint32, a *Ask) Reply {
	f, err := o.on(a)
	if err != nil {
		panic(err)
	}
	r := awaitEnd(ctx, f, uintptr(number), a)
	runtime.KeepAlive(o)
	return r
}
