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
	switch r := object.(type) {
	case releasable:
		r.released()
	case Releaser:
		go letGo(r)
	}
}

// releasable is an object of this package that wants to know that Rust has dropped it. A dispatcher calls released, so it must not block.
type releasable interface{ released() }

// Releaser is implemented by objects that want to know that Rust has let go of them: that it has dropped the object, or never got it, since nobody
// waited for the call any more that returned it. An object with a lock or a file ends what is left of it there.
type Releaser interface {
	// Released is called on a goroutine of its own, once for each time that the object was handed to Rust. A panic in it is
	// written to the standard error.
	Released()
}

func letGo(r Releaser) {
	defer func() {
		if v := recover(); v != nil {
			print("rust2go: Released of an object that Rust has let go of panicked: ", text(v), "\n", stack(), "\n")
		}
	}()
	r.Released()
}
