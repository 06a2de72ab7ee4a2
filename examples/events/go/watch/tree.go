package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/fsnotify/fsnotify"

	"rust2go.dev/examples/events/api"
)

// tree is what a watcher watches: fsnotify knows single folders only.
type tree struct {
	inner   *fsnotify.Watcher
	options *api.WatchOptions
	yield   func(api.FileEvent) bool
}

func newTree(inner *fsnotify.Watcher, options *api.WatchOptions, yield func(api.FileEvent) bool) (*tree, error) {
	for _, pattern := range options.Skip {
		if _, err := filepath.Match(pattern, ""); err != nil {
			return nil, api.WatchErrorBadPattern{Pattern: pattern}
		}
	}
	return &tree{inner, options, yield}, nil
}

// add watches a file or a folder that the user has named, and reports whether more events are wanted.
func (t *tree) add(path string) (more bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, api.WatchErrorMissing{Path: path}
	}
	if err != nil {
		return false, err
	}
	if err := t.inner.Add(path); err != nil {
		return false, err
	}
	logger.Debug("watching", "path", path, "folder", info.IsDir())
	if !t.yield(api.FileEvent{Path: path, Change: api.ChangeWatched}) {
		return false, nil
	}
	return !info.IsDir() || t.within(path, false), nil
}

// within watches the folders in a folder that is watched itself, if it is to. In one that is fresh, files may have come before it was
// watched. What cannot be looked into is left out, for it may be gone again. It reports whether more events are wanted.
func (t *tree) within(root string, fresh bool) (more bool) {
	if !t.options.Recursive {
		return true
	}
	more = true
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			logger.Warn("left out", "path", path, "error", err)
			return nil
		case path == root:
			return nil
		case t.skips(path) && entry.IsDir():
			return filepath.SkipDir
		case t.skips(path):
			return nil
		}
		if fresh {
			more = t.yield(api.FileEvent{Path: path, Change: api.ChangeCreated})
		}
		if more && entry.IsDir() {
			more = t.watch(path)
		}
		if !more {
			return filepath.SkipAll
		}
		return nil
	})
	return more
}

// watch watches one folder within another one.
func (t *tree) watch(folder string) (more bool) {
	if err := t.inner.Add(folder); err != nil {
		logger.Warn("left out", "path", folder, "error", err)
		return true
	}
	logger.Debug("watching", "path", folder, "folder", true)
	return t.yield(api.FileEvent{Path: folder, Change: api.ChangeWatched})
}

func (t *tree) skips(path string) bool {
	for _, pattern := range t.options.Skip {
		if match, _ := filepath.Match(pattern, filepath.Base(path)); match {
			return true
		}
	}
	return false
}

// changes are what fsnotify calls what happens, in the order in which it happens to one file.
var changes = []struct {
	op     fsnotify.Op
	change api.Change
}{
	{fsnotify.Create, api.ChangeCreated},
	{fsnotify.Write, api.ChangeWritten},
	{fsnotify.Chmod, api.ChangePermissions},
	{fsnotify.Rename, api.ChangeRenamed},
	{fsnotify.Remove, api.ChangeRemoved},
}

// handle yields an event of fsnotify's, and watches what is new.
func (t *tree) handle(event fsnotify.Event) (more bool) {
	if t.skips(event.Name) {
		return true
	}
	for _, c := range changes {
		if event.Has(c.op) && !t.yield(api.FileEvent{Path: event.Name, Change: c.change}) {
			return false
		}
	}
	if !t.options.Recursive || !event.Has(fsnotify.Create) {
		return true
	}
	if info, err := os.Lstat(event.Name); err != nil || !info.IsDir() {
		return true // a file, or gone again
	}
	return t.watch(event.Name) && t.within(event.Name, true)
}
