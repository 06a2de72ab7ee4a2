package rust2go

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

func TestErrorIs(t *testing.T) {
	all := []error{ErrNoRust, ErrNoExecutor, ErrStopped, ErrReleased, ErrStalled, context.Canceled, context.DeadlineExceeded}
	for _, test := range []struct {
		kind uint32
		is   error
	}{
		{KindGo, nil}, {KindTyped, nil}, {KindPanicked, nil}, {KindUnsendable, nil}, {KindUnreadable, nil}, {99, nil},
		{KindCancelled, context.Canceled}, {KindDeadline, context.DeadlineExceeded}, {KindReleased, ErrReleased},
		{KindNoExecutor, ErrNoExecutor}, {KindStopped, ErrStopped}, {KindStalled, ErrStalled}, {KindNoRust, ErrNoRust},
	} {
		err := fmt.Errorf("store: %w", failureError(&Failure{Kind: test.kind}))
		for _, target := range all {
			if errors.Is(err, target) != (target == test.is) {
				t.Errorf("kind %d: errors.Is(%v) is wrong", test.kind, target)
			}
		}
		var e *Error
		if !errors.As(err, &e) || e.Kind != test.kind {
			t.Errorf("kind %d: errors.As gives %#v", test.kind, e)
		}
		if strings.TrimSpace(e.Error()) == "" {
			t.Errorf("kind %d has no text", test.kind)
		}
	}
	other := failureError(&Failure{Kind: KindGo, Message: "a"})
	if errors.Is(failureError(&Failure{Kind: KindGo, Message: "a"}), other) || !errors.Is(other, other) {
		t.Error("an error is another one")
	}
}

func TestErrorTexts(t *testing.T) {
	for _, test := range []struct {
		failure Failure
		text    string
	}{
		{Failure{Kind: KindGo, Message: "no such key"}, "no such key"},
		{Failure{Kind: KindPanicked, Message: "boom", Stack: "0: store::get"},
			"the Rust handler panicked: boom\n\nRust stack:\n0: store::get"},
		{Failure{Kind: KindPanicked, Message: "boom"}, "the Rust handler panicked: boom"},
		{Failure{Kind: KindPanicked}, "the Rust handler panicked: a panic without a text"},
		{Failure{Kind: KindUnsendable, Message: "a date before 1 BC", Stack: "Store.get.created"},
			"Store.get.created cannot be sent to Go: a date before 1 BC"},
		{Failure{Kind: KindUnreadable, Message: "not UTF-8", Stack: "Store.get.key"},
			"Store.get.key from Go is not valid in Rust: not UTF-8"},
		{Failure{Kind: KindUnreadable, Message: "key is not UTF-8"}, "key is not UTF-8"},
		{Failure{Kind: KindStopped, Message: "the executor was shut down"}, "the executor was shut down"},
		{Failure{Kind: KindStopped}, ErrStopped.Message},
		{Failure{Kind: KindCancelled}, "the call was cancelled"},
		{Failure{Kind: KindDeadline}, "the deadline of the call passed"},
	} {
		if text := failureError(&test.failure).Error(); text != test.text {
			t.Errorf("%+v: %q", test.failure, text)
		}
	}
}

func TestErrorKeepsNothingOfRust(t *testing.T) {
	text := []byte("boom at 7")
	e := failureError(&Failure{Kind: KindPanicked, Message: unsafe.String(&text[0], 4), Stack: unsafe.String(&text[5], 4)})
	copy(text, "xxxxxxxxx")
	if e.Message != "boom" || e.Stack != "at 7" {
		t.Errorf("%+v", e)
	}
}
