package rust2go

import (
	"sync"
	"testing"
)

// callOf is the call that handle names, or nil.
func callOf(h *handles[*Call], handle uint64) *Call {
	c, _ := h.get(handle)
	return c
}

func TestHandlesNameCalls(t *testing.T) {
	var h handles[*Call]
	a, b := &Call{}, &Call{}
	x, y := h.add(a), h.add(b)
	if x == 0 || y == 0 || x == y {
		t.Fatalf("handles %#x and %#x", x, y)
	}
	if callOf(&h, x) != a || callOf(&h, y) != b {
		t.Error("a handle names another call")
	}
	h.remove(x)
	if callOf(&h, x) != nil {
		t.Error("the handle of an ended call still names one")
	}
	if callOf(&h, y) != b {
		t.Error("removing one call removed another")
	}
}

func TestOldHandleNamesNothingInAReusedPlace(t *testing.T) {
	var h handles[*Call]
	old := h.add(&Call{})
	h.remove(old)
	c := &Call{}
	now := h.add(c)
	if uint32(old) != uint32(now) {
		t.Fatal("the place is not used again")
	}
	if old == now || callOf(&h, old) != nil || callOf(&h, now) != c {
		t.Error("an old handle reached a new call")
	}
	h.remove(old)
	if callOf(&h, now) != c {
		t.Error("removing by an old handle removed a new call")
	}
	h.remove(now)
	h.remove(now)
	if a, b := h.add(&Call{}), h.add(&Call{}); uint32(a) == uint32(b) {
		t.Error("removing twice gave one place to two calls")
	}
}

func TestUnknownHandles(t *testing.T) {
	var h handles[*Call]
	h.add(&Call{})
	for _, handle := range []uint64{0, 1, 1 << 32, 5<<32 | 7, ^uint64(0)} {
		if handle == h.cellHandle(0) {
			continue
		}
		if callOf(&h, handle) != nil {
			t.Errorf("%#x names a call", handle)
		}
		h.remove(handle)
	}
	Cancel(0)
	Cancel(^uint64(0))
}

// cellHandle is the handle that the place i has now.
func (h *handles[T]) cellHandle(i uint32) uint64 {
	return uint64(h.cells[i].generation)<<32 | uint64(i)
}

func TestHandlesFromManyGoroutines(t *testing.T) {
	var h handles[*Call]
	var wait sync.WaitGroup
	for i := 0; i < 8; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := 0; n < 1000; n++ {
				c := &Call{}
				handle := h.add(c)
				if callOf(&h, handle) != c {
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
