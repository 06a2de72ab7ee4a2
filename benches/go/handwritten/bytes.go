package handwritten

// #include "handwritten.h"
import "C"

import "unsafe"

// keptBytes and keptStrings are what came last. Go's garbage collector does not move it, and the benches make one call at
// a time, so Rust may read it until the next copy comes.
var (
	keptBytes   []byte
	keptStrings []string
)

//export hw_copy_to_go
func hw_copy_to_go(data unsafe.Pointer, size C.size_t) C.size_t {
	keptBytes = append([]byte(nil), unsafe.Slice((*byte)(data), size)...)
	return C.size_t(len(keptBytes))
}

//export hw_kept_bytes
func hw_kept_bytes(out *C.hw_span) {
	out.data = C.uintptr_t(uintptr(unsafe.Pointer(unsafe.SliceData(keptBytes))))
	out.len = C.size_t(len(keptBytes))
}

// hw_copy_strings_to_go copies strings of so many bytes in all: one allocation for the list, one for all bytes.
//
//export hw_copy_strings_to_go
func hw_copy_strings_to_go(data *C.hw_string, count, size C.size_t) C.size_t {
	bytes := make([]byte, size)
	strings := make([]string, count)
	for i, view := range unsafe.Slice(data, count) {
		n := copy(bytes, unsafe.Slice((*byte)(unsafe.Pointer(view.data)), view.len))
		strings[i] = unsafe.String(unsafe.SliceData(bytes), n)
		bytes = bytes[n:]
	}
	keptStrings = strings
	return count
}

// hw_kept_strings names the list; a Go string is laid out as a hw_span.
//
//export hw_kept_strings
func hw_kept_strings(out *C.hw_span) {
	out.data = C.uintptr_t(uintptr(unsafe.Pointer(unsafe.SliceData(keptStrings))))
	out.len = C.size_t(len(keptStrings))
}
