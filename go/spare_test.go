package rust2go

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"unsafe"
)

// clear leaves all spare answers, as the next asks would.
func (s *spareAnswers) clear() (n int) {
	for i := range s {
		if a := foreign[testAnswer](s[i].address.Swap(0)); a != nil {
			rust.tell(a.Leave, uintptr(unsafe.Pointer(a)))
			n++
		}
	}
	return n
}

// finishSpare ends a call whose answer may be used again.
func (a *testAnswer) finishSpare(value uint64) {
	a.value = value
	setBit(&a.State, answerDone|answerSpare)
}

func TestSpareAnswerGoesWithTheNextAsk(t *testing.T) {
	var handed []uint64
	s := serving(func(a *Ask) {
		handed = append(handed, a.Spare)
		answer := foreign[testAnswer](uintptr(a.Spare))
		if answer == nil {
			answer = new(testAnswer).answers(a)
		} else {
			a.Answer = uintptr(a.Spare)
			atomic.StoreUint32(&answer.State, 0)
		}
		answer.finishSpare(frameOf(a).arg + 1)
	})
	var first uint64
	for n := uint64(1); n < 4; n++ {
		f := &testFrame{arg: n}
		r := s.Wait(context.Background(), 0, &f.Ask)
		if v := (*testAnswer)(r.Pointer()).value; v != n+1 {
			t.Errorf("%d + 1 is %d", n, v)
		}
		if first == 0 {
			first = uint64(uintptr(r.Pointer()))
		}
		r.Leave()
	}
	if len(handed) != 3 || handed[0] != 0 || handed[1] != first || handed[2] != first {
		t.Errorf("%#x, and the answer is %#x", handed, first)
	}
	if n := spares.clear(); n != 1 {
		t.Errorf("%d are spare", n)
	}
	nothingLeft(t)
}

func TestOnlySpareAnswersAreKept(t *testing.T) {
	s := serving(func(a *Ask) { new(testAnswer).answers(a).finish(1, nil) })
	s.Wait(context.Background(), 0, &(&testFrame{}).Ask).Leave()
	if n := spares.clear(); n != 0 {
		t.Errorf("%d are spare", n)
	}
	nothingLeft(t)
}

func TestSpareAnswersFromManyGoroutines(t *testing.T) {
	s := serving(func(a *Ask) {
		if spare := foreign[testAnswer](uintptr(a.Spare)); spare != nil {
			rust.tell(spare.Leave, uintptr(unsafe.Pointer(spare)))
		}
		new(testAnswer).answers(a).finishSpare(frameOf(a).arg)
	})
	var wait sync.WaitGroup
	for g := uint64(0); g < 64; g++ {
		wait.Add(1)
		go func(g uint64) {
			defer wait.Done()
			for n := 0; n < 200; n++ {
				f := &testFrame{arg: g}
				r := s.Wait(context.Background(), 0, &f.Ask)
				runtime.Gosched()
				if v := (*testAnswer)(r.Pointer()).value; v != g {
					t.Errorf("%d got the answer of %d", g, v)
				}
				r.Leave()
			}
		}(g)
	}
	wait.Wait()
	if n := spares.clear(); n > len(spares) {
		t.Errorf("%d are spare", n)
	}
	nothingLeft(t)
}
