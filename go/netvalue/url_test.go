package netvalue

import (
	"net/url"
	"strings"
	"testing"
	"unsafe"

	"rust2go.dev/rust2go"
)

func TestURLRoundTrip(t *testing.T) {
	for _, text := range []string{
		"https://user:pass@example.com:8080/a%2Fb/c?q=1&q=2#part",
		"mailto:someone@example.com",
		"file:///tmp/x",
		"http://[::1]:80/",
		"data:text/plain,hello",
	} {
		memory := []byte(text)
		b := rust2go.NewBlock(&rust2go.Head{Bytes: uintptr(len(text))}, new(rust2go.Small))
		v := URLOf(&b, unsafe.String(&memory[0], len(memory)))
		for i := range memory {
			memory[i] = 'x' // Rust frees it
		}
		var e rust2go.Encoder
		var w string
		if b.Err() != nil || !URL(&e, &w, v) || w != text {
			t.Errorf("%s became %s (%v, %q)", text, w, b.Err(), reason(&e))
		}
	}
}

func TestURLThatGoRefuses(t *testing.T) {
	var b rust2go.Block
	if v := URLOf(&b, "http://[::1"); v != nil {
		t.Errorf("got %v", v)
	}
	if v := URLOf(&b, "%zz"); v != nil {
		t.Errorf("got %v", v)
	}
	if f := rust2go.Unreadable(b.Err()); f.Message != `Go does not read "http://[::1" as a URL: missing ']' in host` {
		t.Errorf("%s", f.Message)
	}
	b = rust2go.Block{}
	URLOf(&b, "http://["+strings.Repeat("x", 1<<20))
	if text := b.Err().Error(); len(text) > 300 {
		t.Errorf("%d bytes of message", len(text))
	}
}

func TestURLNil(t *testing.T) {
	var e rust2go.Encoder
	if URL(&e, new(string), nil) || reason(&e) != "nil is no URL" {
		t.Errorf("nil: %q", reason(&e))
	}
	var w string
	if !URL(&e, &w, &url.URL{}) || w != "" {
		t.Errorf("the empty URL is %q", w)
	}
}

func TestURLOfViews(t *testing.T) {
	b := rust2go.Views()
	if v := URLOf(&b, "https://example.com/a"); v == nil || v.Path != "/a" {
		t.Errorf("the URL is %v", v)
	}
}

// reason returns why an encoding failed, or "".
func reason(e *rust2go.Encoder) string { return rust2go.Unsendable(e).Message }
