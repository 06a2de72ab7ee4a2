package rust2go

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// begun is a call over a slot that lives in Go: nothing here delivers an outcome, so that no Rust is needed.
func begun(t *testing.T, timeout time.Duration) (*Call, *Slot) {
	slot := &Slot{Timeout: int64(timeout)}
	c := &Call{}
	c.Begin(slot, false)
	t.Cleanup(func() { c.close() })
	return c, slot
}

// cancelSlot is what Rust does when the future is dropped; it gives the handle to cancel by, or 0.
func cancelSlot(slot *Slot) uint64 {
	if setBit(&slot.State, stateCancelled)&stateWatched != 0 {
		return slot.Handle
	}
	return 0
}

func over(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return true
	default:
		return false
	}
}

func TestContextOfARunningCall(t *testing.T) {
	c, slot := begun(t, 0)
	ctx := c.Context()
	if ctx.Err() != nil || ctx.Value("key") != nil {
		t.Error("a fresh context has ended or holds values")
	}
	if _, ok := ctx.Deadline(); ok {
		t.Error("there is a deadline that nobody set")
	}
	if slot.State != 0 || slot.Handle != 0 {
		t.Error("asking for Err made the call watched")
	}
	if over(ctx) {
		t.Error("Done is closed")
	}
	if slot.State != stateWatched || callOf(&calls, slot.Handle) != c {
		t.Error("Rust cannot cancel a call that somebody waits on")
	}
}

func TestContextCostsNothingUntilUsed(t *testing.T) {
	slot := &Slot{}
	allocations := testing.AllocsPerRun(100, func() {
		var c Call
		c.Begin(slot, false)
		if c.Err() != nil {
			t.Error("ended")
		}
		c.close()
	})
	if allocations > 1 {
		t.Errorf("%v allocations for a call that does not look at its context", allocations)
	}
}

func TestCancelBeforeAnybodyWaits(t *testing.T) {
	c, slot := begun(t, 0)
	if cancelSlot(slot) != 0 {
		t.Fatal("the call is watched")
	}
	if c.Err() != context.Canceled || !over(c) {
		t.Errorf("Err is %v", c.Err())
	}
}

func TestCancelWhileSomebodyWaits(t *testing.T) {
	c, slot := begun(t, 0)
	done := c.Done()
	handle := cancelSlot(slot)
	if handle == 0 {
		t.Fatal("the call is not watched")
	}
	Cancel(handle)
	<-done
	if c.Err() != context.Canceled {
		t.Errorf("Err is %v", c.Err())
	}
	Cancel(handle)
}

func TestDerivedContextsEnd(t *testing.T) {
	c, slot := begun(t, 0)
	type key struct{}
	valued := context.WithValue(c.Context(), key{}, "value")
	derived, cancel := context.WithCancel(valued)
	defer cancel()
	if derived.Value(key{}) != "value" {
		t.Error("the value is lost")
	}
	Cancel(cancelSlot(slot))
	<-derived.Done()
	if derived.Err() != context.Canceled {
		t.Errorf("Err is %v", derived.Err())
	}
}

func TestContextEndsWithTheHandler(t *testing.T) {
	c, slot := begun(t, 0)
	done := c.Done()
	handle := slot.Handle
	if got, what := c.close(); got != slot || what != EventOutcome|EventEnded {
		t.Errorf("close gave %p and %d", got, what)
	}
	<-done
	if c.Err() != context.Canceled || callOf(&calls, handle) != nil {
		t.Error("the call outlived its handler")
	}
	Cancel(handle)
}

func TestContextAskedAfterTheHandler(t *testing.T) {
	slot := &Slot{}
	var c Call
	c.Begin(slot, false)
	c.close()
	slot.State = 0xdead // Rust may have freed the slot: nothing may look at it
	if c.Err() != context.Canceled || !over(&c) || slot.Handle != 0 || slot.State != 0xdead {
		t.Error("a call that has ended touched its slot")
	}
	Cancel(0)
}

func TestDeadline(t *testing.T) {
	before := time.Now()
	c, _ := begun(t, time.Hour)
	at, ok := c.Deadline()
	if !ok || at.Before(before.Add(time.Hour)) || at.After(time.Now().Add(time.Hour)) {
		t.Errorf("Deadline is %v, %v", at, ok)
	}
	if c.Err() != nil || over(c) {
		t.Error("ended an hour early")
	}
}

func TestDeadlineThatHasPassed(t *testing.T) {
	c, slot := begun(t, time.Nanosecond)
	for end := time.Now().Add(time.Millisecond); time.Now().Before(end); {
	}
	if c.Err() != context.DeadlineExceeded || !over(c) {
		t.Errorf("Err is %v", c.Err())
	}
	if cancelSlot(slot); c.Err() != context.DeadlineExceeded {
		t.Errorf("a later cancellation changed Err to %v", c.Err())
	}
}

func TestDeadlineWakesWhoWaits(t *testing.T) {
	c, _ := begun(t, time.Millisecond)
	<-c.Done()
	if c.Err() != context.DeadlineExceeded {
		t.Errorf("Err is %v", c.Err())
	}
}

// Rust cancels while Go starts to wait: one of the two must see the other.
func TestCancelRacesWithDone(t *testing.T) {
	for i := 0; i < 2000; i++ {
		slot := &Slot{}
		c := &Call{}
		c.Begin(slot, false)
		var wait sync.WaitGroup
		wait.Add(2)
		go func() {
			defer wait.Done()
			<-c.Done()
		}()
		go func() {
			defer wait.Done()
			if setBit(&slot.State, stateCancelled)&stateWatched != 0 {
				Cancel(slot.Handle)
			}
		}()
		wait.Wait()
		c.close()
	}
}

func TestSetBit(t *testing.T) {
	var word uint32
	var wait sync.WaitGroup
	var first atomic.Uint32
	for i := 0; i < 32; i++ {
		bit := uint32(1) << i
		wait.Add(1)
		go func() {
			defer wait.Done()
			if setBit(&word, bit) == 0 {
				first.Add(1)
			}
		}()
	}
	wait.Wait()
	if word != ^uint32(0) || first.Load() != 1 {
		t.Errorf("word is %#x, %d were first", word, first.Load())
	}
}

// Rust lays the frames out: docs/abi.md.
func TestFrameLayout(t *testing.T) {
	const word = unsafe.Sizeof(uintptr(0))
	var s Slot
	for _, field := range []struct {
		name       string
		got, wants uintptr
	}{
		{"Head", unsafe.Sizeof(Head{}), 3 * word},
		{"Head.Bytes", unsafe.Offsetof(s.Bytes), 2 * word},
		{"State", unsafe.Offsetof(s.State), 3 * word},
		{"Handle", unsafe.Offsetof(s.Handle), 3*word + 8},
		{"Timeout", unsafe.Offsetof(s.Timeout), 3*word + 16},
	} {
		if field.got != field.wants {
			t.Errorf("%s is at %d, not %d", field.name, field.got, field.wants)
		}
	}
}

func TestPutCopiesEveryByte(t *testing.T) {
	type value struct {
		text  string
		list  []uint16
		flag  bool
		inner struct{ n uint64 }
	}
	v := value{text: "text", list: []uint16{1, 2}, flag: true}
	v.inner.n = 7
	var words [unsafe.Sizeof(v) / 8]uint64
	dst := (*value)(unsafe.Pointer(&words))
	Put(dst, &v)
	if dst.text != "text" || dst.list[1] != 2 || !dst.flag || dst.inner.n != 7 {
		t.Errorf("%+v", *dst)
	}
}
