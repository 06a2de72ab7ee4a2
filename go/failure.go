package rust2go

import (
	"context"
	"errors"
	"unsafe"
)

// Failure is an outcome that is not a result. That of a call from Rust is read by Rust in place while Done runs, which copies what it
// needs. That of a call from Go is Rust memory, and Go copies what it needs before it gives the answer back.
type Failure struct {
	Kind    uint32
	Variant uint32 // of the user's error enum
	Message string
	Stack   string
	Payload unsafe.Pointer // the user's error value, for KindTyped
}

// The kinds of failure; Rust turns each into a variant of rust2go::Error, and Go into an [*Error], KindTyped into the user's own error.
// The words are those of a call from Rust; where Go calls, the languages change places.
const (
	KindGo            uint32 = 1 // an error of no type that the contract knows
	KindTyped         uint32 = 2 // an error of the contract's type
	KindPanicked      uint32 = 3
	KindExited        uint32 = 4 // runtime.Goexit
	KindCancelled     uint32 = 5
	KindDeadline      uint32 = 6
	KindNotRegistered uint32 = 7
	KindUnsendable    uint32 = 8  // a result or an error of the handler has no form in Rust
	KindUnreadable    uint32 = 9  // an argument has no form in Go
	KindReleased      uint32 = 10 // a handle names no object, or none of this kind
	KindNoExecutor    uint32 = 11 // an async method of Rust's, and nothing there that runs futures
	KindStopped       uint32 = 12 // Rust serves no calls any more
	KindStalled       uint32 = 13 // made in Go: Rust's executor does not move
	KindNoRust        uint32 = 14 // made in Go: there is no Rust half
)

// Typed is the failure that carries the contract's own error: the variant and the address of its value.
func Typed(variant uint32, payload unsafe.Pointer) *Failure {
	return &Failure{Kind: KindTyped, Variant: variant, Payload: payload}
}

// Plain is the failure for an error of no type that the contract knows: its text. When the context of the call is over
// and err says so, it is that end.
func Plain(ctx context.Context, err error) *Failure {
	f := &Failure{Kind: KindGo, Message: err.Error()}
	if ctx == nil {
		return f
	}
	switch end := ctx.Err(); {
	case end == nil || !errors.Is(err, end):
	case end == context.DeadlineExceeded:
		f.Kind = KindDeadline
	default:
		f.Kind = KindCancelled
	}
	return f
}

// NotRegistered is the failure of a call to an interface that nobody has registered an implementation of.
func NotRegistered(name string) *Failure {
	return &Failure{Kind: KindNotRegistered, Message: name}
}

// NotHeld is the failure of a call of an object, of type name, that Rust has let go of.
func NotHeld(name string) *Failure {
	return &Failure{Kind: KindReleased, Message: name}
}

// Unsendable is the failure of a call whose result, or whose error, e could not give Rust's form. The reason is the message;
// the path to the value goes where the stack of a panic would be.
func Unsendable(e *Encoder) *Failure {
	return &Failure{Kind: KindUnsendable, Message: e.reason, Stack: e.path}
}

// Unreadable is the failure of a call whose arguments have no form in Go; err is [Block.Err].
func Unreadable(err error) *Failure {
	return &Failure{Kind: KindUnreadable, Message: err.Error()}
}

// ended makes the failure of a handler that did not return: recovered is what recover() gave, nil after runtime.Goexit.
func ended(recovered any) *Failure {
	if recovered == nil {
		return &Failure{Kind: KindExited}
	}
	if f, ok := recovered.(failing); ok {
		return f.failure
	}
	return &Failure{Kind: KindPanicked, Message: text(recovered), Stack: stack()}
}
