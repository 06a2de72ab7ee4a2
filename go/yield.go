package rust2go

import (
	"runtime"
	"sync/atomic"
	"time"
)

// After an export has returned, Go's scheduler leaves the P with Rust's thread until sysmon takes it back, 20 µs or more later
// (golang/go#57103). What that thread has started waits for another P meanwhile, or for the only one. That is right when
// handlers are short and calls many: Rust's thread comes back with the next call and finds the P in place. It is wrong when
// handlers wait for something (a timer, the network): each should begin to wait at once. Yielding in the export gives the P
// to the new goroutines, and costs two thread switches, so it is done for such a load only, and once for many calls: the more
// of them wait, the more.
// docs/adr/0007 has the figures.
const (
	// stride is how many calls share a yield at least.
	stride = 8
	// share is for how large a part of all goroutines there is one yield.
	share = 8
	// oneIn is how many calls there are to one whose duration is taken.
	oneIn = 32
	// long is from which duration a handler counts as one that waits.
	long = 200 * time.Microsecond
	// sure is how many more samples must have been long than short.
	sure = 4
)

// The counters are written by different threads; each has a cache line of its own.
var (
	started counter // by Rust's threads, in exports
	entered counter // by goroutines
	yielded counter // by Rust's threads: what started was at the last yield
	waits   counter // 0 to 2*sure: samples that were long, less those that were short
	epoch   = time.Now()
)

type counter struct {
	atomic.Uint64
	_ [56]byte
}

// Started is the last thing in the export of an async call, after the go statement.
func Started() {
	if n := started.Add(1); n%stride == 0 && waits.Load() >= sure {
		yield(n)
	}
}

// yield lets goroutines run, unless it has just before; n is how many calls have been started. Two threads that come at once may both do so.
func yield(n uint64) {
	if n-yielded.Load() < uint64(runtime.NumGoroutine())/share {
		return
	}
	yielded.Store(n)
	runtime.Gosched()
}

// Enter is the first thing on the goroutine of an async call.
func (c *Call) Enter() {
	if entered.Add(1)%oneIn == 0 {
		c.since = time.Since(epoch)
	}
}

// sample notes how long a handler took that Enter has picked. Two that write at once may lose a sample; no harm is done.
func (c *Call) sample() {
	n := waits.Load()
	switch took := time.Since(epoch) - c.since; {
	case took >= long && n < 2*sure:
		waits.Store(n + 1)
	case took < long && n > 0:
		waits.Store(n - 1)
	}
}
