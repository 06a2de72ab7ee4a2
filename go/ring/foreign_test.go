//go:build unix

package ring

import (
	"syscall"
	"testing"
	"unsafe"
)

// foreign is memory that Go's runtime knows nothing of, until the test ends. Touching what lies before or behind it is fatal.
func foreign(t testing.TB, size uintptr) unsafe.Pointer {
	t.Helper()
	guard := uintptr(syscall.Getpagesize())
	whole := size + 2*guard
	memory, err := syscall.Mmap(-1, 0, int(whole), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Munmap(memory); err != nil {
			t.Error(err)
		}
	})
	for _, guard := range [][]byte{memory[:guard], memory[guard+size:]} {
		if err := syscall.Mprotect(guard, syscall.PROT_NONE); err != nil {
			t.Fatal(err)
		}
	}
	return unsafe.Pointer(&memory[guard])
}

// TestForeignMemory is the same memory as a peer would map it: outside of Go's heap.
func TestForeignMemory(t *testing.T) {
	parts := []Part{SPSCOf[[3]uint16](4), MPSCOf[entry](4)}
	size, err := Size(parts...)
	if err != nil {
		t.Fatal(err)
	}
	base := foreign(t, size)
	if err := Format(base, size, parts...); err != nil {
		t.Fatal(err)
	}
	r, err := AttachMemory(base, size)
	if err != nil {
		t.Fatal(err)
	}
	if r.Size() != size || len(r.Parts()) != 2 || r.Parts()[1] != parts[1] {
		t.Fatal(r.Size(), r.Parts())
	}
	p, c := ends[[3]uint16](t, r, 0)
	q, d := ends[entry](t, r, 1)
	for i := 0; i < 20; i++ {
		if err := p.Push([3]uint16{1, 2, uint16(i)}); err != nil {
			t.Fatal(err)
		}
		if err := q.Push(entry{1, 2, uint32(i)}); err != nil {
			t.Fatal(err)
		}
		if v, err := c.Pop(); err != nil || v != ([3]uint16{1, 2, uint16(i)}) {
			t.Fatal(v, err)
		}
		if v, err := d.Pop(); err != nil || v != (entry{1, 2, uint32(i)}) {
			t.Fatal(v, err)
		}
	}
}
