package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rust2go.dev/examples/events/api"
)

// The handlers are ordinary Go and are tested as such, without Rust.

// patience is how long no test waits.
const patience = time.Minute

// within returns a context that ends a test that hangs.
func within(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	var w watcher
	folder := t.TempDir()
	path := filepath.Join(folder, "a")
	var seen []api.Change
	w.Watch(within(t), []string{folder}, &api.WatchOptions{})(func(event api.FileEvent, err error) bool {
		if err != nil {
			t.Errorf("got %v", err)
			return false
		}
		seen = append(seen, event.Change)
		switch event.Change {
		case api.ChangeWatched:
			write(t, path, "text")
			return true
		case api.ChangeCreated:
			return true
		default:
			return false
		}
	})
	if len(seen) != 3 || seen[0] != api.ChangeWatched || seen[1] != api.ChangeCreated || seen[2] != api.ChangeWritten {
		t.Errorf("got %v", seen)
	}
	if err := w.Closed(within(t)); err != nil || w.Counts(within(t)).Events != 2 {
		t.Errorf("got %v, %+v", err, w.Counts(within(t)))
	}
}

func TestWatchFolderThatComesLater(t *testing.T) {
	var w watcher
	root := t.TempDir()
	options := &api.WatchOptions{Recursive: true, Skip: []string{"*.tmp"}}
	last := filepath.Join(root, "a", "b", "c")
	w.Watch(within(t), []string{root}, options)(func(event api.FileEvent, err error) bool {
		switch {
		case err != nil:
			t.Error(err)
			return false
		case event.Path == root:
			if err := os.MkdirAll(filepath.Dir(last), 0o700); err != nil {
				t.Error(err)
				return false
			}
			write(t, filepath.Join(root, "a", "x.tmp"), "")
			write(t, last, "")
		case filepath.Ext(event.Path) == ".tmp":
			t.Errorf("got %v", event)
		}
		return event.Path != last
	})
	if w.open.count() != 0 {
		t.Error("it is still open")
	}
}

func TestWatchMissing(t *testing.T) {
	var w watcher
	path := filepath.Join(t.TempDir(), "missing")
	var got error
	w.Watch(within(t), []string{path}, &api.WatchOptions{})(func(_ api.FileEvent, err error) bool {
		got = err
		return true
	})
	var missing api.WatchErrorMissing
	if !errors.As(got, &missing) || missing.Path != path {
		t.Errorf("got %v", got)
	}
}

func TestWatchCancelled(t *testing.T) {
	var w watcher
	ctx, cancel := context.WithCancel(within(t))
	w.Watch(ctx, []string{t.TempDir()}, &api.WatchOptions{})(func(_ api.FileEvent, err error) bool {
		if err != nil {
			t.Error(err)
		}
		closing, give := context.WithCancel(context.Background())
		give()
		if err := w.Closed(closing); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v while it is open", err)
		}
		cancel()
		return true
	})
	if err := w.Closed(within(t)); err != nil {
		t.Error(err)
	}
}
