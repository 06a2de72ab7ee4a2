package rust2go

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"unsafe"
)

func TestStalled(t *testing.T) {
	s, begun := asked()
	var says atomic.Uintptr
	says.Store(1)
	table := &rustTable{abi: abiVersion, watch: address(func(uintptr, *Ask) uintptr { return says.Load() })}
	(*servedTable)(s.Table()).rust = uintptr(unsafe.Pointer(table))
	defer theRust.Store(uintptr(unsafe.Pointer(&noWatch)))

	ended := make(chan error, 2)
	go func() {
		_, err := s.Await(context.Background(), 0, &(&testFrame{}).Ask, nil)
		ended <- err
	}()
	go func() {
		defer func() { ended <- recover().(error) }()
		s.Wait(context.Background(), 0, &(&testFrame{}).Ask)
	}()
	answers := []*testAnswer{<-begun, <-begun}
	if stands() {
		t.Error("a moving executor stands")
	}
	select {
	case err := <-ended:
		t.Fatal(err)
	default:
	}
	says.Store(executorStands)
	if !stands() {
		t.Error("a standing executor moves")
	}
	waiters.tellAll()
	for range answers {
		if err := <-ended; !errors.Is(err, ErrStalled) {
			t.Error(err)
		}
	}
	for _, answer := range answers {
		if !answer.dropped.Load() {
			t.Error("the call was not left")
		}
	}
	counted(t)
}

// The timer goes when nobody waits, and comes back.
func TestWatchEnds(t *testing.T) {
	var s stallWatch
	s.running.Store(true)
	s.tick()
	if s.running.Load() {
		t.Error("the timer runs, and nobody waits")
	}
	w, _ := waiters.take()
	s.watch()
	if !s.running.Load() {
		t.Error("the timer does not run, and somebody waits")
	}
	waiters.give(w)
}

// An end of waiting is for whoever waited then, not for who comes next.
func TestStalledIsOfOneGeneration(t *testing.T) {
	var table waiterTable
	w, old := table.take()
	w.stalled.Store(uint32(old >> 32))
	table.give(w)
	if again, now := table.take(); again != w || w.stalled.Load() == uint32(now>>32) {
		t.Error("who comes next is told as well")
	}
}
