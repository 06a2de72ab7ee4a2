package handwritten

import (
	"sync"
	"sync/atomic"
	"time"
)

// pureGo keeps inFlight calls going for the given time, each on a goroutine of its own that starts the
// next one, and returns how many there were. The first len(samples) latencies go there, in nanoseconds.
func pureGo(do func() bool, inFlight int, length time.Duration, samples []uint32) uint64 {
	var (
		calls    atomic.Uint64
		running  sync.WaitGroup
		call     func(start time.Time)
		deadline = time.Now().Add(length)
	)
	call = func(start time.Time) {
		if !do() {
			panic("a call of the pure Go loop went wrong")
		}
		now := time.Now()
		if i := calls.Add(1) - 1; i < uint64(len(samples)) {
			samples[i] = uint32(now.Sub(start))
		}
		if now.Before(deadline) {
			go call(now)
		} else {
			running.Done()
		}
	}
	running.Add(inFlight)
	for i := 0; i < inFlight; i++ {
		go call(time.Now())
	}
	running.Wait()
	return calls.Load()
}
