package rust2go

import "sync"

// handles names values towards Rust by integers: an index and a generation, so that a handle that was removed names nothing, even
// when its place is in use again. The zero handle is never given out, and none has the top bit, which marks those of Rust's objects.
type handles[T any] struct {
	mu    sync.Mutex
	cells []cell[T]
	free  []uint32
}

type cell[T any] struct {
	value      T
	generation uint32 // odd while the cell is in use
}

// generations is how many generations there are before they begin again. A place is used half as often meanwhile.
const generations = 1 << 31

// calls holds the calls whose context somebody waits on.
var calls handles[*Call]

func (h *handles[T]) add(v T) uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	var i uint32
	if n := len(h.free); n > 0 {
		i, h.free = h.free[n-1], h.free[:n-1]
	} else {
		i = uint32(len(h.cells))
		h.cells = append(h.cells, cell[T]{})
	}
	c := &h.cells[i]
	c.value, c.generation = v, (c.generation+1)%generations
	return handleOf(c.generation, i)
}

// get returns the value that handle names, if it names one.
func (h *handles[T]) get(handle uint64) (v T, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if cell := h.find(handle); cell != nil {
		return cell.value, true
	}
	return v, false
}

// remove ends a handle, and returns what it named, if it named something.
func (h *handles[T]) remove(handle uint64) (v T, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	cell := h.find(handle)
	if cell == nil {
		return v, false
	}
	v, cell.value = cell.value, v
	cell.generation = (cell.generation + 1) % generations
	h.free = append(h.free, uint32(handle))
	return v, true
}

// count returns how many handles name something.
func (h *handles[T]) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.cells) - len(h.free)
}

func (h *handles[T]) find(handle uint64) *cell[T] {
	i, generation := uint32(handle), uint32(handle>>32)
	if uint64(i) >= uint64(len(h.cells)) || h.cells[i].generation != generation || generation%2 == 0 {
		return nil
	}
	return &h.cells[i]
}

func handleOf(generation, index uint32) uint64 { return uint64(generation)<<32 | uint64(index) }
