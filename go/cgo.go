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
import "C"

import "unsafe"

// event calls done(frame, event, failure) in Rust. Everything goes as integers, so cgo has no pointer to check. The failure
// must be on the heap, where it stays in its place, and be kept alive by the caller.
func event(done, frame, event uintptr, failure *Failure) {
	C.rust2go_event(C.uintptr_t(done), C.uintptr_t(frame), C.uintptr_t(event), C.uintptr_t(uintptr(unsafe.Pointer(failure))))
}

// tell calls f(word) in Rust.
func tell(f, word uintptr) {
	C.rust2go_tell(C.uintptr_t(f), C.uintptr_t(word))
}
