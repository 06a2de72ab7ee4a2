package rust2go

import (
	"errors"
	"sync"
	"testing"
	"unsafe"
)

// Rust reads these in place: docs/abi.md gives their layouts.
func TestAskLayout(t *testing.T) {
	const word = unsafe.Sizeof(uintptr(0))
	var ask Ask
	var answer Answer
	var api rustTable
	var table servedTable
	for _, field := range []struct {
		name       string
		got, wants uintptr
	}{
		{"Ask.Spare", unsafe.Offsetof(ask.Spare), 8},
		{"Ask.Timeout", unsafe.Offsetof(ask.Timeout), 16},
		{"Ask.Answer", unsafe.Offsetof(ask.Answer), 24},
		{"Answer.Taken", unsafe.Offsetof(answer.Taken), 4},
		{"Answer.Bytes", unsafe.Offsetof(answer.Bytes), 8},
		{"Answer.Failure", unsafe.Offsetof(answer.Failure), 8 + word},
		{"Answer.Leave", unsafe.Offsetof(answer.Leave), 8 + 2*word},
		{"Answer.Waiter", unsafe.Offsetof(answer.Waiter), 8 + 3*word},
		{"Answer's size", unsafe.Sizeof(answer), 16 + 4*word},
		{"rustTable.invoke", unsafe.Offsetof(api.invoke), 8},
		{"rustTable.watch", unsafe.Offsetof(api.watch), 8 + 3*word},
		{"servedTable.rust", unsafe.Offsetof(table.rust), 8},
		{"servedTable.check", unsafe.Offsetof(table.check), 8 + word},
		{"servedTable.calls", unsafe.Offsetof(table.calls), 8 + 2*word},
	} {
		if field.got != field.wants {
			t.Errorf("%s is %d, not %d", field.name, field.got, field.wants)
		}
	}
}

func TestMustFindsTheValueInTheFrame(t *testing.T) {
	s := serving(
		func(a *Ask) { t.Error("another method was called") },
		func(a *Ask) { frameOf(a).value = frameOf(a).arg + 1 },
	)
	f := &testFrame{arg: 41}
	r := s.Must(1, &f.Ask)
	r.Leave()
	if f.value != 42 || r.Pointer() != nil || r.Bytes() != 0 {
		t.Errorf("%d, %v", f.value, r)
	}
}

func TestTryFindsTheValueInTheAnswer(t *testing.T) {
	var answer testAnswer
	s := serving(func(a *Ask) {
		answer.Bytes = 24
		answer.answers(a).finish(7, nil)
	})
	f := &testFrame{}
	r, err := s.Try(0, &f.Ask, nil)
	if err != nil {
		t.Fatal(err)
	}
	if v := (*testAnswer)(r.Pointer()).value; v != 7 || r.Bytes() != 24 {
		t.Errorf("%d, %d bytes", v, r.Bytes())
	}
	if answer.left.Load() != 0 {
		t.Error("the answer was left before it was read")
	}
	r.Leave()
	nothingLeft(t)
}

func TestTryReportsFailures(t *testing.T) {
	typed := errors.New("the contract's own")
	s := serving(func(a *Ask) {
		new(testAnswer).answers(a).finish(0, &Failure{Kind: uint32(frameOf(a).arg), Message: "text", Variant: 3})
	})
	fault := func(f *Failure) error {
		if f.Variant != 3 {
			t.Errorf("%+v", f)
		}
		return typed
	}
	try := func(kind uint32, fault func(*Failure) error) error {
		f := &testFrame{arg: uint64(kind)}
		r, err := s.Try(0, &f.Ask, fault)
		if r.answer != nil {
			t.Errorf("kind %d: an answer beside an error", kind)
		}
		return err
	}
	if err := try(KindTyped, fault); err != typed {
		t.Error(err)
	}
	var e *Error
	if err := try(KindGo, fault); !errors.As(err, &e) || e.Message != "text" || e.GoStack != "" {
		t.Errorf("%#v", err)
	}
	if err := try(KindTyped, nil); !errors.As(err, &e) || e.Kind != KindTyped {
		t.Errorf("%#v", err)
	}
	if err := try(KindPanicked, fault); !errors.As(err, &e) || e.GoStack == "" {
		t.Errorf("%#v", err)
	}
	nothingLeft(t)
}

// recovered runs f and returns what it panics with.
func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

func TestMustPanics(t *testing.T) {
	s := serving(func(a *Ask) {
		new(testAnswer).answers(a).finish(0, &Failure{Kind: KindPanicked, Message: "boom", Stack: "store.rs:7"})
	})
	v := recovered(func() { s.Must(0, &(&testFrame{}).Ask) })
	e, ok := v.(*Error)
	if !ok || e.Message != "boom" || e.Stack != "store.rs:7" {
		t.Errorf("%#v", v)
	}
	nothingLeft(t)
}

func TestNoRust(t *testing.T) {
	s := &Served{Name: "Store", Table: func() unsafe.Pointer { return nil }}
	_, err := s.Try(0, &(&testFrame{}).Ask, nil)
	if !errors.Is(err, ErrNoRust) {
		t.Error(err)
	}
	if v := recovered(func() { s.Must(0, &(&testFrame{}).Ask) }); v.(*Error).Kind != KindNoRust {
		t.Errorf("%#v", v)
	}
}

func TestAnotherVersion(t *testing.T) {
	s := serving(func(*Ask) { t.Error("called") })
	(*servedTable)(s.Table()).abi = abiVersion + 1
	if _, err := s.Try(0, &(&testFrame{}).Ask, nil); err == nil {
		t.Error("called a Rust half of another version")
	}
}

func TestCheckIsAskedUntilAllIsWell(t *testing.T) {
	checks, calls := 0, 0
	s := servingChecked(func() *testAnswer {
		if checks++; checks > 2 {
			return nil
		}
		a := &testAnswer{}
		a.finish(0, &Failure{Kind: KindGo, Message: "another contract"})
		return a
	}, func(*Ask) { calls++ })
	for i := 1; i <= 4; i++ {
		_, err := s.Try(0, &(&testFrame{}).Ask, nil)
		if fails := err != nil; fails != (i <= 2) || fails && err.Error() != "another contract" {
			t.Errorf("call %d: %v", i, err)
		}
	}
	if checks != 3 || calls != 2 {
		t.Errorf("%d checks, %d calls", checks, calls)
	}
	nothingLeft(t)
}

func TestFirstCallsAtOnce(t *testing.T) {
	s := serving(func(a *Ask) { frameOf(a).value = 1 })
	var wait sync.WaitGroup
	for i := 0; i < 50; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			f := &testFrame{}
			if s.Must(0, &f.Ask); f.value != 1 {
				t.Error("no value")
			}
		}()
	}
	wait.Wait()
}

// The frame must be on the heap, or Rust would write into a stack that has moved: one allocation, and it is the frame.
func TestFrameIsTheOnlyAllocation(t *testing.T) {
	s := serving(func(a *Ask) { frameOf(a).value = 1 })
	allocations := testing.AllocsPerRun(100, func() {
		f := &testFrame{}
		s.Must(0, &f.Ask)
	})
	if allocations != 1 {
		t.Errorf("%v allocations, not one", allocations)
	}
}

func TestNewBlockOf(t *testing.T) {
	b := NewBlockOf(5)
	if s := b.String("hello"); s != "hello" || len(b.free) != 3 {
		t.Errorf("%q, %d bytes left", s, len(b.free))
	}
	if none := NewBlockOf(0); none.String("x") != "x" || none.free != nil {
		t.Error("room for nothing")
	}
}
