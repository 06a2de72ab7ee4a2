// Package ring is the Go half of the shared-memory rings of rust2go: bounded queues without locks over one region of memory,
// which may belong to this process (made by Rust or Go) or be shared with another one (a memfd). It is pure Go.
//
// A [Region] says itself what lies in it: up to sixteen parts, each a ring for one producer ([SPSC]), a ring for many
// ([MPSC]), or a pool of blocks. A [Producer] pushes values of a fixed size, a [Consumer] pops them; neither ever
// sleeps. Whoever wants to sleep parks first: [Consumer.Park] announces it, and the next [Producer.Wake] says that a
// bell must be rung. How it rings is for the caller to choose.
//
// Nothing that is read from a region is trusted. A peer that is broken or hostile makes calls fail with [ErrCorrupt]; it
// never makes this side read or write outside of the region, loop for ever, or panic.
package ring
