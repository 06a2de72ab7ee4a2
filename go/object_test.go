package rust2go

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// objectHalf plays the objects of a Rust half: how often Go holds each.
type objectHalf struct {
	mu     sync.Mutex
	holds  map[uint64]int
	called func(number uintptr, a *Ask)
}

const testHandle = 1<<63 | 1<<32 | 7

// playObjects has a half with one object, of testHandle, whose methods are called.
func playObjects(t *testing.T, called func(number uintptr, a *Ask)) *objectHalf {
	h := &objectHalf{holds: map[uint64]int{testHandle: 0}, called: called}
	table := &rustTable{abi: abiVersion}
	table.invoke = address(func(number uintptr, a *Ask) uintptr {
		h.mu.Lock()
		_, ok := h.holds[a.Object]
		h.mu.Unlock()
		if ok {
			h.called(number, a)
		} else {
			new(testAnswer).answers(a).finish(0, &Failure{Kind: KindReleased, Message: "gone"})
		}
		return 0
	})
	table.retain = address(func(handle uintptr, _ *Ask) uintptr {
		h.mu.Lock()
		defer h.mu.Unlock()
		if _, ok := h.holds[uint64(handle)]; !ok {
			return 0
		}
		h.holds[uint64(handle)]++
		return 1
	})
	table.release = address(func(handle uintptr, _ *Ask) uintptr {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.holds[uint64(handle)]--; h.holds[uint64(handle)] < 0 {
			t.Error("released more often than retained")
		}
		return 0
	})
	old := theRust.Swap(uintptr(unsafe.Pointer(table)))
	before := leases.Load()
	t.Cleanup(func() {
		collect(t, func() bool { return leases.Load() == before })
		theRust.Store(old)
		runtime.KeepAlive(table)
	})
	return h
}

func (h *objectHalf) held() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.holds[testHandle]
}

// collect has the collector run until ok.
func collect(t *testing.T, ok func() bool) {
	t.Helper()
	for limit := time.Now().Add(10 * time.Second); !ok(); runtime.Gosched() {
		if time.Now().After(limit) {
			t.Fatal("the collector has not found it")
		}
		runtime.GC()
	}
}

func adopted(t *testing.T) *Object {
	t.Helper()
	b := &Block{}
	o := Adopt(b, testHandle)
	if o == nil || b.Err() != nil {
		t.Fatal(b.Err())
	}
	return o
}

func TestObjectIsHeldUntilClosed(t *testing.T) {
	h := playObjects(t, nil)
	one, two := adopted(t), adopted(t)
	if n := h.held(); n != 2 {
		t.Errorf("%d holds", n)
	}
	for i := 0; i < 2; i++ {
		if err := one.Close(); err != nil || h.held() != 1 {
			t.Errorf("%v, %d holds", err, h.held())
		}
	}
	if err := two.Close(); err != nil || h.held() != 0 {
		t.Errorf("%v, %d holds", err, h.held())
	}
}

func TestObjectIsHeldUntilUnreachable(t *testing.T) {
	h := playObjects(t, func(_ uintptr, a *Ask) { frameOf(a).value = 1 })
	o := adopted(t)
	runtime.GC()
	runtime.GC()
	if f := (&testFrame{}); h.held() != 1 {
		t.Error("released while it is in use")
	} else if o.Must(0, &f.Ask); f.value != 1 {
		t.Error("not called")
	}
	collect(t, func() bool { return h.held() == 0 })
}

func TestObjectClosedAtOnceFromManySides(t *testing.T) {
	h := playObjects(t, func(_ uintptr, a *Ask) { frameOf(a).value = 1 })
	for round := 0; round < 100; round++ {
		o := adopted(t)
		var wait sync.WaitGroup
		for i := 0; i < 4; i++ {
			closes := i%2 == 0
			wait.Add(1)
			go func() {
				defer wait.Done()
				if closes {
					_ = o.Close()
				} else if _, err := o.Try(0, &(&testFrame{}).Ask, nil); err != nil && !errors.Is(err, ErrReleased) {
					t.Error(err)
				}
			}()
		}
		wait.Wait()
	}
	if n := h.held(); n != 0 {
		t.Errorf("%d holds", n)
	}
}

func TestObjectThatIsGone(t *testing.T) {
	playObjects(t, nil)
	b := &Block{}
	if o := Adopt(b, testHandle+1); o != nil || b.Err() == nil {
		t.Errorf("%v, %v", o, b.Err())
	}
	// A generated type can be made empty: it is like one that has been closed.
	var none *Object
	for _, o := range []*Object{none, func() *Object { o := adopted(t); _ = o.Close(); return o }()} {
		if _, err := o.Try(0, &(&testFrame{}).Ask, nil); !errors.Is(err, ErrReleased) {
			t.Error(err)
		}
		if _, err := o.Await(context.Background(), 0, &(&testFrame{}).Ask, nil); !errors.Is(err, ErrReleased) {
			t.Error(err)
		}
		if v := recovered(func() { o.Must(0, &(&testFrame{}).Ask) }); v != ErrReleased {
			t.Error(v)
		}
		if v := recovered(func() { o.Wait(context.Background(), 0, &(&testFrame{}).Ask) }); v != ErrReleased {
			t.Error(v)
		}
	}
	if err := none.Close(); err != nil {
		t.Error(err)
	}
	theRust.Store(0)
	b = &Block{}
	if o := Adopt(b, testHandle); o != nil || b.Err() == nil {
		t.Errorf("%v, %v", o, b.Err())
	}
}

func TestObjectMethodsByNumber(t *testing.T) {
	playObjects(t, func(number uintptr, a *Ask) {
		if a.Object != testHandle {
			t.Errorf("object %#x", a.Object)
		}
		switch number {
		case 0:
			frameOf(a).value = 10
		case 1:
			new(testAnswer).answers(a).finish(11, nil)
		default:
			answer := new(testAnswer).answers(a)
			go answer.complete(12, nil)
		}
	})
	o := adopted(t)
	f := &testFrame{}
	if o.Must(0, &f.Ask); f.value != 10 {
		t.Errorf("%d", f.value)
	}
	value := func(r Reply, err error) uint64 {
		defer r.Leave()
		if err != nil {
			t.Error(err)
			return 0
		}
		return (*testAnswer)(r.Pointer()).value
	}
	if v := value(o.Try(1, &(&testFrame{}).Ask, nil)); v != 11 {
		t.Errorf("%d", v)
	}
	if v := value(o.Await(context.Background(), 2, &(&testFrame{}).Ask, nil)); v != 12 {
		t.Errorf("%d", v)
	}
	if v := value(o.Wait(context.Background(), 2, &(&testFrame{}).Ask), nil); v != 12 {
		t.Errorf("%d", v)
	}
	_ = o.Close()
	nothingLeft(t)
}

func TestClosures(t *testing.T) {
	h := playObjects(t, func(_ uintptr, a *Ask) { frameOf(a).value = frameOf(a).arg + 1 })
	closure := func() func(uint64) uint64 {
		o := adopted(t)
		return Bind(o, func(v uint64) uint64 {
			f := &testFrame{arg: v}
			o.Must(0, &f.Ask)
			return f.value
		})
	}
	f, g := closure(), closure()
	if f(1) != 2 || g(2) != 3 || h.held() != 2 {
		t.Errorf("%d holds", h.held())
	}
	Close(f)
	Close(f)
	if h.held() != 1 || recovered(func() { f(1) }) != ErrReleased || g(2) != 3 {
		t.Errorf("%d holds", h.held())
	}
	// What is not Rust's.
	Close(nil)
	Close(7)
	Close(func() {})
	Close(&f)
	type named func(uint64) uint64
	again := closure()
	Close(named(again))
	if h.held() != 1 {
		t.Errorf("%d holds", h.held())
	}
	runtime.KeepAlive(g)
	collect(t, func() bool { return h.held() == 0 })
	closures.mu.Lock()
	defer closures.mu.Unlock()
	if n := len(closures.leases); n != 0 {
		t.Errorf("%d closures are remembered", n)
	}
}

func TestManyClosuresAreCollected(t *testing.T) {
	h := playObjects(t, nil)
	var calls atomic.Int64
	for i := 0; i < 10_000; i++ {
		o := adopted(t)
		f := Bind(o, func() { calls.Add(int64(o.handle())) })
		if i%3 == 0 {
			Close(f)
		}
	}
	collect(t, func() bool { return h.held() == 0 })
	closures.mu.Lock()
	defer closures.mu.Unlock()
	if n := len(closures.leases); n != 0 {
		t.Errorf("%d closures are remembered", n)
	}
}
