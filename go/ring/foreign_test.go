//go:build unix

package ring

import (
	"syscall"
	"testing"
	"unsafe"
)

// foreign is memory that Go's runtime knows nothing of, until the test ends.
func foreign(t *testing.T, size uintptr) unsafe.Pointer {
	t.Helper()
	memory, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Munmap(memory); err != nil {
			t.Error(err)
		}
	})
	return unsafe.Pointer(&memory[0])
}
