package handwritten

// #include "handwritten.h"
//
// static void hw_call_done(uintptr_t done, uintptr_t slot, uint8_t pass) {
//	((hw_done)done)(slot, pass);
// }
//
// static void hw_call_done_big(uintptr_t done, uintptr_t slot, uintptr_t users, size_t users_len, uintptr_t data, size_t data_len) {
//	hw_message reply = {(const hw_user *)users, users_len, (const uint8_t *)data, data_len};
//	((hw_done_big)done)(slot, &reply);
// }
import "C"

import (
	"runtime"
	"unsafe"
)

// complete gives the answer to Rust. Integers only: cgo then has no pointer to check and nothing moves to the heap.
func complete(done, slot uintptr, r response) {
	C.hw_call_done(C.uintptr_t(done), C.uintptr_t(slot), flag(r))
}

// completeBig lends the answer to Rust, which copies it before the call returns. A Go string begins with the address and
// the length of its bytes, so a []user is an array of hw_user already.
func completeBig(done, slot uintptr, m message) {
	doneBig(done, slot,
		uintptr(unsafe.Pointer(unsafe.SliceData(m.users))), len(m.users),
		uintptr(unsafe.Pointer(unsafe.SliceData(m.data))), len(m.data))
	runtime.KeepAlive(m)
}

func doneBig(done, slot, users uintptr, usersLen int, data uintptr, dataLen int) {
	C.hw_call_done_big(C.uintptr_t(done), C.uintptr_t(slot),
		C.uintptr_t(users), C.size_t(usersLen), C.uintptr_t(data), C.size_t(dataLen))
}
