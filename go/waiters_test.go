package rust2go

import (
	"sync"
	"testing"
)

// tokens returns how many tokens w has, and takes them.
func tokens(w *waiter) int {
	select {
	case <-w.token:
		return 1
	default:
		return 0
	}
}

func TestWakeReachesOnlyWhoeverStillWaits(t *testing.T) {
	var table waiterTable
	table.wake(0)
	table.wake(^uint64(0))
	w, old := table.take()
	if old == 0 || old>>63 != 0 {
		t.Fatalf("handle %#x", old)
	}
	table.wake(old)
	table.wake(old) // the second finds a token
	if n := tokens(w); n != 1 {
		t.Errorf("%d tokens", n)
	}
	table.wake(old)
	table.give(w)
	table.wake(old)
	if tokens(w) != 0 {
		t.Error("a token is left of somebody who is gone")
	}
	again, now := table.take()
	if again != w || now == old || uint32(now) != uint32(old) {
		t.Fatalf("handle %#x after %#x", now, old)
	}
	table.wake(old)
	if tokens(w) != 0 {
		t.Error("an old handle woke somebody else")
	}
	table.wake(now)
	if tokens(w) != 1 {
		t.Error("a wake was lost")
	}
	table.give(w)
}

func TestGenerationsBeginAgain(t *testing.T) {
	var table waiterTable
	w, _ := table.take()
	w.generation.Store(generations - 1) // the last one, and odd
	last := handleOf(generations-1, w.index)
	table.wake(last)
	if last>>63 != 0 || tokens(w) != 1 {
		t.Errorf("handle %#x", last)
	}
	table.give(w)
	if _, handle := table.take(); handle != handleOf(1, w.index) || !w.taken() {
		t.Errorf("handle %#x", handle)
	}
}

func TestTableGrowsWithThoseWhoWaitAtOnce(t *testing.T) {
	var table waiterTable
	for round := 0; round < 5; round++ {
		var taken []*waiter
		seen := map[uint64]bool{}
		for i := 0; i < 300; i++ {
			w, handle := table.take()
			if seen[handle] {
				t.Fatal("a handle was given out twice")
			}
			seen[handle] = true
			taken = append(taken, w)
		}
		if table.count() != 300 {
			t.Errorf("%d wait", table.count())
		}
		for _, w := range taken {
			table.give(w)
		}
	}
	// More than 300 only where this goroutine's stack has moved, and it then looked elsewhere.
	if table.count() != 0 || len(table.list()) > 300*len(table.idle) {
		t.Errorf("%d of %d wait", table.count(), len(table.list()))
	}
}

func TestWaitersFromManyGoroutines(t *testing.T) {
	var table waiterTable
	var wait sync.WaitGroup
	for i := 0; i < 64; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := 0; n < 500; n++ {
				w, handle := table.take()
				go table.wake(handle)
				<-w.token
				table.give(w)
			}
		}()
	}
	done := make(chan struct{})
	go func() { wait.Wait(); close(done) }()
	finishes(t, done)
	if n := len(table.list()); n > 64*len(table.idle) {
		t.Errorf("%d waiters for 64 goroutines", n)
	}
}
