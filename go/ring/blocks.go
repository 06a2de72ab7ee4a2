package ring

import (
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"sync/atomic"
	"unsafe"
)

var (
	// ErrNoBlocks says that no run of free blocks is long enough right now.
	ErrNoBlocks = errors.New("ring: too few free blocks side by side, try again once some have been freed")
	// ErrTooLarge says that more bytes were asked for than 64 blocks have.
	ErrTooLarge = errors.New("ring: larger than the longest run of blocks; plan larger blocks")
	// ErrReference says that a reference is none to blocks that are taken: it was made up, freed twice, or is of another
	// region.
	ErrReference = errors.New("ring: a reference to blocks that are not taken")
)

// BlockRef says where an allocation lies, in every process and language: it is what an entry of a ring holds of it. Copying it
// copies no right: one side frees it, once.
type BlockRef struct {
	// Offset is that of the first byte in the region.
	Offset uint64
	// Len is how many bytes are used, and Blocks how many blocks are taken.
	Len, Blocks uint32
}

// Blocks takes and frees blocks of memory in a region, for data that does not fit into a ring's entry. It may be used by many
// goroutines, and any number of it may exist, in any number of processes.
type Blocks struct {
	region *Region
	bitmap unsafe.Pointer
	first  uint64 // offset of the first block in the region
	size   uint64 // of a block
	count  uint64
	hint   atomic.Uint64 // the word of the bitmap that had room last
}

// NewBlocks attaches to a part of the region that holds blocks.
func NewBlocks(r *Region, part int) (*Blocks, error) {
	p, err := r.part(part, BLOCKS)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, fmt.Errorf("ring: part %d of a closed region: %w", part, ErrClosed)
	}
	return &Blocks{
		region: r,
		bitmap: unsafe.Add(r.base, p.offset),
		first:  p.offset + p.firstBlock(),
		size:   uint64(p.Size),
		count:  uint64(p.Capacity),
	}, nil
}

// run is what an allocation is: blocks side by side, whose bits lie in one word. One exchange of that word takes all of them.
type run struct {
	word *uint64
	mask uint64
}

// run returns that of some blocks, of which there are at most 64 behind the first in its word.
func (b *Blocks) run(first, blocks uint64) run {
	return run{(*uint64)(unsafe.Add(b.bitmap, first/64*8)), ^uint64(0) >> (64 - blocks) << (first % 64)}
}

// Alloc takes blocks for size bytes. What they hold is whatever was there before. It fails with [ErrNoBlocks] or
// [ErrTooLarge].
func (b *Blocks) Alloc(size int) (BlockRef, error) {
	if size < 0 || uint64(size) > 64*b.size {
		return BlockRef{}, ErrTooLarge
	}
	blocks := (uint64(size) + b.size - 1) / b.size
	if blocks == 0 {
		blocks = 1
	}
	words := (b.count + 63) / 64
	hint := b.hint.Load()
	for i := uint64(0); i < words; i++ {
		word := (hint + i) % words
		if first, ok := b.take(word, blocks); ok {
			if i != 0 {
				b.hint.Store(word)
			}
			return BlockRef{b.first + first*b.size, uint32(size), uint32(blocks)}, nil
		}
	}
	runtime.KeepAlive(b)
	return BlockRef{}, ErrNoBlocks
}

// take takes a run in one word, and returns its first block.
func (b *Blocks) take(word, blocks uint64) (uint64, bool) {
	absent := uint64(0) // bits for which there is no block
	if left := b.count - word*64; left < 64 {
		absent = ^uint64(0) << left
	}
	at := (*uint64)(unsafe.Add(b.bitmap, word*8))
	for i := 0; i < 64; i++ { // a peer that flips bits without end does not keep us here
		taken := atomic.LoadUint64(at)
		starts := startsOf(^(taken | absent), blocks)
		if starts == 0 {
			break
		}
		first := word*64 + uint64(bits.TrailingZeros64(starts))
		if atomic.CompareAndSwapUint64(at, taken, taken|b.run(first, blocks).mask) {
			return first, true
		}
	}
	return 0, false
}

// startsOf returns the bits at which a run of that many set bits begins.
func startsOf(free, length uint64) uint64 {
	for known := uint64(1); known < length; {
		// A run of known bits here and another one step later make one of known + step, as long as they touch.
		step := known
		if left := length - known; step > left {
			step = left
		}
		free &= free >> step
		known += step
	}
	return free
}

// find checks all of a reference and returns the run that it names.
func (b *Blocks) find(ref BlockRef) (run, error) {
	place := ref.Offset - b.first
	first, blocks := place/b.size, uint64(ref.Blocks)
	if ref.Offset < b.first || place%b.size != 0 || first >= b.count || blocks == 0 || blocks > 64 ||
		first%64+blocks > 64 || first+blocks > b.count || uint64(ref.Len) > blocks*b.size {
		return run{}, ErrReference
	}
	r := b.run(first, blocks)
	if atomic.LoadUint64(r.word)&r.mask != r.mask {
		return run{}, ErrReference
	}
	return r, nil
}

// Open returns the bytes that a reference names, or [ErrReference].
//
// They are shared: a peer may change them while they are read, so copy before you judge them. They are valid until they are
// freed, and while this Blocks can be reached.
func (b *Blocks) Open(ref BlockRef) ([]byte, error) {
	_, err := b.find(ref)
	runtime.KeepAlive(b)
	if err != nil {
		return nil, err
	}
	return unsafe.Slice((*byte)(unsafe.Add(b.region.base, ref.Offset)), int(ref.Len)), nil
}

// Free gives the blocks of a reference back, or fails with [ErrReference].
func (b *Blocks) Free(ref BlockRef) error {
	r, err := b.find(ref)
	if err != nil {
		return err
	}
	err = ErrReference
	for i := 0; i < retries; i++ {
		taken := atomic.LoadUint64(r.word)
		if taken&r.mask != r.mask {
			break // somebody has freed it meanwhile
		}
		// Pairs with the exchange in take: all that was done with the blocks is done.
		if atomic.CompareAndSwapUint64(r.word, taken, taken&^r.mask) {
			err = nil
			break
		}
	}
	runtime.KeepAlive(b)
	return err
}

// Put takes blocks and copies data into them, as [Blocks.Alloc] and [Blocks.Open] do.
func (b *Blocks) Put(data []byte) (BlockRef, error) {
	ref, err := b.Alloc(len(data))
	if err == nil {
		copy(unsafe.Slice((*byte)(unsafe.Add(b.region.base, ref.Offset)), len(data)), data)
	}
	runtime.KeepAlive(b)
	return ref, err
}

// Take appends the bytes that a reference names to a slice, and frees the blocks.
func (b *Blocks) Take(to []byte, ref BlockRef) ([]byte, error) {
	data, err := b.Open(ref)
	if err != nil {
		return to, err
	}
	to = append(to, data...)
	return to, b.Free(ref) // which also keeps b, and so the data, until here
}
