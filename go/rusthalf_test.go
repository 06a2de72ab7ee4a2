package rust2go

import (
	"sync"
	"sync/atomic"
	"testing"
	"unsafe"
)

// A Rust half played by Go: functions whose addresses are numbers, and answers that live until they are left.

// function is what an address of the played half stands for.
type function func(word uintptr, a *Ask) uintptr

var played struct {
	mu        sync.Mutex
	functions atomic.Pointer[[]function]
	answers   map[*testAnswer]bool // all that have not been left; it keeps them, as nothing else need
}

func init() {
	played.answers = map[*testAnswer]bool{}
	call := func(f, word uintptr, a *Ask) uintptr { return (*played.functions.Load())[f](word, a) }
	rust = crossing{
		ask:  func(f, word uintptr, a *Ask) { call(f, word, a) },
		word: func(f, word uintptr) uintptr { return call(f, word, nil) },
		tell: func(f, word uintptr) { call(f, word, nil) },

		flat: func(f, word uintptr, a *Ask) { call(f, word, a) },
	}
}

// address makes an address of a function.
func address(f function) uintptr {
	played.mu.Lock()
	defer played.mu.Unlock()
	all := []function{nil}
	if old := played.functions.Load(); old != nil {
		all = append([]function(nil), *old...)
	}
	all = append(all, f)
	played.functions.Store(&all)
	return uintptr(len(all) - 1)
}

// testAnswer is an answer with a value of eight bytes.
type testAnswer struct {
	Answer
	value   uint64
	left    atomic.Int32
	dropped atomic.Bool // left before it was done
}

var leaveTest = address(func(word uintptr, _ *Ask) uintptr {
	a := foreign[testAnswer](word)
	if a.left.Add(1) > 1 {
		panic("an answer was left twice")
	}
	a.dropped.Store(atomic.LoadUint32(&a.State)&answerDone == 0)
	played.mu.Lock()
	delete(played.answers, a)
	played.mu.Unlock()
	return 0
})

// answers answers the ask with a, which is kept until it is left.
func (a *testAnswer) answers(ask *Ask) *testAnswer {
	a.Leave = leaveTest
	played.mu.Lock()
	played.answers[a] = true
	played.mu.Unlock()
	ask.Answer = uintptr(unsafe.Pointer(a))
	return a
}

// finish ends a call as Rust does, but for the ring. It returns whom Rust would tell, or 0.
func (a *testAnswer) finish(value uint64, f *Failure) uint64 {
	a.value, a.Failure = value, f
	if setBit(&a.State, answerDone)&answerAwaited == 0 {
		return 0
	}
	return a.Waiter
}

// awaits reports whether the goroutine has parked, or is about to.
func (a *testAnswer) awaits() bool { return atomic.LoadUint32(&a.State)&answerAwaited != 0 }

// complete ends a call as Rust does.
func (a *testAnswer) complete(value uint64, f *Failure) {
	if waiter := a.finish(value, f); waiter != 0 {
		request{frame: waiter, method: askDone}.run()
	}
}

// testFrame is the frame of a method with one argument.
type testFrame struct {
	Ask
	arg, value uint64
}

func frameOf(a *Ask) *testFrame { return (*testFrame)(unsafe.Pointer(a)) }

// serving returns a trait of methods.
func serving(methods ...func(*Ask)) *Served {
	return servingChecked(func() *testAnswer { return nil }, methods...)
}

// servingChecked is serving with a check that makes an answer, or says that all is well.
func servingChecked(check func() *testAnswer, methods ...func(*Ask)) *Served {
	calls := make([]uintptr, len(methods))
	for i := range methods {
		method := methods[i]
		calls[i] = address(func(_ uintptr, a *Ask) uintptr { method(a); return 0 })
	}
	t := &servedTable{abi: abiVersion, count: uint32(len(methods)), rust: uintptr(unsafe.Pointer(&noWatch)), calls: &calls[0]}
	t.check = address(func(word uintptr, _ *Ask) uintptr {
		if word != uintptr(unsafe.Pointer(t)) {
			panic("check got another table")
		}
		if a := check(); a != nil {
			var none Ask
			a.answers(&none)
			return none.Answer
		}
		return 0
	})
	return &Served{Name: "Store", Table: func() unsafe.Pointer { return unsafe.Pointer(t) }}
}

var noWatch = rustTable{abi: abiVersion}

// nothingLeft reports answers that nobody has given back.
func nothingLeft(t *testing.T) {
	t.Helper()
	played.mu.Lock()
	defer played.mu.Unlock()
	if n := len(played.answers); n > 0 {
		t.Errorf("%d answers have not been given back", n)
	}
}
