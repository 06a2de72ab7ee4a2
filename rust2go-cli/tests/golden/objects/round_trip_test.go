package objects

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"example.com/app/rust2go"
)

// half.c answers.
var hub Hub = HubImpl{}

const first = 1<<63 | 1<<32 // the handle of the first listener

type program struct {
	source string
	parent *program
	noted  chan string
	heard  *ListenerImpl
}

func (p *program) Eval(ctx context.Context, env *Env) (uint64, error) {
	return uint64(len(p.source) + len(env.Name)), nil
}
func (p *program) Source() string                   { return p.source }
func (p *program) Arity() uint32                    { return 2 }
func (p *program) Twin(ctx context.Context) Program { return p }
func (p *program) Note(text string)                 { p.noted <- text }
func (p *program) Scan(raw []byte, with Program) uint64 {
	if with != Program(p) {
		return 0
	}
	return uint64(len(raw))
}
func (p *program) Parent() Program {
	if p.parent == nil {
		return nil
	}
	return p.parent
}
func (p *program) Call(listener *ListenerImpl, event Event) error {
	p.heard = listener
	listener.OnEvent(5, event)
	return nil
}

type rules struct{}

func (rules) Compile(src string) (Program, error) {
	if src == "" {
		return nil, nil
	}
	return &program{source: src}, nil
}
func (rules) CompileLater(ctx context.Context, src string) (Program, error) {
	return &program{source: src}, nil
}
func (rules) Merge(a, b Program) Program {
	if b == nil {
		return a
	}
	return &program{source: a.Source() + b.Source()}
}
func (rules) Start(Program) Job { return nil }
func (rules) Subscribe(topic string, listener *ListenerImpl) *ListenerImpl {
	listener.OnEvent(uint64(len(topic)), EventOpened{})
	return listener
}
func (rules) SubscribeLater(ctx context.Context, listener *ListenerImpl) (*ListenerImpl, error) {
	return listener, nil
}
func (rules) First() *ListenerImpl { return nil }
func (rules) Look(raw []byte, listener *ListenerImpl) {
	listener.OnEvent(uint64(len(raw)), EventOpened{})
}

func init() { RegisterRules(rules{}) }

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// drive has Rust do something, and fails unless that ends in an error of kind, 0 for none.
func drive(t *testing.T, what string, handle uint64, kind uint32) uint64 {
	t.Helper()
	value, err := hub.Drive(what, handle)
	var e *rust2go.Error
	if errors.As(err, &e) {
		equal(t, e.Kind, kind)
	} else if err != nil || kind != 0 {
		t.Errorf("%s: got %v, want kind %d", what, err, kind)
	}
	return value
}

func holds(t *testing.T, n uint64) uint64 { return drive(t, "holds", first+n, 0) }

// released fails unless the collector finds all that Go holds of Rust's.
func released(t *testing.T) {
	t.Helper()
	for limit := time.Now().Add(10 * time.Second); rust2go.Counts().Objects > 0; runtime.Gosched() {
		if time.Now().After(limit) {
			t.Fatalf("%+v", rust2go.Counts())
		}
		runtime.GC()
	}
	for n := uint64(0); n < 4; n++ {
		equal(t, holds(t, n), 0)
	}
}

func TestRustCallsObjectsOfGo(t *testing.T) {
	parent := &program{source: "parent"}
	p := &program{source: "child", parent: parent, noted: make(chan string, 1)}
	handle := rust2go.Hold(Program(p))
	equal(t, drive(t, "source", handle, 0), 5)
	equal(t, drive(t, "arity", handle, 0), 2)
	equal(t, drive(t, "eval", handle, 0), 8)
	equal(t, drive(t, "scan", handle, 0), 3)
	drive(t, "note", handle, 0)
	equal(t, <-p.noted, "noted")

	above := drive(t, "parent", handle, 0)
	equal(t, drive(t, "source", above, 0), 6)
	equal(t, drive(t, "parent", above, 0), 0)
	twin := drive(t, "twin", handle, 0)
	v, _ := rust2go.Held[Program](twin)
	equal(t, v, Program(p))

	for _, handle := range []uint64{handle, above, twin} {
		rust2go.Release(handle)
	}
	equal(t, rust2go.Counts().Held, 0)
	for _, what := range []string{"source", "arity", "eval", "twin", "note", "parent"} {
		drive(t, what, handle, rust2go.KindReleased)
	}
	other := rust2go.Hold(rules{})
	drive(t, "source", other, rust2go.KindReleased)
	rust2go.Release(other)
	drive(t, "source", first, rust2go.KindReleased)
}

func TestGoGivesObjectsOfItsOwn(t *testing.T) {
	compiled := drive(t, "compile", 0, 0)
	equal(t, drive(t, "source", compiled, 0), 5)
	merged := drive(t, "merge", compiled, 0)
	both := drive(t, "merge both", compiled, 0)
	later := drive(t, "compile later", 0, 0)
	equal(t, drive(t, "source", both, 0), 10)
	a, _ := rust2go.Held[Program](compiled)
	b, _ := rust2go.Held[Program](merged)
	equal(t, a, b)
	equal(t, rust2go.Counts().Held, 4)
	rust2go.Release(compiled)
	// An argument that is gone.
	drive(t, "merge", compiled, rust2go.KindUnreadable)
	for _, handle := range []uint64{merged, both, later} {
		rust2go.Release(handle)
	}
	// No object is nil.
	drive(t, "compile nothing", 0, rust2go.KindUnsendable)
	equal(t, rust2go.Counts().Held, 0)
}

func TestGoCallsObjectsOfRust(t *testing.T) {
	l, err := hub.Listener("")
	if err != nil {
		t.Fatal(err)
	}
	l.OnEvent(2, EventMoved{"there"})
	l.OnEvent(3, EventOpened{})
	equal(t, l.Count(), 5)
	equal(t, l.Name(), "listener")
	value, err := l.Flush(context.Background())
	equal(t, value, 5)
	equal(t, err, nil)
	l.Wait(context.Background())
	equal(t, holds(t, 0), 1)

	same := hub.Same(l)
	equal(t, holds(t, 0), 2)
	equal(t, same.Close(), nil)
	equal(t, same.Close(), nil)
	equal(t, holds(t, 0), 1)
	next := l.Next()
	equal(t, holds(t, 1), 1)
	last, err := hub.Listener("abc")
	equal(t, err, nil)
	equal(t, last.Next(), nil)
	_, err = hub.Listener("gone")
	var e *rust2go.Error
	equal(t, errors.As(err, &e) && e.Kind == rust2go.KindUnsendable, true)

	_, err = same.Flush(context.Background())
	equal(t, errors.Is(err, rust2go.ErrReleased), true)
	_, err = (&ListenerImpl{}).Flush(context.Background())
	equal(t, errors.Is(err, rust2go.ErrReleased), true)
	panics(t, rust2go.KindReleased, func() { same.Name() })
	panics(t, rust2go.KindUnreadable, func() { hub.Same(same) })
	panics(t, rust2go.KindUnreadable, func() { hub.Same(nil) })
	equal(t, next.Close(), nil)
	runtime.KeepAlive(l)
	released(t)
}

func panics(t *testing.T, kind uint32, call func()) {
	t.Helper()
	defer func() {
		t.Helper()
		e, _ := recover().(*rust2go.Error)
		if e == nil || e.Kind != kind {
			t.Errorf("got %v, want kind %d", e, kind)
		}
	}()
	call()
}

func TestObjectsOfGoAsArguments(t *testing.T) {
	p := &program{source: "p"}
	one := hub.Keep(p, nil)
	two := hub.Keep(p, &program{source: "other"})
	equal(t, rust2go.Counts().Held, 3)
	v, _ := rust2go.Held[Program](one)
	equal(t, v, Program(p))
	v, _ = rust2go.Held[Program](two)
	equal(t, v.Source(), "other")

	equal(t, hub.KeepOrFail(p, true) != nil, true)
	equal(t, rust2go.Counts().Held, 4) // Rust has it, and releases it
	equal(t, hub.KeepOrFail(p, false) != nil, true)
	equal(t, rust2go.Counts().Held, 4)
	panics(t, rust2go.KindUnreadable, func() { hub.Keep(nil, nil) })

	l, _ := hub.Listener("")
	equal(t, hub.Run(context.Background(), p, nil), Program(p))
	equal(t, hub.Run(context.Background(), p, l), Program(p))
	back, err := l.Swap(p)
	equal(t, back, Program(p))
	equal(t, err, nil)
	_ = l.Close()
	_, err = l.Swap(p)
	equal(t, errors.Is(err, rust2go.ErrReleased), true)
	// The listener is closed: the program was made a handle of before that was seen.
	panics(t, rust2go.KindUnreadable, func() { hub.Run(context.Background(), p, l) })
	equal(t, rust2go.Counts().Held, 7)
	released(t)
	for handle := drive(t, "got", 0, 0); handle != 0; handle = drive(t, "got", 0, 0) {
		rust2go.Release(handle)
	}
	equal(t, rust2go.Counts().Held, 0)
}

func TestRustGivesObjectsOfItsOwn(t *testing.T) {
	equal(t, drive(t, "subscribe", first+2, 0), first+2)
	equal(t, drive(t, "subscribe later", first+3, 0), first+3)
	drive(t, "subscribe later", 0, rust2go.KindUnsendable)
	equal(t, drive(t, "first", 0, 0), 0)
	drive(t, "look", first+2, 0)
	drive(t, "look", first+9, rust2go.KindUnreadable)

	p := &program{}
	handle := rust2go.Hold(Program(p))
	drive(t, "call", handle, 0)
	events, err := p.heard.Flush(context.Background())
	equal(t, events, 5)
	equal(t, err, nil)
	drive(t, "call gone", handle, rust2go.KindUnreadable)
	rust2go.Release(handle)
	p.heard = nil

	l, _ := hub.Listener("ab")
	events, err = l.Flush(context.Background())
	equal(t, events, 5+3)
	equal(t, err, nil)
	released(t)
}
