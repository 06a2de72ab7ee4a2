package rust2go

// #include <stdint.h>
//
// // Calls a Rust function through its address: the archive then needs no symbol of the Rust program, and can be a
// // shared library as well.
// static void rust2go_event(uintptr_t done, uintptr_t frame, uintptr_t event, uintptr_t failure) {
//	((uintptr_t (*)(uintptr_t, uintptr_t, uintptr_t))done)(frame, event, failure);
// }
//
// static void rust2go_tell(uintptr_t f, uintptr_t word) {
//	((void (*)(uintptr_t))f)(word);
// }
//
// static void rust2go_ask(uintptr_t f, uintptr_t word, uintptr_t frame) {
//	((void (*)(uintptr_t, uintptr_t))f)(word, frame);
// }
//
// static uintptr_t rust2go_ask_word(uintptr_t f, uintptr_t word) {
//	return ((uintptr_t (*)(uintptr_t))f)(word);
// }
import "C"

import (
	"runtime"
	"unsafe"
)

// event calls done(frame, event, failure) in Rust. Everything goes as integers, so cgo has no pointer to check. The failure
// must be on the heap, where it stays in its place, and be kept alive by the caller.
func event(done, frame, event uintptr, failure *Failure) {
	C.rust2go_event(C.uintptr_t(done), C.uintptr_t(frame), C.uintptr_t(event), C.uintptr_t(uintptr(unsafe.Pointer(failure))))
}

// tell calls f(word) in Rust.
func tell(f, word uintptr) {
	C.rust2go_tell(C.uintptr_t(f), C.uintptr_t(word))
}

// ask calls f(word, frame) in Rust, where the frame is what a starts. It is on the heap, where it stays in its place: Rust may call Go
// meanwhile, and Go then move the stack of this goroutine.
//
//go:noinline
func ask(f, word uintptr, a *Ask) {
	if a == nil {
		nowhereAsked = a
		return
	}
	C.rust2go_ask(C.uintptr_t(f), C.uintptr_t(word), C.uintptr_t(uintptr(unsafe.Pointer(a))))
	runtime.KeepAlive(a)
}

// nowhereAsked is only ever nil; whatever goes through a variable of the package is on the heap.
var nowhereAsked *Ask

// askWord returns f(word) of Rust.
func askWord(f, word uintptr) uintptr {
	return uintptr(C.rust2go_ask_word(C.uintptr_t(f), C.uintptr_t(word)))
}
