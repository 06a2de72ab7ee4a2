package handwritten

// #include "handwritten.h"
import "C"

import (
	"time"
	"unsafe"

	"rust2go.dev/benches/work"
)

type user struct {
	name string
	age  uint8
}

type message struct {
	users []user
	data  []byte
}

type response struct{ pass bool }

// copied makes Go values of a request in Rust memory: one allocation for the users, one for all bytes.
func copied(request *C.hw_message) message {
	views := unsafe.Slice(request.users, request.users_len)
	size := int(request.data_len)
	for i := range views {
		size += int(views[i].name_len)
	}
	bytes := make([]byte, size)
	n := copy(bytes, unsafe.Slice((*byte)(request.data), request.data_len))
	m := message{users: make([]user, len(views)), data: bytes[:n:n]}
	for i := range views {
		name := bytes[n : n+int(views[i].name_len)]
		copy(name, unsafe.Slice((*byte)(unsafe.Pointer(views[i].name)), views[i].name_len))
		m.users[i] = user{name: unsafe.String(unsafe.SliceData(name), len(name)), age: uint8(views[i].age)}
		n += len(name)
	}
	return m
}

func noop(m message) response {
	return response{pass: len(m.users) == 2 && len(m.data) == 1}
}

func sleep10ms(m message) response {
	time.Sleep(10 * time.Millisecond)
	return noop(m)
}

func cpu50us(m message) response {
	return response{pass: work.Compute() && noop(m).pass}
}

func echo(m message) message { return m }
