// Package handwritten calls Go from Rust without rust2go: what somebody who knows cgo well writes for one program, tuned,
// and with less to do. It is the yardstick of the benches.
//
//   - An async call is one export that copies the request, starts a goroutine and returns. The goroutine outlives the
//     export, so it needs Go values of its own; all their bytes share one allocation.
//   - The goroutine ends in one C call of a Rust function, which stores the result and wakes the future.
//   - Nothing is recovered, cancelled or timed out, and there are no errors: all of that would only cost more.
package handwritten

// #include "handwritten.h"
import "C"

import (
	"runtime"
	"time"
	"unsafe"

	"rust2go.dev/benches/work"
)

// hw_empty is the cheapest call there is: with one pointer, as each call of the bridge.
//
//export hw_empty
func hw_empty(unsafe.Pointer) {}

//export hw_noop
func hw_noop(request *C.hw_message, slot, done uintptr) {
	m := copied(request)
	go func() { complete(done, slot, noop(m)) }()
}

//export hw_sleep10ms
func hw_sleep10ms(request *C.hw_message, slot, done uintptr) {
	m := copied(request)
	go func() { complete(done, slot, sleep10ms(m)) }()
}

//export hw_cpu50us
func hw_cpu50us(request *C.hw_message, slot, done uintptr) {
	m := copied(request)
	go func() { complete(done, slot, cpu50us(m)) }()
}

//export hw_echo_big
func hw_echo_big(request *C.hw_message, slot, done uintptr) {
	m := copied(request)
	go func() { completeBig(done, slot, echo(m)) }()
}

// hw_gomaxprocs tells what the Go runtime made of the environment.
//
//export hw_gomaxprocs
func hw_gomaxprocs() C.int { return C.int(runtime.GOMAXPROCS(0)) }

// hw_work_rounds tells how much the handlers compute that compute.
//
//export hw_work_rounds
func hw_work_rounds() C.uint64_t { return C.uint64_t(work.Rounds()) }

// hw_pure_go_sleep10ms runs the loop without any bridge, and returns when it is over.
//
//export hw_pure_go_sleep10ms
func hw_pure_go_sleep10ms(inFlight C.size_t, nanoseconds C.int64_t, out *C.hw_loop) {
	loop(func() bool {
		time.Sleep(10 * time.Millisecond)
		return true
	}, inFlight, nanoseconds, out)
}

//export hw_pure_go_cpu50us
func hw_pure_go_cpu50us(inFlight C.size_t, nanoseconds C.int64_t, out *C.hw_loop) {
	loop(work.Compute, inFlight, nanoseconds, out)
}

func loop(call func() bool, inFlight C.size_t, nanoseconds C.int64_t, out *C.hw_loop) {
	samples := unsafe.Slice((*uint32)(out.samples), out.samples_cap)
	calls := pureGo(call, int(inFlight), time.Duration(nanoseconds), samples)
	out.calls = C.uint64_t(calls)
	out.samples_len = C.size_t(min(calls, uint64(len(samples))))
}
