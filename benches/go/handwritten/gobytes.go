package handwritten

// #include <stdlib.h>
// #include "handwritten.h"
import "C"

import "unsafe"

// A bridge as the documentation of cgo suggests it: C.GoStringN and C.GoBytes for what comes, C.CString and C.CBytes for what goes, each with
// memory of its own. Rust copies the answer, and frees it.

//export hw_gobytes_echo_big
func hw_gobytes_echo_big(request *C.hw_message, slot, done uintptr) {
	m := goValues(request)
	go func() { completeC(done, slot, echo(m)) }()
}

func goValues(request *C.hw_message) message {
	views := unsafe.Slice(request.users, request.users_len)
	m := message{users: make([]user, len(views))}
	for i := range views {
		m.users[i] = user{name: C.GoStringN(views[i].name, C.int(views[i].name_len)), age: uint8(views[i].age)}
	}
	m.data = C.GoBytes(unsafe.Pointer(request.data), C.int(request.data_len))
	return m
}

// completeC gives the answer to Rust, which frees it: each name, the users, the data.
func completeC(done, slot uintptr, m message) {
	users := C.malloc(C.size_t(len(m.users)) * C.sizeof_hw_user)
	views := unsafe.Slice((*C.hw_user)(users), len(m.users))
	for i, u := range m.users {
		views[i] = C.hw_user{name: C.CString(u.name), name_len: C.size_t(len(u.name)), age: C.uint8_t(u.age)}
	}
	doneBig(done, slot, uintptr(users), len(m.users), uintptr(C.CBytes(m.data)), len(m.data))
}
