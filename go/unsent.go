package rust2go

import "strings"

// Unsent is the error of a call that was not made, because e found no form in Rust for an argument.
func Unsent(e *Encoder) error {
	argument := strings.TrimPrefix(e.path, ".")
	return &Error{Kind: KindUnreadable, Message: "the argument " + argument + " cannot be sent to Rust: " + e.reason}
}

// Unread is the error of a call whose result, or whose error, has no form in Go; err is [Block.Err].
func Unread(err error) error {
	return &Error{Kind: KindUnsendable, Message: "the result from Rust is not valid in Go: " + err.Error()}
}
