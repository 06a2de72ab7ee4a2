package rust2go

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// The first check may run while the ring is still being joined: the race detector sees whether it finds a timer that was set too early.
func TestFirstCheck(t *testing.T) {
	// A task is looking at the ring, so that check does nothing but go on watching.
	const draining = 2 // as the Rust half has it
	c := &carrier{control: &control{duty: draining, drains: 1}}
	c.startWatching()
	for late := time.Now().Add(time.Minute); c.drained.Load() != atomic.LoadUint32(&c.control.drains); runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatal("the timer has not fired")
		}
	}
	c.timer.Stop()
}

// If it finds nothing to watch, whoever completes a call next has to find that out.
func TestFirstCheckAtRest(t *testing.T) {
	c := &carrier{control: &control{duty: dutyIdle}}
	c.startWatching()
	for late := time.Now().Add(time.Minute); c.watched.Load(); runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatal("it still watches")
		}
	}
}
