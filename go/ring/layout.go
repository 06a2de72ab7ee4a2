package ring

import (
	"fmt"
	"math/bits"
)

// Where everything lies, in bytes. All numbers are in the machine's byte order; all places count from the first byte of
// the region, so that each process may map it where it likes. All zero is the initial state of every part.
const (
	version    = 2
	headerSize = 128 // of the region: magic, version, number of parts, size
	entrySize  = 32  // of the table of parts, which follows the header
	maxParts   = 16
	line       = 128  // processors fetch cache lines in pairs
	page       = 4096 // the size of a region is a multiple of it

	// In a ring. What one side writes often has a pair of cache lines to itself.
	closedAt  = 0
	tailAt    = 128
	headAt    = 256
	parkedAt  = 384
	waitingAt = 512
	cellsAt   = 640

	maxEntry    = 1 << 20
	maxCapacity = 1 << 30
)

var magic = [8]byte{'R', '2', 'G', 'R', 'I', 'N', 'G', 0}

// Kind says what a part is.
type Kind uint32

const (
	// SPSC is a ring of one producer and one consumer: its entries lie side by side.
	SPSC Kind = 1
	// MPSC is a ring of many producers and one consumer: each entry has a word beside it that says whose turn it is.
	MPSC Kind = 2
	// BLOCKS is a pool of blocks for data that does not fit into an entry.
	BLOCKS Kind = 3
)

// String returns the name of the kind.
func (k Kind) String() string {
	switch k {
	case SPSC:
		return "SPSC ring"
	case MPSC:
		return "MPSC ring"
	case BLOCKS:
		return "blocks"
	}
	return fmt.Sprintf("kind %d", uint32(k))
}

// Part describes one part of a region. [SPSCOf], [MPSCOf] and [BlocksOf] make them.
type Part struct {
	Kind Kind
	// Size and Align are those of an entry. Of blocks, Size is that of a block, and Align is 8.
	Size, Align uint32
	// Capacity is how many entries or blocks there are. Of a ring, a power of two.
	Capacity uint32
}

// place is a part and where it lies.
type place struct {
	Part
	offset, size uint64
}

// stride is how far apart two cells of a ring are, and turn where in a cell its turn lies.
func (p Part) stride() (stride, turn uint64) {
	if p.Kind != MPSC {
		return uint64(p.Size), 0
	}
	turn = roundUp(uint64(p.Size), 8)
	align := uint64(p.Align)
	if align < 8 {
		align = 8
	}
	return roundUp(turn+8, align), turn
}

// bytes is how many bytes the part takes. Whoever reads a region computes it again and accepts nothing else.
func (p Part) bytes() (uint64, error) {
	switch {
	case p.Kind != SPSC && p.Kind != MPSC && p.Kind != BLOCKS:
		return 0, fmt.Errorf("%v is unknown: %w", p.Kind, ErrLayout)
	case p.Align == 0 || p.Align&(p.Align-1) != 0 || p.Align > line:
		return 0, fmt.Errorf("%v aligned to %d, not to a power of two up to %d: %w", p.Kind, p.Align, line, ErrLayout)
	case p.Size == 0 || p.Size > maxEntry || p.Size%p.Align != 0:
		return 0, fmt.Errorf("%v with entries of %d bytes, not a multiple of %d up to %d: %w", p.Kind, p.Size, p.Align, maxEntry, ErrLayout)
	case p.Capacity == 0 || p.Capacity > maxCapacity:
		return 0, fmt.Errorf("%v with a capacity of %d, not of 1 to %d: %w", p.Kind, p.Capacity, maxCapacity, ErrLayout)
	}
	if p.Kind == BLOCKS {
		if p.Align != 8 {
			return 0, fmt.Errorf("blocks aligned to %d, not to 8: %w", p.Align, ErrLayout)
		}
		return p.firstBlock() + uint64(p.Capacity)*uint64(p.Size), nil
	}
	if p.Capacity&(p.Capacity-1) != 0 {
		return 0, fmt.Errorf("%v with a capacity of %d, not a power of two: %w", p.Kind, p.Capacity, ErrLayout)
	}
	stride, _ := p.stride()
	return cellsAt + uint64(p.Capacity)*stride, nil
}

// firstBlock is where in its part the first block lies: after a bit for each, in whole words.
func (p Part) firstBlock() uint64 {
	return roundUp((uint64(p.Capacity)+63)/64*8, line)
}

// layout places the parts one after the other and returns the size of the region.
func layout(parts []Part) ([]place, uint64, error) {
	if len(parts) == 0 || len(parts) > maxParts {
		return nil, 0, fmt.Errorf("ring: a region of %d parts, not of 1 to %d: %w", len(parts), maxParts, ErrLayout)
	}
	places := make([]place, len(parts))
	at := roundUp(headerSize+uint64(len(parts))*entrySize, line)
	for i, part := range parts {
		size, err := part.bytes()
		if err != nil {
			return nil, 0, fmt.Errorf("ring: part %d: %w", i, err)
		}
		places[i] = place{part, at, size}
		at = roundUp(at+size, line) // each is below 2^51, and there are few
	}
	size := roundUp(at, page)
	if bits.UintSize == 32 && size > 1<<31-1 {
		return nil, 0, fmt.Errorf("ring: a region of %d bytes does not fit into this machine's addresses: %w", size, ErrLayout)
	}
	return places, size, nil
}

func roundUp(n, to uint64) uint64 {
	return (n + to - 1) &^ (to - 1)
}
