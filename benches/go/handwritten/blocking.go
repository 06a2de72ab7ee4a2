package handwritten

// #include "handwritten.h"
import "C"

// What a program calls that blocks a thread for each call, as with spawn_blocking: no goroutine, the answer is the result.

//export hw_blocking_noop
func hw_blocking_noop(request *C.hw_message) C.uint8_t {
	return flag(noop(copied(request)))
}

//export hw_blocking_sleep10ms
func hw_blocking_sleep10ms(request *C.hw_message) C.uint8_t {
	return flag(sleep10ms(copied(request)))
}

//export hw_blocking_cpu50us
func hw_blocking_cpu50us(request *C.hw_message) C.uint8_t {
	return flag(cpu50us(copied(request)))
}

// hw_blocking_echo_big lends the answer to done, since the memory of Go is Go's.
//
//export hw_blocking_echo_big
func hw_blocking_echo_big(request *C.hw_message, slot, done uintptr) {
	completeBig(done, slot, echo(copied(request)))
}

func flag(r response) C.uint8_t {
	if r.pass {
		return 1
	}
	return 0
}
