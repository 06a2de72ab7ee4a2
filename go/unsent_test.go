package rust2go

import (
	"errors"
	"testing"
)

func TestUnsentNamesTheArgument(t *testing.T) {
	e := &Encoder{}
	e.Fail("nil is no Filter")
	e.Index(1)
	e.Field("filters")
	kindAndText(t, Unsent(e), KindUnreadable, "the argument filters[1] cannot be sent to Rust: nil is no Filter")
}

func TestUnreadSaysWhy(t *testing.T) {
	b := &Block{}
	b.Fail("%d is no variant of Filter", 7)
	kindAndText(t, Unread(b.Err()), KindUnsendable, "the result from Rust is not valid in Go: 7 is no variant of Filter")
}

func kindAndText(t *testing.T, err error, kind uint32, text string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Kind != kind || e.Error() != text {
		t.Errorf("got %v, want kind %d: %s", err, kind, text)
	}
}
