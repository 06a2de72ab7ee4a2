// Package rust2go is the Go half of the bridge: what the generated packages stand on.
//
// Users meet the types that Go itself has no match for: [Tuple2] and its siblings for Rust's tuples, [Result], [Set], [UUID],
// [Decimal] and [Date]; and [Error], with the Err values beside it, which says how a call to Rust has failed. Nobody writes against
// the rest by hand.
//
// What a generated package needs is in files named for their concerns: frame.go for the memory that both sides share, copy.go for
// turning a view of Rust memory into Go values, call.go, context.go and yield.go for one async call, sync.go for a sync one,
// oneway.go for a call that nobody waits for, failure.go for everything that is not a result.
//
// Calls of methods that the contract puts on the ring arrive in shared memory: join.go has what both sides see of it, dispatch.go takes
// requests out and runs handlers, complete.go gives the outcomes back (raceedge.go has the race detector see the order of both), bell.go is what
// wakes a dispatcher. The rings are those of the package ring beside this one.
//
// Calls from Go to Rust are in ask.go, those with a small frame on the stack in flat.go, and those that park a goroutine in await.go. Their
// ends arrive among the requests of the ring, and waiters.go finds the goroutine; spare.go keeps answers that can be used again.
// rusterror.go makes errors of failures, stall.go notices that Rust's executor stands still, counts.go counts for tests. held.go names Go's
// objects to Rust, and pump.go makes one of a stream. object.go holds Rust's, closure.go makes funcs of them, and stream.go funcs that
// yield.
//
// # Handlers
//
// An implementation is called from many goroutines at once. Over cgo, an async or oneway handler has a goroutine of its own. Over
// the ring, a goroutine runs one handler after another. No call waits for the handler of another one: before a handler is entered,
// somebody is found who takes over if it blocks or computes for long. But a handler may find what one before it has left on the
// goroutine:
//
//   - One call of [runtime.LockOSThread] without its counterpart is undone after the handler. The thread goes on with other
//     goroutines, so whoever has changed it (its namespaces, its signal mask) must change it back, or be called through cgo:
//     #[cgo] in the contract.
//   - Labels of [runtime/pprof.SetGoroutineLabels] stay. [runtime/pprof.Do] takes its own back.
//   - A stack that has grown stays so until the garbage collector shrinks it.
//
// [runtime.Goexit] ends a handler, and its call fails; other calls do not notice.
//
// A Go type whose memory is not what Rust has at the boundary crosses in a wire form, wire.go: the methods of [Block] make the Go
// value of it, those of [Encoder] (encoder.go) make it of the Go value. Both are in one file for each type: addr.go, int128.go,
// json.go and json_encode.go, time.go, url.go.
//
// The builder and rust2go-cli copy this package into the user's Go module, so that it needs no network and always has
// the version of the Rust crate that talks to it. docs/abi.md describes every byte.
package rust2go
