package rust2go

// Result is a Rust Result inside another type. Exactly one of the two is not nil: OK points at the value, or Err at the error.
type Result[T, E any] struct {
	OK  *T
	Err *E
}
