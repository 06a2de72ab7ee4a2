package rust2go

import (
	"fmt"
	"strings"
	"unsafe"
)

// Block is the one allocation that holds all pointer-free data of a message: the bytes of its strings and the elements
// of its lists of numbers. Rust has counted them while it laid the message out.
//
// Lists whose elements hold pointers do not go into it: Go values may be changed by whoever owns them, and a pointer
// stored in memory that the garbage collector does not scan would be lost.
type Block struct {
	free  []byte
	views bool  // copy nothing: see Views
	err   error // the first value that Go could not make
}

// Small is the room for the block of a small message inside the allocation of its call, which it then needs none of its own
// beside.
type Small struct {
	words [4]uint64
}

// NewBlock makes room for the pointer-free data of the message that h starts: in small, if it is enough.
func NewBlock(h *Head, small *Small) Block {
	if h.Bytes <= unsafe.Sizeof(*small) {
		return Block{free: unsafe.Slice((*byte)(unsafe.Pointer(&small.words)), unsafe.Sizeof(*small))}
	}
	return NewBlockOf(h.Bytes)
}

// NewBlockOf makes room for the pointer-free data of a message that has that many bytes of it: see [Reply.Bytes].
func NewBlockOf(bytes uintptr) Block {
	if bytes == 0 {
		return Block{}
	}
	return Block{free: make([]byte, (bytes+7)&^7)}
}

// Views returns a Block that copies nothing: what its methods return are views of Rust memory, for #[zero_copy]. It has no
// room, so that the copying Block pays nothing for it: whether to copy is asked only where the room is used up.
func Views() Block { return Block{views: true} }

// Fail keeps the reason why Go cannot make its value of what Rust sent; the first one wins.
func (b *Block) Fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

// Err returns why Go could not make its value of what Rust sent, or nil.
func (b *Block) Err() error { return b.err }

// String returns a copy of s that lives in b; s itself, if b is of Views.
func (b *Block) String(s string) string {
	if uint(len(s))-1 >= uint(len(b.free)) { // also for "", which needs no room
		return b.outside(s)
	}
	copy(b.free, s)
	out := unsafe.String(&b.free[0], len(s))
	b.free = b.free[len(s):]
	return out
}

// outside returns s for a block that has no room for it, or where it needs none.
func (b *Block) outside(s string) string {
	if b.views {
		return s
	}
	return strings.Clone(s)
}

// Slice returns a copy of s, whose elements hold no pointers, that lives in b; s itself, if b is of Views.
func Slice[T any](b *Block, s []T) []T {
	if len(s) == 0 {
		return nil
	}
	var zero T
	size, align := uintptr(len(s))*unsafe.Sizeof(zero), unsafe.Alignof(zero)
	if align > 1 && len(b.free) > 0 {
		skip := -uintptr(unsafe.Pointer(&b.free[0])) & (align - 1)
		b.free = b.free[min(skip, uintptr(len(b.free))):]
	}
	if size-1 >= uintptr(len(b.free)) { // also for size 0, which needs no room and has no first byte
		if b.views {
			return s
		}
		return List(s)
	}
	out := unsafe.Slice((*T)(unsafe.Pointer(&b.free[0])), len(s))
	b.free = b.free[size:]
	copy(out, s)
	return out
}

// Value returns a copy of *p, which holds no pointers, that lives in b; p itself, if b is of Views.
func Value[T any](b *Block, p *T) *T {
	if p == nil {
		return nil
	}
	return &Slice(b, unsafe.Slice(p, 1))[0]
}

// List returns a copy of s in memory of its own; what its elements point at is still Rust's.
func List[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	out := make([]T, len(s))
	copy(out, s)
	return out
}

// Pointer returns a copy of *p in memory of its own; what it points at is still Rust's.
func Pointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	out := new(T)
	*out = *p
	return out
}
