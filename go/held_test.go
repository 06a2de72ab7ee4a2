package rust2go

import (
	"errors"
	"io"
	"testing"
)

type heldTest struct{ releases int }

func (h *heldTest) released() { h.releases++ }

func TestHeld(t *testing.T) {
	before := Counts().Held
	object := &heldTest{}
	handle := Hold(object)
	if handle == 0 || handle>>63 != 0 || Counts().Held != before+1 {
		t.Fatalf("handle %#x", handle)
	}
	if v, ok := Held[*heldTest](handle); !ok || v != object {
		t.Errorf("%v, %v", v, ok)
	}
	if _, ok := Held[error](handle); ok {
		t.Error("an object of another kind was found")
	}
	if _, ok := Held[*heldTest](handle | 1<<63); ok {
		t.Error("a handle of Rust's named an object of Go's")
	}
	request{frame: handle, method: objectRelease}.run()
	Release(handle)
	if _, ok := Held[*heldTest](handle); ok || object.releases != 1 || Counts().Held != before {
		t.Errorf("found: %v, %d releases", ok, object.releases)
	}
}

func TestHeldByInterface(t *testing.T) {
	handle := Hold(io.EOF)
	defer Release(handle)
	if err, ok := Held[error](handle); !ok || !errors.Is(err, io.EOF) {
		t.Errorf("%v, %v", err, ok)
	}
	old := handle
	Release(old)
	handle = Hold(errors.New("another"))
	if uint32(old) != uint32(handle) {
		t.Fatal("the place is not used again")
	}
	if _, ok := Held[error](old); ok {
		t.Error("an old handle named a new object")
	}
}

type releaserTest struct {
	released chan struct{}
	fails    bool
}

func (r releaserTest) Released() {
	close(r.released)
	if r.fails {
		panic("on purpose")
	}
}

func TestReleasersHear(t *testing.T) {
	for _, fails := range []bool{false, true} {
		object := releaserTest{make(chan struct{}), fails}
		handle := Hold(object)
		Release(handle)
		<-object.released
		Release(handle)
	}
}
