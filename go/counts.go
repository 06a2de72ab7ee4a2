package rust2go

// Count is how much of Go's lives because of Rust at a moment.
type Count struct {
	Waiting int // goroutines that wait for an async call to Rust
	Held    int // objects of Go's that Rust has handles of
	Objects int // objects of Rust's that have been neither closed nor found unreachable
}

// Counts counts, for tests that look for leaks. All are 0 when nothing is under way and each side has let go of what it got.
func Counts() Count {
	return Count{Waiting: waiters.count(), Held: held.count(), Objects: int(leases.Load())}
}
