// Package gate holds calls back: a call that waits stays in flight until the gate is opened.
package gate

import "sync/atomic"

var (
	current atomic.Pointer[chan struct{}]
	waiting atomic.Int64
)

func init() {
	Close()
	Open()
}

// Close makes calls wait from now on. Those that wait for an earlier gate are not concerned.
func Close() {
	gate := make(chan struct{})
	waiting.Store(0)
	current.Store(&gate)
}

// Open lets all calls pass, those that wait and those that come. Close it before it is opened again.
func Open() { close(*current.Load()) }

// Wait returns once the gate is open.
func Wait() {
	gate := *current.Load()
	waiting.Add(1)
	<-gate
}

// Waiting returns how many calls have come to the gate since it was closed.
func Waiting() int64 { return waiting.Load() }
