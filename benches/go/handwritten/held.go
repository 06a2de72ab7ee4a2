package handwritten

// #include "handwritten.h"
import "C"

import (
	"runtime"
	"runtime/debug"
	"sync/atomic"

	"rust2go.dev/benches/gate"
)

// answered counts the goroutines of hw_pure_go_wait that have passed the gate with the request they were given.
var answered atomic.Int64

//export hw_wait
func hw_wait(request *C.hw_message, slot, done uintptr) {
	m := copied(request)
	go func() {
		gate.Wait()
		complete(done, slot, noop(m))
	}()
}

// hw_pure_go_wait starts as many goroutines as there would be calls, each with a request of its own, and returns.
//
//export hw_pure_go_wait
func hw_pure_go_wait(request *C.hw_message, calls C.size_t) {
	answered.Store(0)
	for i := 0; i < int(calls); i++ {
		m := copied(request)
		go func() {
			gate.Wait()
			if noop(m).pass {
				answered.Add(1)
			}
		}()
	}
}

//export hw_pure_go_answered
func hw_pure_go_answered() C.size_t { return C.size_t(answered.Load()) }

//export hw_gate_close
func hw_gate_close() { gate.Close() }

//export hw_gate_open
func hw_gate_open() { gate.Open() }

//export hw_gate_waiting
func hw_gate_waiting() C.size_t { return C.size_t(gate.Waiting()) }

//export hw_goroutines
func hw_goroutines() C.size_t { return C.size_t(runtime.NumGoroutine()) }

// hw_free_memory collects the garbage and gives the system back what Go does not use.
//
//export hw_free_memory
func hw_free_memory() { debug.FreeOSMemory() }
