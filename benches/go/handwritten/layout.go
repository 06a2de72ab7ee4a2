//go:build go1.22

package handwritten

// #include "handwritten.h"
import "C"

import "unsafe"

// A user must be laid out as Rust reads it. The vet of Go 1.21 takes the size of such a struct for another.
var (
	_ [unsafe.Sizeof(user{})]byte       = [unsafe.Sizeof(C.hw_user{})]byte{}
	_ [unsafe.Offsetof(user{}.age)]byte = [unsafe.Offsetof(C.hw_user{}.age)]byte{}
)
