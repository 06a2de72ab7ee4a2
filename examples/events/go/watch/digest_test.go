package watch

import (
	"encoding/hex"
	"errors"
	"path/filepath"
	"testing"

	"rust2go.dev/examples/events/api"
)

// files is a stream of paths, with an error at its end unless that is nil.
func files(paths []string, end error) func(yield func(string, error) bool) {
	return func(yield func(string, error) bool) {
		for _, path := range paths {
			if !yield(path, nil) {
				return
			}
		}
		if end != nil {
			yield("", end)
		}
	}
}

func TestDigest(t *testing.T) {
	var w watcher
	folder := t.TempDir()
	abc, missing := filepath.Join(folder, "abc"), filepath.Join(folder, "missing")
	write(t, abc, "abc")
	end := errors.New("on purpose")
	got, outcomes := error(nil), map[string]string{}
	w.Digest(within(t), files([]string{abc, missing, folder}, end))(func(d api.Digest, err error) bool {
		switch {
		case err != nil:
			got = err
		case d.Outcome.Err != nil:
			outcomes[d.Path] = (*d.Outcome.Err).Error()
		default:
			outcomes[d.Path] = hex.EncodeToString(d.Outcome.OK.Sha256[:])
		}
		return true
	})
	if !errors.Is(got, end) {
		t.Errorf("got %v", got)
	}
	expected := map[string]string{
		abc:     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		missing: "gone",
		folder:  "not a file",
	}
	for path, outcome := range expected {
		if outcomes[path] != outcome {
			t.Errorf("%s: got %q", path, outcomes[path])
		}
	}
	if len(outcomes) != len(expected) {
		t.Errorf("got %v", outcomes)
	}
}

// TestDigestLeft leaves the loop. The files are left as well.
func TestDigestLeft(t *testing.T) {
	var w watcher
	path := filepath.Join(t.TempDir(), "a")
	write(t, path, "a")
	left := make(chan struct{})
	endless := func(yield func(string, error) bool) {
		defer close(left)
		for yield(path, nil) {
		}
	}
	count := 0
	w.Digest(within(t), endless)(func(api.Digest, error) bool {
		count++
		return count < 3
	})
	select {
	case <-left:
	case <-within(t).Done():
		t.Error("the files go on")
	}
	if count != 3 {
		t.Errorf("got %d", count)
	}
}
