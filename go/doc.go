// Package rust2go is the Go half of the bridge: what the generated packages stand on.
//
// Nobody writes against it by hand, except for [Tuple2] and its siblings, which carry Rust tuples. The file that a generated
// package needs is named for its concern: frame.go for the memory that both sides share, copy.go for turning a view of
// Rust memory into Go values, call.go, context.go and yield.go for one async call, sync.go for a sync one, oneway.go for a call
// that nobody waits for, failure.go for everything that is not a result.
//
// The builder and rust2go-cli copy this package into the user's Go module, so that it needs no network and always has
// the version of the Rust crate that talks to it. docs/abi.md describes every byte.
package rust2go
