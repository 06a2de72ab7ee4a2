package netvalue

import (
	"errors"
	"net/url"

	"rust2go.dev/rust2go"
)

// URLOf returns the URL of s. If Go does not take it for one, URLOf returns nil and b keeps the reason.
func URLOf(b *rust2go.Block, s string) *url.URL {
	v, err := url.Parse(b.String(s))
	if err == nil {
		return v
	}
	// The text of a url.Error repeats all of s.
	var bare *url.Error
	if errors.As(err, &bare) {
		err = bare.Err
	}
	b.Fail("Go does not read %s as a URL: %w", rust2go.Quoted(s), err)
	return nil
}

// URL makes w, the text, of v.
//
//go:noinline
func URL(e *rust2go.Encoder, w *string, v *url.URL) bool {
	if v == nil {
		return e.Fail("nil is no URL")
	}
	*w = v.String()
	return true
}
