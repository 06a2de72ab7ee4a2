package rust2go

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unsafe"
)

func TestPlain(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	expired, cancel := context.WithTimeout(context.Background(), 0)
	defer cancel()
	tests := []struct {
		name string
		ctx  context.Context
		err  error
		kind uint32
	}{
		{"no context", nil, io.EOF, KindGo},
		{"an end without a context is an error like any other", nil, context.Canceled, KindGo},
		{"a running context", context.Background(), io.EOF, KindGo},
		{"somebody else's end", context.Background(), context.Canceled, KindGo},
		{"cancelled", cancelled, context.Canceled, KindCancelled},
		{"cancelled, wrapped", cancelled, fmt.Errorf("render: %w", context.Canceled), KindCancelled},
		{"cancelled, but another error", cancelled, io.EOF, KindGo},
		{"cancelled, but another's deadline", cancelled, context.DeadlineExceeded, KindGo},
		{"expired", expired, context.DeadlineExceeded, KindDeadline},
		{"expired, wrapped", expired, fmt.Errorf("render: %w", context.DeadlineExceeded), KindDeadline},
		{"expired, but another error", expired, io.EOF, KindGo},
	}
	for _, test := range tests {
		f := Plain(test.ctx, test.err)
		if f.Kind != test.kind || f.Message != test.err.Error() {
			t.Errorf("%s: kind %d, %q", test.name, f.Kind, f.Message)
		}
	}
}

func TestTyped(t *testing.T) {
	value := "payload"
	f := Typed(3, unsafe.Pointer(&value))
	if f.Kind != KindTyped || f.Variant != 3 || *(*string)(f.Payload) != "payload" {
		t.Errorf("%+v", f)
	}
}

func TestNotRegistered(t *testing.T) {
	if f := NotRegistered("Markdown"); f.Kind != KindNotRegistered || f.Message != "Markdown" {
		t.Errorf("%+v", f)
	}
}

type worse struct{}

func (worse) Error() string { panic("worse") }

func TestEnded(t *testing.T) {
	if f := ended(nil); f.Kind != KindExited {
		t.Errorf("%+v", f)
	}
	tests := []struct {
		value any
		text  string
	}{
		{"text", "text"},
		{errors.New("an error"), "an error"},
		{42, "42"},
	}
	for _, test := range tests {
		f := ended(test.value)
		if f.Kind != KindPanicked || f.Message != test.text || !strings.Contains(f.Stack, "TestEnded") {
			t.Errorf("%v: %+v", test.value, f)
		}
	}
	if f := ended(worse{}); f.Kind != KindPanicked || !strings.Contains(f.Message, "worse") {
		t.Errorf("a panic in the text of a panic: %+v", f)
	}
}

// Rust reads a Failure in place: docs/abi.md gives its layout.
func TestFailureLayout(t *testing.T) {
	const word = unsafe.Sizeof(uintptr(0))
	var f Failure
	for _, field := range []struct {
		name       string
		got, wants uintptr
	}{
		{"Variant", unsafe.Offsetof(f.Variant), 4},
		{"Message", unsafe.Offsetof(f.Message), 8},
		{"Stack", unsafe.Offsetof(f.Stack), 8 + 2*word},
		{"Payload", unsafe.Offsetof(f.Payload), 8 + 4*word},
		{"size", unsafe.Sizeof(f), 8 + 5*word},
	} {
		if field.got != field.wants {
			t.Errorf("%s is at %d, not %d", field.name, field.got, field.wants)
		}
	}
}
