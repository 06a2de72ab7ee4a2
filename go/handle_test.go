package rust2go

import (
	"sync"
	"testing"
)

func TestHandlesNameCalls(t *testing.T) {
	var h handles
	a, b := &Call{}, &Call{}
	x, y := h.add(a), h.add(b)
	if x == 0 || y == 0 || x == y {
		t.Fatalf("handles %#x and %#x", x, y)
	}
	if h.get(x) != a || h.get(y) != b {
		t.Error("a handle names another call")
	}
	h.remove(x)
	if h.get(x) != nil {
		t.Error("the handle of an ended call still names one")
	}
	if h.get(y) != b {
		t.Error("removing one call removed another")
	}
}

func TestOldHandleNamesNothingInAReusedPlace(t *testing.T) {
	var h handles
	old := h.add(&Call{})
	h.remove(old)
	c := &Call{}
	now := h.add(c)
	if uint32(old) != uint32(now) {
		t.Fatal("the place is not used again")
	}
	if old == now || h.get(old) != nil || h.get(now) != c {
		t.Error("an old handle reached a new call")
	}
	h.remove(old)
	if h.get(now) != c {
		t.Error("removing by an old handle removed a new call")
	}
	h.remove(now)
	h.remove(now)
	if a, b := h.add(&Call{}), h.add(&Call{}); uint32(a) == uint32(b) {
		t.Error("removing twice gave one place to two calls")
	}
}

func TestUnknownHandles(t *testing.T) {
	var h handles
	h.add(&Call{})
	for _, handle := range []uint64{0, 1, 1 << 32, 5<<32 | 7, ^uint64(0)} {
		if handle == h.cellHandle(0) {
			continue
		}
		if h.get(handle) != nil {
			t.Errorf("%#x names a call", handle)
		}
		h.remove(handle)
	}
	Cancel(0)
	Cancel(^uint64(0))
}

// cellHandle is the handle that the place i has now.
func (h *handles) cellHandle(i uint32) uint64 {
	return uint64(h.cells[i].generation)<<32 | uint64(i)
}

func TestHandlesFromManyGoroutines(t *testing.T) {
	var h handles
	var wait sync.WaitGroup
	for i := 0; i < 8; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := 0; n < 1000; n++ {
				c := &Call{}
				handle := h.add(c)
				if h.get(handle) != c {
					t.Error("a handle names another call")
				}
				h.remove(handle)
			}
		}()
	}
	wait.Wait()
	if len(h.free) != len(h.cells) {
		t.Errorf("%d of %d places are free", len(h.free), len(h.cells))
	}
}
