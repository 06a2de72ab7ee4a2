package rust2go

// held holds Go's objects that Rust has handles of.
var held handles[any]

// Hold gives v to Rust, and returns the handle that names it until Release. Generated code calls it for each object in a message.
func Hold(v any) uint64 { return held.add(v) }

// Held returns the object that handle names. It fails if the object has been released, or if there is none of type T by that handle: one
// of Rust's, or of another kind.
func Held[T any](handle uint64) (v T, ok bool) {
	if object, found := held.get(handle); found {
		v, ok = object.(T)
	}
	return v, ok
}

// Release ends a handle: Rust has dropped the object, or never got it. Once is enough, and more do no harm.
func Release(handle uint64) {
	object, _ := held.remove(handle)
	if r, ok := object.(releasable); ok {
		r.released()
	}
}

// releasable is an object that wants to know that Rust has dropped it. A dispatcher calls released, so it must not block.
type releasable interface{ released() }
