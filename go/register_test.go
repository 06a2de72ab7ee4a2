package rust2go

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

type greeter interface{ greet() string }

type says string

func (s says) greet() string { return string(s) }

func TestRegistered(t *testing.T) {
	var r Registered[greeter]
	if _, ok := r.Get(); ok {
		t.Error("there is an implementation before one was set")
	}
	r.Set("Greeter", says("a"))
	if impl, ok := r.Get(); !ok || impl.greet() != "a" {
		t.Errorf("Get gave %v, %v", impl, ok)
	}
	r.Set("Greeter", says("b"))
	if impl, _ := r.Get(); impl.greet() != "b" {
		t.Error("the later implementation does not serve")
	}
}

func TestRegisterNil(t *testing.T) {
	var r Registered[greeter]
	defer func() {
		if text := fmt.Sprint(recover()); !strings.Contains(text, "RegisterGreeter(nil)") {
			t.Errorf("panicked with %s", text)
		}
		if _, ok := r.Get(); ok {
			t.Error("nil was registered")
		}
	}()
	r.Set("Greeter", nil)
}

func TestRegisterWhileServing(t *testing.T) {
	var r Registered[greeter]
	r.Set("Greeter", says("x"))
	var wait sync.WaitGroup
	for i := 0; i < 4; i++ {
		wait.Add(2)
		go func() {
			defer wait.Done()
			r.Set("Greeter", says("x"))
		}()
		go func() {
			defer wait.Done()
			if impl, ok := r.Get(); !ok || impl.greet() != "x" {
				t.Error("half an implementation was seen")
			}
		}()
	}
	wait.Wait()
}
