// Package watch implements the contract with fsnotify, and logs with log/slog: ordinary Go, registered in init.
package watch

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"

	"rust2go.dev/examples/events/api"
	"rust2go.dev/examples/events/rust2go"
)

func init() { api.RegisterWatcher(&watcher{}) }

// watcher implements api.Watcher.
type watcher struct {
	open    gauge
	events  atomic.Uint64
	digests atomic.Uint64
}

// Watch returns what goes on until ctx ends, yield says that it has been enough, or nothing is left to watch.
func (w *watcher) Watch(ctx context.Context, paths []string, options *api.WatchOptions) func(yield func(api.FileEvent, error) bool) {
	return func(yield func(api.FileEvent, error) bool) {
		w.open.add()
		defer w.open.done()
		start, count := time.Now(), 0
		err := watch(ctx, paths, options, func(event api.FileEvent) bool {
			if !yield(event, nil) {
				return false
			}
			count++
			w.events.Add(1)
			return true
		})
		// Whoever has dropped the stream finds here that its watcher is closed.
		logger.Info("watcher closed", "events", count, "after", time.Since(start), "why", reason(ctx, err))
		if err != nil {
			yield(api.FileEvent{}, err)
		}
	}
}

// watch yields what goes on.
func watch(ctx context.Context, paths []string, options *api.WatchOptions, yield func(api.FileEvent) bool) (err error) {
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("no watcher: %w", err)
	}
	defer func() { err = errors.Join(err, inner.Close()) }()
	t, err := newTree(inner, options, yield)
	if err != nil {
		return err
	}
	for _, path := range paths {
		if more, err := t.add(path); !more || err != nil {
			return err
		}
	}
	for len(inner.WatchList()) > 0 {
		select {
		case event := <-inner.Events:
			if !t.handle(event) {
				return nil
			}
		case err := <-inner.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				return api.WatchErrorOverflow{}
			}
			return err
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// reason says why a watch is over.
func reason(ctx context.Context, err error) string {
	switch {
	case err != nil:
		return err.Error()
	case ctx.Err() != nil:
		return "the stream was dropped"
	default:
		return "nothing is left to watch"
	}
}

// Closed waits until no watcher is open.
func (w *watcher) Closed(ctx context.Context) error {
	select {
	case <-w.open.none():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Counts counts.
func (w *watcher) Counts(context.Context) api.Counts {
	runtime.GC()
	runtime.GC() // what the finalizers of the first one have let go
	counts := rust2go.Counts()
	return api.Counts{
		Watchers: uint64(w.open.count()),
		Events:   w.events.Load(),
		Digests:  w.digests.Load(),
		Streams:  uint64(counts.Held),
		Objects:  uint64(counts.Objects),
	}
}
