package rust2go

import "sync"

// handles names calls towards Rust by integers: an index and a generation, so that a handle whose call has ended names
// nothing, even when its place is in use again. The zero handle is never given out.
type handles struct {
	mu    sync.Mutex
	cells []cell
	free  []uint32
}

type cell struct {
	call       *Call
	generation uint32
}

// calls holds the calls whose context somebody waits on.
var calls handles

func (h *handles) add(c *Call) uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	var i uint32
	if n := len(h.free); n > 0 {
		i, h.free = h.free[n-1], h.free[:n-1]
	} else {
		i = uint32(len(h.cells))
		h.cells = append(h.cells, cell{})
	}
	h.cells[i].call = c
	h.cells[i].generation++
	return uint64(h.cells[i].generation)<<32 | uint64(i)
}

// get returns the call that handle names, or nil.
func (h *handles) get(handle uint64) *Call {
	h.mu.Lock()
	defer h.mu.Unlock()
	if cell := h.find(handle); cell != nil {
		return cell.call
	}
	return nil
}

func (h *handles) remove(handle uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if cell := h.find(handle); cell != nil {
		cell.call = nil
		cell.generation++ // a cell that wraps round would need 2^31 calls
		h.free = append(h.free, uint32(handle))
	}
}

func (h *handles) find(handle uint64) *cell {
	i, generation := uint32(handle), uint32(handle>>32)
	if uint64(i) >= uint64(len(h.cells)) || h.cells[i].generation != generation || h.cells[i].call == nil {
		return nil
	}
	return &h.cells[i]
}
