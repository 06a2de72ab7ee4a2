package rust2go

import (
	"errors"
	"net/url"
)

// URL returns the URL of s. If Go does not take it for one, URL returns nil and b keeps the reason.
func (b *Block) URL(s string) *url.URL {
	v, err := url.Parse(b.String(s))
	if err == nil {
		return v
	}
	// The text of a url.Error repeats all of s.
	var bare *url.Error
	if errors.As(err, &bare) {
		err = bare.Err
	}
	b.Fail("Go does not read %s as a URL: %w", quoted(s), err)
	return nil
}

// URL makes w, the text, of v.
//
//go:noinline
func (e *Encoder) URL(w *string, v *url.URL) bool {
	if v == nil {
		return e.Fail("nil is no URL")
	}
	*w = v.String()
	return true
}
