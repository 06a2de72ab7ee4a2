package rust2go

import (
	"context"
	"strings"
)

// Error is how a call to Rust has failed, where that is not an error of the contract. A method that has no error to report panics with it.
//
// errors.Is finds the Err… values of this package in it, and context.Canceled and context.DeadlineExceeded where Rust says so.
type Error struct {
	// Kind is one of the Kind… constants.
	Kind uint32
	// Message is what happened: the text of a panic, of an error.
	Message string
	// Stack is that of the Rust thread, for a panic, as far as Rust could tell it.
	Stack string
	// GoStack is that of the goroutine that called, for a panic that became an error.
	GoStack string
}

// What errors.Is finds in an [*Error].
var (
	// ErrNoRust: this program has no Rust half, as under go test.
	ErrNoRust = &Error{Kind: KindNoRust, Message: "no Rust code serves it in this program. Where there is none, as under go test, " +
		"use another implementation of the interface; otherwise link the Rust crate that has the trait"}
	// ErrNoExecutor: the method is async, and Rust has nothing to run its future on.
	ErrNoExecutor = &Error{Kind: KindNoExecutor, Message: "Rust has no executor for async methods: call rust2go::executor::tokio or " +
		"rust2go::executor::set before the first call, or enable the feature tokio of the crate rust2go"}
	// ErrStopped: Rust serves no calls any more, or its executor was shut down while this one was under way.
	ErrStopped = &Error{Kind: KindStopped, Message: "Rust has stopped to serve calls: rust2go::stop_serving was called, or the executor " +
		"was shut down"}
	// ErrReleased: the object that was called has been closed.
	ErrReleased = &Error{Kind: KindReleased, Message: "the object has been closed"}
	// ErrStalled: Rust's executor has not run for a long time while calls wait for it.
	ErrStalled = &Error{Kind: KindStalled, Message: "Rust's executor has not run for a long time while calls from Go wait for it: is its " +
		"only thread inside a sync call into Go that waits for one of them? Declare that call async, or give the executor another thread"}
)

// Error returns what happened, and the Rust stack of a panic.
func (e *Error) Error() string {
	switch {
	case e.Kind == KindPanicked && e.Stack != "":
		return "the Rust handler panicked: " + e.Message + "\n\nRust stack:\n" + e.Stack
	case e.Kind == KindPanicked:
		return "the Rust handler panicked: " + e.Message
	}
	return e.Message
}

// Is reports whether target is the Err… value of this package, or the error of package context, that says the same.
func (e *Error) Is(target error) bool {
	switch e.Kind {
	case KindCancelled:
		return target == context.Canceled
	case KindDeadline:
		return target == context.DeadlineExceeded
	}
	known := defaults(e.Kind)
	return known != nil && target == error(known)
}

// defaults returns the Err… value of a kind, or nil.
func defaults(kind uint32) *Error {
	switch kind {
	case KindReleased:
		return ErrReleased
	case KindNoExecutor:
		return ErrNoExecutor
	case KindStopped:
		return ErrStopped
	case KindStalled:
		return ErrStalled
	case KindNoRust:
		return ErrNoRust
	}
	return nil
}

// failed reports whether the call has no value.
func (r Reply) failed() bool { return r.answer != nil && r.answer.Failure != nil }

// outcome returns r if there is a value, and otherwise the error, with nothing left to give back.
func (r Reply) outcome(fault func(*Failure) error) (Reply, error) {
	if !r.failed() {
		return r, nil
	}
	err := r.fault(fault)
	if e, ok := err.(*Error); ok && e.Kind == KindPanicked {
		e.GoStack = stack()
	}
	return Reply{}, err
}

// fault makes a Go error of the failure, and gives the answer back.
func (r Reply) fault(typed func(*Failure) error) error {
	defer r.Leave()
	f := r.answer.Failure
	if f.Kind == KindTyped && typed != nil {
		return typed(f)
	}
	return failureError(f)
}

// failureError copies a failure in Rust memory. Where Rust has no text, the kind has.
func failureError(f *Failure) *Error {
	e := &Error{Kind: f.Kind, Message: strings.Clone(f.Message), Stack: strings.Clone(f.Stack)}
	switch known := defaults(f.Kind); {
	case f.Kind == KindUnsendable && e.Stack != "": // the path to the value is where a stack would be
		e.Message, e.Stack = e.Stack+" cannot be sent to Go: "+e.Message, ""
	case f.Kind == KindUnreadable && e.Stack != "":
		e.Message, e.Stack = e.Stack+" from Go is not valid in Rust: "+e.Message, ""
	case e.Message != "":
	case known != nil:
		e.Message = known.Message
	case f.Kind == KindCancelled:
		e.Message = "the call was cancelled"
	case f.Kind == KindDeadline:
		e.Message = "the deadline of the call passed"
	case f.Kind == KindPanicked:
		e.Message = "a panic without a text"
	default:
		e.Message = "the call failed, and Rust did not say why"
	}
	return e
}
