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
// // Calls with a frame on the stack of C: no Go pointer goes along. The words go one by one, and are read again one by one, as they were
// // written: to read two at once that were just written one after the other takes the processor some nanoseconds.
// typedef struct { uintptr_t answer; uint64_t word[4]; } rust2go_flat;
//
// static rust2go_flat rust2go_ask_flat(uintptr_t f, uintptr_t word, uint64_t object, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
//	struct { uint64_t object, waiter; int64_t timeout; uintptr_t answer; uint64_t word[4]; } frame = { object, 0, 0, 0, { a, b, c, d } };
//	((void (*)(uintptr_t, uintptr_t))f)(word, (uintptr_t)&frame);
//	const volatile uint64_t *w = frame.word;
//	return (rust2go_flat){ frame.answer, { w[0], w[1], w[2], w[3] } };
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

// askFlat calls f(word, frame) in Rust, with a frame that is a copy of s, and copies back what Rust has put into it. Rust may call Go
// meanwhile, and Go then move this stack with all that is in it; the copy is on another one.
func askFlat(f, word uintptr, s *Flat) {
	w := &s.words
	r := C.rust2go_ask_flat(C.uintptr_t(f), C.uintptr_t(word), C.uint64_t(s.Object), C.uint64_t(w[0]), C.uint64_t(w[1]), C.uint64_t(w[2]),
		C.uint64_t(w[3]))
	s.Answer = uintptr(r.answer)
	w[0], w[1], w[2], w[3] = uint64(r.word[0]), uint64(r.word[1]), uint64(r.word[2]), uint64(r.word[3])
}

// nowhereAsked is only ever nil; whatever goes through a variable of the package is on the heap.
var nowhereAsked *Ask

// askWord returns f(word) of Rust.
func askWord(f, word uintptr) uintptr {
	return uintptr(C.rust2go_ask_word(C.uintptr_t(f), C.uintptr_t(word)))
}
