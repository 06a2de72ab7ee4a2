package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/store/api"
	"example.com/store/clock"
	"example.com/store/rust2go"
)

var (
	store      api.StoreImpl
	background = context.Background()

	// Rust is there before Go's main, and Go's half for Rust as well.
	atInit = api.StoreImpl{}.Loud("init")
)

func TestSync(t *testing.T) {
	if got := store.Len("user/"); got != 5 || atInit != "INIT" {
		t.Errorf("len: %d; before main: %q", got, atInit)
	}
}

func TestAsync(t *testing.T) {
	for _, rests := range []uint32{0, 3} {
		got, err := store.Get(background, "key", rests)
		if string(got) != "keykey" || err != nil {
			t.Errorf("after %d rests: %q, %v", rests, got, err)
		}
	}
	if got := (clock.ClockImpl{}).Tick(background, 6); got != 7 {
		t.Errorf("tick: %d", got)
	}
}

func TestTypedError(t *testing.T) {
	_, err := store.Get(background, "", 1)
	var missing api.StoreErrorNotFound
	if !errors.As(err, &missing) || err.Error() != `no key ""` {
		t.Errorf("%#v", err)
	}
}

func TestPanic(t *testing.T) {
	for name, err := range map[string]error{
		"sync":  store.Panics(),
		"async": store.PanicsLater(background),
	} {
		var fault *rust2go.Error
		if !errors.As(err, &fault) || !strings.Contains(fault.Message, "on purpose") {
			t.Errorf("%s: %#v", name, err)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithTimeout(background, 10*time.Millisecond)
	defer cancel()
	if err := store.Forever(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%#v", err)
	}
}

func TestRustAsksGo(t *testing.T) {
	if got := store.Loud("text"); got != "TEXT" {
		t.Errorf("sync: %q", got)
	}
	if got, err := store.Soft(background, "TEXT"); got != "text" || err != nil {
		t.Errorf("async: %q, %v", got, err)
	}
	if _, err := store.Soft(background, ""); err == nil || !strings.Contains(err.Error(), "nothing to say") {
		t.Errorf("error: %v", err)
	}
	if got, err := store.Ringing(background, 21); got != 42 || err != nil {
		t.Errorf("ring: %d, %v", got, err)
	}
}

func TestMany(t *testing.T) {
	var all sync.WaitGroup
	for g := 0; g < 50; g++ {
		all.Add(1)
		go func(g int) {
			defer all.Done()
			for i := 0; i < 100; i++ {
				text := fmt.Sprint(g, "-", i)
				if got, err := store.Soft(background, text); got != text || err != nil {
					t.Errorf("%q: %q, %v", text, got, err)
					return
				}
			}
		}(g)
	}
	all.Wait()
}
