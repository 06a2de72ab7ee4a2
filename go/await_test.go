package rust2go

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// finishes waits for done, and ends the test with all stacks if that takes too long.
func finishes(t *testing.T, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		buffer := make([]byte, 1<<20)
		t.Fatalf("nothing moves:\n%s", buffer[:runtime.Stack(buffer, true)])
	}
}

// counted reports what is left of calls.
func counted(t *testing.T) {
	t.Helper()
	nothingLeft(t)
	if n := Counts().Waiting; n != 0 {
		t.Errorf("%d goroutines are still waiting", n)
	}
}

// asked is a trait with an async method; each call of it comes out of the channel.
func asked() (*Served, chan *testAnswer) {
	begun := make(chan *testAnswer, 1000)
	return serving(func(a *Ask) { begun <- new(testAnswer).answers(a) }), begun
}

func TestAwaitFindsWhatIsDoneAtOnce(t *testing.T) {
	s := serving(func(a *Ask) {
		if a.Timeout != 0 {
			t.Errorf("%+v", a)
		}
		new(testAnswer).answers(a).finish(frameOf(a).arg+1, nil)
	})
	f := &testFrame{arg: 41}
	r, err := s.Await(context.Background(), 0, &f.Ask, nil)
	if err != nil {
		t.Fatal(err)
	}
	if v := (*testAnswer)(r.Pointer()).value; v != 42 {
		t.Error(v)
	}
	r.Leave()
	counted(t)
}

func TestAwaitParksUntilTheEnd(t *testing.T) {
	cancellable, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, ctx := range []context.Context{context.Background(), cancellable} {
		s, begun := asked()
		go func() {
			answer := <-begun
			// A message for somebody else, and one too early, are nothing.
			for !answer.awaits() {
				runtime.Gosched()
			}
			waiters.wake(answer.Waiter)
			waiters.wake(answer.Waiter + 2<<32)
			answer.complete(7, nil)
		}()
		r, err := s.Await(ctx, 0, &(&testFrame{}).Ask, nil)
		if err != nil || (*testAnswer)(r.Pointer()).value != 7 {
			t.Errorf("%v, %v", r, err)
		}
		r.Leave()
		counted(t)
	}
}

func TestAwaitReportsAFailure(t *testing.T) {
	s, begun := asked()
	go func() { (<-begun).complete(0, &Failure{Kind: KindPanicked, Message: "boom", Stack: "x"}) }()
	_, err := s.Await(context.Background(), 0, &(&testFrame{}).Ask, nil)
	var e *Error
	if !errors.As(err, &e) || e.Message != "boom" || e.GoStack == "" {
		t.Errorf("%#v", err)
	}
	go func() { (<-begun).complete(0, &Failure{Kind: KindTyped, Variant: 4}) }()
	_, err = s.Await(context.Background(), 0, &(&testFrame{}).Ask, func(f *Failure) error { return fmt.Errorf("variant %d", f.Variant) })
	if err == nil || err.Error() != "variant 4" {
		t.Error(err)
	}
	counted(t)
}

func TestAwaitDoesNotBeginWhatIsOver(t *testing.T) {
	s := serving(func(*Ask) { t.Error("called") })
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	passed, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Hour))
	defer cancel()
	for _, test := range []struct {
		ctx  context.Context
		want error
	}{{cancelled, context.Canceled}, {passed, context.DeadlineExceeded}, {lateContext{}, context.DeadlineExceeded}} {
		if _, err := s.Await(test.ctx, 0, &(&testFrame{}).Ask, nil); err != test.want {
			t.Errorf("%v, not %v", err, test.want)
		}
	}
	counted(t)
}

// lateContext has a deadline that has passed, and does not know it yet.
type lateContext struct{ context.Context }

func (lateContext) Deadline() (time.Time, bool) { return time.Now(), true }
func (lateContext) Err() error                  { return nil }
func (lateContext) Done() <-chan struct{}       { return nil }

func TestAwaitGivesUp(t *testing.T) {
	s, begun := asked()
	ctx, cancel := context.WithCancelCause(context.Background())
	var answer *testAnswer
	go func() {
		answer = <-begun
		cancel(errors.New("the cause"))
	}()
	_, err := s.Await(ctx, 0, &(&testFrame{}).Ask, nil)
	if err != context.Canceled || !answer.dropped.Load() {
		t.Errorf("%v, dropped: %v", err, answer.dropped.Load())
	}
	counted(t)
	answer.complete(1, nil) // and nobody is there
}

func TestAwaitTellsTheDeadline(t *testing.T) {
	s, begun := asked()
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	f := &testFrame{}
	_, err := s.Await(ctx, 0, &f.Ask, nil)
	if err != context.DeadlineExceeded || !(<-begun).dropped.Load() {
		t.Error(err)
	}
	if f.Timeout <= 0 || f.Timeout > int64(50*time.Millisecond) {
		t.Errorf("%v left", time.Duration(f.Timeout))
	}
	counted(t)
}

func TestWaitDoesNotGiveUp(t *testing.T) {
	s, begun := asked()
	ctx, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	go func() { (<-begun).complete(5, nil) }()
	f := &testFrame{}
	r := s.Wait(ctx, 0, &f.Ask)
	if v := (*testAnswer)(r.Pointer()).value; v != 5 || f.Timeout != 1 {
		t.Errorf("%d, timeout %d", v, f.Timeout)
	}
	r.Leave()
	go func() { (<-begun).complete(0, &Failure{Kind: KindStopped}) }()
	v := recovered(func() { s.Wait(ctx, 0, &(&testFrame{}).Ask) })
	if err, ok := v.(error); !ok || !errors.Is(err, ErrStopped) {
		t.Errorf("%#v", v)
	}
	none := &Served{Table: func() unsafe.Pointer { return nil }}
	if v := recovered(func() { none.Wait(ctx, 0, &(&testFrame{}).Ask) }); !errors.Is(v.(error), ErrNoRust) {
		t.Errorf("%#v", v)
	}
	counted(t)
}

// Cancelled at the very moment of completion, in every order: either there is a value, or the call is left, and each answer is left once.
func TestAwaitCancelledAtCompletion(t *testing.T) {
	s, begun := asked()
	var values, ends atomic.Int64
	done := make(chan struct{})
	go func() {
		defer close(done)
		var wait sync.WaitGroup
		for worker := int64(0); worker < 8; worker++ {
			wait.Add(1)
			go func(worker int64) {
				defer wait.Done()
				random := rand.New(rand.NewSource(worker))
				for i := 0; i < 2000; i++ {
					ctx, cancel := context.WithCancel(context.Background())
					spin := random.Intn(200)
					go func() {
						for ; spin > 0; spin-- {
							runtime.KeepAlive(ctx)
						}
						cancel()
					}()
					r, err := s.Await(ctx, 0, &(&testFrame{}).Ask, nil)
					switch err {
					case nil:
						if r.answer.State&answerDone == 0 {
							t.Error("a value before there is one")
						}
						r.Leave()
						values.Add(1)
					case context.Canceled:
						ends.Add(1)
					default:
						t.Error(err)
					}
				}
			}(worker)
		}
		wait.Wait()
		close(begun)
	}()
	for i := 0; i < 4; i++ {
		go func() {
			for answer := range begun {
				answer.complete(1, nil)
			}
		}()
	}
	finishes(t, done)
	t.Logf("%d values, %d ends", values.Load(), ends.Load())
	counted(t)
}

func TestAwaitFromAThousandGoroutines(t *testing.T) {
	s, begun := asked()
	done := make(chan struct{})
	go func() {
		defer close(done)
		var wait sync.WaitGroup
		for i := 0; i < 1000; i++ {
			wait.Add(1)
			go func(i uint64) {
				defer wait.Done()
				for n := uint64(0); n < 10; n++ {
					f := &testFrame{arg: i + n}
					r, err := s.Await(context.Background(), 0, &f.Ask, nil)
					if err != nil || (*testAnswer)(r.Pointer()).value != 3 {
						t.Errorf("%v", err)
						return
					}
					r.Leave()
				}
			}(uint64(i))
		}
		wait.Wait()
		close(begun)
	}()
	for i := 0; i < 2; i++ {
		go func() {
			for answer := range begun {
				answer.complete(3, nil)
			}
		}()
	}
	finishes(t, done)
	counted(t)
}

// Whatever ends the goroutine while the answer is read, the answer is given back.
func TestAnswerIsLeftWhenTheGoroutineEnds(t *testing.T) {
	s, begun := asked()
	for _, ends := range []func(){runtime.Goexit, func() { panic("fault") }} {
		go func() { (<-begun).complete(0, &Failure{Kind: KindTyped}) }()
		done := make(chan struct{})
		go func() {
			defer close(done)
			defer func() { _ = recover() }()
			_, _ = s.Await(context.Background(), 0, &(&testFrame{}).Ask, func(*Failure) error { ends(); return nil })
			t.Error("the goroutine goes on")
		}()
		finishes(t, done)
		counted(t)
	}
}

// The garbage collector runs, and stacks grow, while frames and handles are on their way: a handle that became a pointer would be found.
func TestAwaitAmongCollections(t *testing.T) {
	s, begun := asked()
	go func() {
		for answer := range begun {
			answer.complete(uint64(uintptr(unsafe.Pointer(answer))), nil)
		}
	}()
	var stop atomic.Bool
	collected := make(chan struct{})
	go func() {
		defer close(collected)
		for !stop.Load() {
			runtime.GC()
		}
	}()
	done := make(chan struct{})
	go func() {
		defer close(done)
		var wait sync.WaitGroup
		for i := 0; i < 50; i++ {
			wait.Add(1)
			go func() {
				defer wait.Done()
				for n := 0; n < 50; n++ {
					deep(n, func() {
						f := &testFrame{}
						r, err := s.Await(context.Background(), 0, &f.Ask, nil)
						if err != nil || (*testAnswer)(r.Pointer()).value != uint64(uintptr(r.Pointer())) {
							t.Errorf("%v", err)
						}
						r.Leave()
					})
				}
			}()
		}
		wait.Wait()
	}()
	finishes(t, done)
	stop.Store(true)
	<-collected
	close(begun)
	counted(t)
}

// deep calls f with n KiB of stack above it.
func deep(n int, f func()) {
	var room [1024]byte
	if n > 0 {
		deep(n-1, f)
	} else {
		f()
	}
	runtime.KeepAlive(&room)
}

func TestAwaitAllocates(t *testing.T) {
	answer, begun := &testAnswer{}, make(chan bool)
	defer close(begun)
	s := serving(func(a *Ask) {
		answer.Leave, answer.State = leaveNothing, 0
		a.Answer = uintptr(unsafe.Pointer(answer))
		begun <- true
	})
	go func() {
		for range begun {
			answer.complete(0, nil)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	allocations := testing.AllocsPerRun(200, func() {
		f := &testFrame{}
		r, err := s.Await(ctx, 0, &f.Ask, nil)
		if err != nil {
			t.Error(err)
		}
		r.Leave()
	})
	if allocations > 1 {
		t.Errorf("%v allocations, and only the frame is needed", allocations)
	}
}

var leaveNothing = address(func(uintptr, *Ask) uintptr { return 0 })
