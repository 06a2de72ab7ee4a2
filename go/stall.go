package rust2go

import (
	"sync/atomic"
	"time"
)

// When the only thread of Rust's executor is inside a sync call into Go, and that waits for Rust's executor, nothing will ever move. So
// while goroutines wait for Rust, a timer asks it from time to time whether its executor moves; Rust knows how long it may rest. If it
// does not move, all who wait are told. The timer costs no goroutine until it fires, and a goroutine that waits one load.

// stallWatch is that timer.
type stallWatch struct{ running atomic.Bool }

var theStall stallWatch

// beat is how long it is from one question to the next. Rust needs two to find out.
const beat = 500 * time.Millisecond

// What Rust answers to such a question, besides 0, which says that it knows of no call that waits, and 1 that its executor moves.
const executorStands = 2

// watch sees to it that the timer runs. Who calls it has a waiter.
func (s *stallWatch) watch() {
	if !s.running.Load() && s.running.CompareAndSwap(false, true) {
		time.AfterFunc(beat, s.tick)
	}
}

// tick is what the timer calls.
func (s *stallWatch) tick() {
	if waiters.count() == 0 {
		s.running.Store(false)
		// Whoever waits from now on either sees that nobody watches, or is counted here: he takes a waiter and then looks at the
		// word, we write the word and then count.
		if waiters.count() == 0 || !s.running.CompareAndSwap(false, true) {
			return
		}
	}
	if stands() {
		waiters.tellAll()
	}
	time.AfterFunc(beat, s.tick)
}

// tellAll has all goroutines that wait now wait no longer.
func (t *waiterTable) tellAll() {
	for _, w := range t.list() {
		if generation := w.generation.Load(); generation%2 == 1 {
			w.stalled.Store(generation)
			w.look()
		}
	}
}

// stands asks Rust.
func stands() bool {
	table := foreign[rustTable](theRust.Load())
	return table != nil && table.watch != 0 && rust.word(table.watch, 0) == executorStands
}
