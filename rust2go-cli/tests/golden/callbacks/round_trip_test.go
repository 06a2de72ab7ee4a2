package callbacks

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.com/app/rust2go"
)

// half.c answers.
var index Index = IndexImpl{}

// renderer keeps the closures that it gets.
type renderer struct {
	progress func(uint32) bool
	changed  func(context.Context, Change) error
	done     func(string, Document)
}

func (r *renderer) Render(ctx context.Context, doc *Document, progress func(uint32) bool) (string, error) {
	r.progress = progress
	if !progress(50) || progress(100) {
		return "", errors.New("another answer")
	}
	return strings.ToUpper(doc.Title), nil
}
func (r *renderer) Watch(dir string, changed func(context.Context, Change) error) {
	r.changed = changed
}
func (r *renderer) Later(done func(string, Document)) { r.done = done }

var keeper = &renderer{}

func init() { RegisterRenderer(keeper) }

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func drive(t *testing.T, what string) uint64 {
	t.Helper()
	value, err := index.Drive(what)
	equal(t, err, nil)
	return value
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

func TestClosuresOfRust(t *testing.T) {
	equal(t, drive(t, "render"), 5)
	drive(t, "watch")
	drive(t, "later")
	equal(t, drive(t, "holds"), 3)

	// They may be called after the method that they came with.
	equal(t, keeper.progress(1), true)
	equal(t, keeper.changed(context.Background(), ChangeAdded{"x"}), nil)
	var full WatchErrorFull
	equal(t, errors.As(keeper.changed(context.Background(), ChangeGone{}), &full), true)
	equal(t, full.Limit, 7)
	keeper.done("four", Document{"title"})
	panics(t, rust2go.KindReleased, func() { keeper.done("again", Document{}) })
	equal(t, drive(t, "calls"), 50+100+1+2+4+5)

	rust2go.Close(keeper.changed)
	rust2go.Close(keeper.changed)
	equal(t, drive(t, "holds"), 2)
	err := keeper.changed(context.Background(), ChangeGone{})
	equal(t, errors.Is(err, rust2go.ErrReleased), true)
	rust2go.Close(keeper.progress)
	panics(t, rust2go.KindReleased, func() { keeper.progress(1) })
	equal(t, drive(t, "holds"), 1)
	equal(t, drive(t, "calls"), 0)

	// The last one is not closed.
	*keeper = renderer{}
	for limit := time.Now().Add(10 * time.Second); drive(t, "holds") > 0; runtime.Gosched() {
		if time.Now().After(limit) {
			t.Fatalf("%+v", rust2go.Counts())
		}
		runtime.GC()
	}
	equal(t, rust2go.Counts().Objects, 0)
}

func TestFuncsOfGo(t *testing.T) {
	var seen []string
	visits := index.Each("prefix", func(doc Document) bool {
		seen = append(seen, doc.Title)
		return len(seen) < 2
	})
	equal(t, visits, 2)
	equal(t, strings.Join(seen, " "), "a bb")

	value, err := index.Pairs(func(n uint32, s string) (uint32, string) { return n + 1, s + s })
	equal(t, value, 21+8)
	equal(t, err, nil)

	load := func(ctx context.Context, number uint64) (Page, error) {
		return Page{strings.Repeat("x", int(number))}, nil
	}
	value, err = index.Build(context.Background(), load)
	equal(t, value, 0+1+2)
	equal(t, err, nil)
	_, err = index.Build(context.Background(), func(context.Context, uint64) (Page, error) {
		return Page{}, errors.New("no page")
	})
	equal(t, err != nil, true)

	done := 0
	index.Finish(func() { done++ })
	equal(t, done, 1)

	// What a func does is no business of Rust's threads.
	_, err = index.Pairs(func(uint32, string) (uint32, string) { panic("in a func") })
	var e *rust2go.Error
	equal(t, errors.As(err, &e) && e.Kind == rust2go.KindPanicked, true)
	panics(t, rust2go.KindUnreadable, func() { index.Finish(nil) })

	equal(t, rust2go.Counts().Held, 6)
	for handle := drive(t, "got"); handle != 0; handle = drive(t, "got") {
		rust2go.Release(handle)
	}
	equal(t, rust2go.Counts().Held, 0)
}
