package rust2go

import (
	"context"
	"errors"
	"io"
	"testing"
	"unsafe"
)

func TestArgumentsThatRustHasTaken(t *testing.T) {
	before := Counts().Held
	for _, c := range []struct {
		name  string
		call  func(*Ask)
		taken bool
	}{
		{"all in the frame", func(*Ask) {}, true},
		{"an answer", func(a *Ask) { answer := new(testAnswer).answers(a); answer.Taken = 1; answer.finish(1, nil) }, true},
		{"a failure after all", func(a *Ask) {
			answer := new(testAnswer).answers(a)
			answer.Taken = 1
			answer.finish(0, &Failure{Kind: KindPanicked})
		}, true},
		{"one that cannot be read", func(a *Ask) { new(testAnswer).answers(a).finish(0, &Failure{Kind: KindUnreadable}) }, false},
	} {
		s := serving(c.call)
		for _, ask := range []func(a *Ask) (Reply, error){
			func(a *Ask) (Reply, error) { return s.Try(0, a, nil) },
			func(a *Ask) (Reply, error) { return s.Await(context.Background(), 0, a, nil) },
			func(a *Ask) (r Reply, err error) {
				defer func() { err, _ = recover().(error) }()
				return s.Must(0, a), nil
			},
		} {
			var handle uint64
			f := &testFrame{}
			func() {
				e := &Encoder{}
				defer e.Settle(&f.Ask)
				if !e.Hold(&handle, io.EOF) {
					t.Fatal("not held")
				}
				r, _ := ask(&f.Ask)
				r.Leave()
			}()
			_, held := Held[error](handle)
			if f.Taken() != c.taken || held != c.taken {
				t.Errorf("%s: taken %v, held %v", c.name, f.Taken(), held)
			}
			Release(handle)
		}
	}
	if n := Counts().Held; n != before {
		t.Errorf("%d objects are held", n-before)
	}
	nothingLeft(t)
}

func TestArgumentsOfACallThatIsNotMade(t *testing.T) {
	s := &Served{Name: "Store", Table: func() unsafe.Pointer { return nil }}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	for _, call := range []func(*Ask) error{
		func(a *Ask) error { _, err := s.Try(0, a, nil); return err },
		func(a *Ask) error { _, err := serving(func(*Ask) {}).Await(over, 0, a, nil); return err },
	} {
		var handle uint64
		f := &testFrame{}
		e := &Encoder{}
		e.Hold(&handle, io.EOF)
		if err := call(&f.Ask); err == nil || f.Taken() {
			t.Errorf("%v, %v", err, f.Taken())
		}
		e.Settle(&f.Ask)
		if _, ok := Held[error](handle); ok {
			t.Error("an object that Rust never got is held")
		}
	}
}

func TestLend(t *testing.T) {
	playObjects(t, nil)
	o := adopted(t)
	var handle uint64
	e := &Encoder{}
	if !e.Lend(&handle, o) || handle != testHandle {
		t.Errorf("%#x", handle)
	}
	_ = o.Close()
	if e.Lend(&handle, o) || e.Lend(&handle, nil) || e.reason == "" {
		t.Error("lent what is closed")
	}
	e.Settle(&Ask{})
}

func TestFound(t *testing.T) {
	handle := Hold(io.EOF)
	b := &Block{}
	if v := Found[error](b, handle); v != io.EOF || b.Err() != nil {
		t.Errorf("%v, %v", v, b.Err())
	}
	Release(handle)
	if v := Found[error](b, handle); v != nil || b.Err() == nil {
		t.Errorf("%v, %v", v, b.Err())
	}
}

// The result of a call whose deadline was reported before is released by Go.
func TestResultThatIsNotDelivered(t *testing.T) {
	for _, reported := range []bool{false, true} {
		var handle uint64
		e := &Encoder{}
		e.Hold(&handle, io.EOF)
		c := &Call{limit: &limit{}}
		if reported {
			c.limit.expired = &Failure{Kind: KindDeadline}
		}
		c.Gives(e)
		c.Returned()
		_, what := c.close()
		c.recall(what)
		if _, held := Held[error](handle); held == reported {
			t.Errorf("reported %v, held %v", reported, held)
		}
		Release(handle)
	}
}

func TestNotHeld(t *testing.T) {
	if f := NotHeld("Program"); f.Kind != KindReleased || f.Message != "Program" {
		t.Errorf("%+v", f)
	}
	if !errors.Is(failureError(NotHeld("")), ErrReleased) {
		t.Error("another kind")
	}
}
