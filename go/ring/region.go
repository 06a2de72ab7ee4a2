package ring

import (
	"fmt"
	"sync"
	"unsafe"
)

// Region is a piece of memory with rings and blocks in it. It may be used by many goroutines.
//
// Its memory stays as long as the region, or anything made of it, can be reached.
type Region struct {
	base   unsafe.Pointer
	size   uint64
	places []place

	mu     sync.Mutex
	closed bool
	roles  [maxParts]roles
	memory any // keeps the memory, if it is Go's to give back
}

// roles counts who in this process uses a part.
type roles struct {
	producers int
	consumer  bool
}

// AttachMemory uses the region that lies at an address in this process, which must be a multiple of 128. Its size is what
// its maker says; the region's own header must say the same. The memory must stay where it is for as long as anything made
// of the region is in use.
//
// It fails with an error that wraps [ErrLayout] when the memory does not hold a region, or one of another version.
func AttachMemory(address unsafe.Pointer, size uintptr) (*Region, error) {
	if address == nil || uintptr(address)%line != 0 {
		return nil, fmt.Errorf("ring: memory at %p is not aligned to %d bytes: %w", address, line, ErrLayout)
	}
	parts, err := readHeader(address, uint64(size))
	if err != nil {
		return nil, err
	}
	places, _, err := layout(parts)
	if err != nil {
		return nil, err
	}
	return &Region{base: address, size: uint64(size), places: places}, nil
}

// readHeader copies the header and the table out of the region, once, and checks every number against what it computes.
func readHeader(address unsafe.Pointer, size uint64) ([]Part, error) {
	if size < page || size%page != 0 {
		return nil, fmt.Errorf("ring: %d bytes, a region is a multiple of %d: %w", size, page, ErrLayout)
	}
	// 640 bytes, less than a page.
	copied := *(*[headerSize + maxParts*entrySize]byte)(address)
	u32 := func(at int) uint32 { return *(*uint32)(unsafe.Pointer(&copied[at])) }
	u64 := func(at int) uint64 {
		var n uint64
		copy((*[8]byte)(unsafe.Pointer(&n))[:], copied[at:at+8])
		return n
	}
	if [8]byte(copied[:8]) != magic {
		return nil, fmt.Errorf("ring: begins with %q, not with %q: %w", copied[:8], magic[:], ErrLayout)
	}
	if u32(8) != version {
		return nil, fmt.Errorf("ring: layout of version %d, this side knows %d; bring both to the same release: %w", u32(8), version, ErrLayout)
	}
	if u64(16) != size {
		return nil, fmt.Errorf("ring: the header says %d bytes, the memory has %d: %w", u64(16), size, ErrLayout)
	}
	if n := u32(12); n == 0 || n > maxParts {
		return nil, fmt.Errorf("ring: a region of %d parts, not of 1 to %d: %w", n, maxParts, ErrLayout)
	}
	parts := make([]Part, u32(12))
	for i := range parts {
		at := headerSize + i*entrySize
		parts[i] = Part{Kind(u32(at)), u32(at + 4), u32(at + 8), u32(at + 12)}
	}
	places, whole, err := layout(parts)
	if err != nil {
		return nil, err
	}
	if whole != size {
		return nil, fmt.Errorf("ring: the parts take %d bytes, the region has %d: %w", whole, size, ErrLayout)
	}
	for i, p := range places {
		at := headerSize + i*entrySize
		if u64(at+16) != p.offset || u64(at+24) != p.size {
			return nil, fmt.Errorf("ring: part %d is said to be %d bytes at %d, not %d at %d: %w", i, u64(at+24), u64(at+16), p.size, p.offset, ErrLayout)
		}
	}
	return parts, nil
}

// Heap makes a region of the parts in Go's memory, for use within this process.
func Heap(parts ...Part) (*Region, error) {
	_, size, err := layout(parts)
	if err != nil {
		return nil, err
	}
	memory := make([]byte, size+line)
	base := unsafe.Pointer(&memory[0])
	base = unsafe.Add(base, -uintptr(base)%line)
	if err := Format(base, uintptr(size), parts...); err != nil {
		return nil, err
	}
	return AttachMemory(base, uintptr(size))
}

// Size returns how many bytes a region of the parts takes.
func Size(parts ...Part) (uintptr, error) {
	_, size, err := layout(parts)
	return uintptr(size), err
}

// Format writes the header of a region of the parts into memory that is all zero, is aligned to 128 bytes, and has exactly
// as many bytes as [Size] says. Nobody else may look at it before Format has returned.
func Format(address unsafe.Pointer, size uintptr, parts ...Part) error {
	_, whole, err := layout(parts)
	if err != nil {
		return err
	}
	if whole != uint64(size) || uintptr(address)%line != 0 {
		return fmt.Errorf("ring: %d bytes at %p for a region of %d bytes aligned to %d: %w", size, address, whole, line, ErrLayout)
	}
	return format(address, parts)
}

// format writes header and table, which lie within the first page.
func format(address unsafe.Pointer, parts []Part) error {
	places, whole, err := layout(parts)
	if err != nil {
		return err
	}
	type header struct {
		magic          [8]byte
		version, parts uint32
		size           uint64
	}
	type entry struct {
		kind, size, align, capacity uint32
		offset, bytes               uint64
	}
	*(*header)(address) = header{magic, version, uint32(len(parts)), whole}
	for i, p := range places {
		at := unsafe.Add(address, headerSize+i*entrySize)
		*(*entry)(at) = entry{uint32(p.Kind), p.Size, p.Align, p.Capacity, p.offset, p.size}
	}
	return nil
}

// Size returns the size of the region in bytes.
func (r *Region) Size() uintptr { return uintptr(r.size) }

// Parts returns what lies in the region, in order.
func (r *Region) Parts() []Part {
	parts := make([]Part, len(r.places))
	for i, p := range r.places {
		parts[i] = p.Part
	}
	return parts
}

// Close says that nothing more will be made of the region. What was made of it goes on working: memory that this package
// has mapped is given back once none of it can be reached any more. Closing twice does nothing.
func (r *Region) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	return nil
}

// part returns where a part lies, if it is of one of the kinds.
func (r *Region) part(i int, kinds ...Kind) (place, error) {
	if i < 0 || i >= len(r.places) {
		return place{}, fmt.Errorf("ring: no part %d, the region has %d: %w", i, len(r.places), ErrLayout)
	}
	for _, kind := range kinds {
		if r.places[i].Kind == kind {
			return r.places[i], nil
		}
	}
	return place{}, fmt.Errorf("ring: part %d is %v, not %v: %w", i, r.places[i].Kind, kinds, ErrLayout)
}
