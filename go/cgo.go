package rust2go

// #include <stdint.h>
//
// // Calls a Rust function through its address: the archive then needs no symbol of the Rust program, and can be a
// // shared library as well.
// static void rust2go_event(uintptr_t done, uintptr_t frame, uintptr_t event) {
//	((void (*)(uintptr_t, uintptr_t))done)(frame, event);
// }
import "C"

// event calls done(frame, event) in Rust. Everything goes as integers: they are addresses of Rust memory, and cgo then has
// no pointer to check and nothing to move to the heap.
func event(done, frame, event uintptr) {
	C.rust2go_event(C.uintptr_t(done), C.uintptr_t(frame), C.uintptr_t(event))
}
