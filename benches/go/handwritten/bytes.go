package handwritten

// #include "handwritten.h"
import "C"

import "unsafe"

// keptBytes is what came last. Go's garbage collector does not move it, and the benches make one call at a time, so Rust
// may read it until the next copy comes.
var keptBytes []byte

//export hw_copy_to_go
func hw_copy_to_go(data unsafe.Pointer, size C.size_t) C.size_t {
	keptBytes = append([]byte(nil), unsafe.Slice((*byte)(data), size)...)
	return C.size_t(len(keptBytes))
}

//export hw_kept_bytes
func hw_kept_bytes(out *C.hw_bytes) {
	out.data = C.uintptr_t(uintptr(unsafe.Pointer(unsafe.SliceData(keptBytes))))
	out.len = C.size_t(len(keptBytes))
}
