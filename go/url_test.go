package rust2go

import (
	"net/url"
	"strings"
	"testing"
	"unsafe"
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
		b := NewBlock(&Head{Bytes: uintptr(len(text))}, new(Small))
		v := b.URL(unsafe.String(&memory[0], len(memory)))
		for i := range memory {
			memory[i] = 'x' // Rust frees it
		}
		var e Encoder
		var w string
		if b.Err() != nil || !e.URL(&w, v) || w != text {
			t.Errorf("%s became %s (%v, %q)", text, w, b.Err(), e.reason)
		}
	}
}

func TestURLThatGoRefuses(t *testing.T) {
	var b Block
	if v := b.URL("http://[::1"); v != nil {
		t.Errorf("got %v", v)
	}
	if v := b.URL("%zz"); v != nil {
		t.Errorf("got %v", v)
	}
	if f := Unreadable(b.Err()); f.Message != `Go does not read "http://[::1" as a URL: missing ']' in host` {
		t.Errorf("%s", f.Message)
	}
	b = Block{}
	b.URL("http://[" + strings.Repeat("x", 1<<20))
	if text := b.Err().Error(); len(text) > 300 {
		t.Errorf("%d bytes of message", len(text))
	}
}

func TestURLNil(t *testing.T) {
	var e Encoder
	refused(t, "nil", &e, e.URL(new(string), nil), "nil is no URL")
	var w string
	if !e.URL(&w, &url.URL{}) || w != "" {
		t.Errorf("the empty URL is %q", w)
	}
}
