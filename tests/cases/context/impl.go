// Package waiting watches its contexts.
package waiting

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"rust2go.test/cases/context/api"
)

func init() { api.RegisterWaiting(&waiting{}) }

type waiting struct {
	begun, ended, slept    atomic.Uint64
	stormBegun, stormEnded atomic.Uint64
	mu                     sync.Mutex
	leaked                 context.Context
}

func (w *waiting) Forever(ctx context.Context) error {
	w.begun.Add(1)
	<-ctx.Done()
	w.ended.Add(1)
	return ctx.Err()
}

func (w *waiting) Polling(ctx context.Context) error {
	w.begun.Add(1)
	for ctx.Err() == nil {
		runtime.Gosched()
	}
	w.ended.Add(1)
	return ctx.Err()
}

func (w *waiting) Derived(ctx context.Context) error {
	w.begun.Add(1)
	child, cancel := context.WithTimeout(context.WithValue(ctx, key{}, 1), time.Hour)
	defer cancel()
	if child.Value(key{}) != 1 {
		return errors.New("the value is lost")
	}
	<-child.Done()
	w.ended.Add(1)
	return child.Err()
}

type key struct{}

func (w *waiting) Sleep(ctx context.Context, ms uint64) (int64, error) {
	var left time.Duration
	if at, ok := ctx.Deadline(); ok {
		left = time.Until(at)
	}
	time.Sleep(time.Duration(ms) * time.Millisecond)
	w.slept.Add(1)
	return int64(left), nil
}

func (w *waiting) Slept() uint64 { return w.slept.Load() }

func (w *waiting) SleepPlain(ctx context.Context, ms uint64) bool {
	time.Sleep(time.Duration(ms) * time.Millisecond)
	return ctx.Err() == context.DeadlineExceeded
}

func (w *waiting) PanicLate(ctx context.Context) error {
	<-ctx.Done()
	panic("too late")
}

func (w *waiting) Stubborn(ctx context.Context) (string, error) {
	w.begun.Add(1)
	<-ctx.Done()
	return "done all the same", nil
}

func (w *waiting) Leak(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.leaked = ctx
	return nil
}

func (w *waiting) LeakedEnded() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	<-w.leaked.Done()
	return w.leaked.Err() == context.Canceled
}

func (w *waiting) wait(ctx context.Context, how uint8) error {
	switch how {
	case 0: // never looks at its context
	case 1:
		runtime.Gosched()
	case 2:
		return ctx.Err()
	case 3:
		w.stormBegun.Add(1)
		<-ctx.Done()
		w.stormEnded.Add(1)
		return ctx.Err()
	case 4:
		panic("in the storm")
	case 5:
		runtime.Goexit()
	}
	return nil
}

func (w *waiting) Storm(ctx context.Context, data []byte, texts []string, how uint8) ([]byte, error) {
	if err := w.wait(ctx, how); err != nil {
		return nil, err
	}
	for _, text := range texts {
		data = append(data, text...)
	}
	return data, nil
}

func (w *waiting) StormLent(ctx context.Context, data []byte, texts []string, how uint8) (uint64, error) {
	err := w.wait(ctx, how)
	sum := uint64(0)
	for _, b := range data {
		sum += uint64(b)
	}
	for _, text := range texts {
		sum += uint64(len(text))
	}
	return sum, err
}

func (w *waiting) Counts() (uint64, uint64, uint64) {
	return w.begun.Load(), w.ended.Load(), uint64(runtime.NumGoroutine())
}

func (w *waiting) StormCounts() (uint64, uint64) { return w.stormBegun.Load(), w.stormEnded.Load() }
