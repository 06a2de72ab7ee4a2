package rust2go

import (
	"errors"
	"testing"
	"unsafe"
)

func TestFlatHoldsTheFrame(t *testing.T) {
	var s Flat
	if at := unsafe.Offsetof(s.words); at != unsafe.Sizeof(Ask{}) {
		t.Errorf("the words are at %d, the arguments at %d", at, unsafe.Sizeof(Ask{}))
	}
}

// flat is what a generated function does: it adds one to arg.
func flat(t *testing.T, arg uint64, call func(*Flat)) uint64 {
	t.Helper()
	var s Flat
	f := (*testFrame)(unsafe.Pointer(&s))
	f.arg = arg
	call(&s)
	return f.value
}

func TestMustFlatFindsTheValueInTheFrame(t *testing.T) {
	s := serving(
		func(a *Ask) { t.Error("another method was called") },
		func(a *Ask) { frameOf(a).value = frameOf(a).arg + 1 },
	)
	if n := flat(t, 41, func(f *Flat) { s.MustFlat(1, f) }); n != 42 {
		t.Errorf("41 + 1 is %d", n)
	}
}

func TestMustFlatPanicsWithTheFailure(t *testing.T) {
	s := serving(func(a *Ask) { new(testAnswer).answers(a).finish(0, &Failure{Kind: KindStopped}) })
	defer nothingLeft(t)
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, ErrStopped) {
			t.Errorf("%v", err)
		}
	}()
	flat(t, 1, func(f *Flat) { s.MustFlat(0, f) })
}

func TestTryFlatReturnsTheFailure(t *testing.T) {
	own := errors.New("the contract's own")
	s := serving(func(a *Ask) {
		if frameOf(a).arg == 0 {
			new(testAnswer).answers(a).finish(0, &Failure{Kind: KindTyped})
		}
	})
	fault := func(*Failure) error { return own }
	for arg, wants := range []error{own, nil} {
		flat(t, uint64(arg), func(f *Flat) {
			if err := s.TryFlat(0, f, fault); err != wants {
				t.Errorf("%v, not %v", err, wants)
			}
		})
	}
	nothingLeft(t)
}

func TestFlatWithoutRust(t *testing.T) {
	s := &Served{Name: "Store", Table: func() unsafe.Pointer { return nil }}
	flat(t, 1, func(f *Flat) {
		if err := s.TryFlat(0, f, nil); !errors.Is(err, ErrNoRust) {
			t.Errorf("%v", err)
		}
	})
}

func TestFlatOfAClosedObject(t *testing.T) {
	flat(t, 1, func(f *Flat) {
		if err := (*Object)(nil).TryFlat(0, f, nil); !errors.Is(err, ErrReleased) {
			t.Errorf("%v", err)
		}
	})
}
