package rust2go

import "sync/atomic"

// Registered holds the implementation of an interface of the contract.
type Registered[T any] struct {
	impl atomic.Pointer[T]
}

// Set makes impl the implementation that serves calls from now on.
func (r *Registered[T]) Set(name string, impl T) {
	if any(impl) == nil {
		panic("rust2go: Register" + name + "(nil): an implementation of " + name + " is needed")
	}
	r.impl.Store(&impl)
}

// Get returns the implementation, and whether there is one.
func (r *Registered[T]) Get() (impl T, ok bool) {
	if p := r.impl.Load(); p != nil {
		return *p, true
	}
	return impl, false
}
