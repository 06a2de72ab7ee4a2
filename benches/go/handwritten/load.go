package handwritten

// #include "handwritten.h"
import "C"

import (
	"sync/atomic"
	"unsafe"
)

// hw_load_start starts goroutines that compute as long as *flag is what it is now. The flag lies in Rust memory, since an
// export that stopped them would have to wait for one of the very Ps that they keep busy.
//
//export hw_load_start
func hw_load_start(goroutines C.size_t, flag *C.uint32_t) {
	p := (*uint32)(unsafe.Pointer(flag))
	was := atomic.LoadUint32(p)
	for i := 0; i < int(goroutines); i++ {
		go func() {
			for x := uint64(1); atomic.LoadUint32(p) == was; {
				for j := 0; j < 1000; j++ {
					x ^= x << 13
					x ^= x >> 7
					x ^= x << 17
				}
				if x == 0 { // never, but x is needed then
					return
				}
			}
		}()
	}
}
