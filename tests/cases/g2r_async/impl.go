// Package tasks calls futures of Rust's and looks at what comes back.
package tasks

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"rust2go.test/cases/g2r_async/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterTasksCheck(check{}) }

type check struct{}

var rust api.TasksImpl

func (check) Values(ctx context.Context) error {
	background := context.Background()
	rust.Nothing(background)
	if got := rust.Now(background, 7); got != 7 {
		return fmt.Errorf("now: %d", got)
	}
	if got := rust.Later(ctx, 8, 3); got != 8 {
		return fmt.Errorf("later: %d", got)
	}
	for _, text := range []string{"", "text", strings.Repeat("ü", 100_000)} {
		if got, err := rust.Echo(ctx, text); got != text || err != nil {
			return fmt.Errorf("echo of %d bytes: %d, %w", len(text), len(got), err)
		}
	}
	return nil
}

// each runs do on so many goroutines, and returns the first error.
func each(goroutines uint32, do func(g uint32) error) error {
	var all sync.WaitGroup
	failed := make(chan error, goroutines)
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func(g uint32) {
			defer all.Done()
			if err := do(g); err != nil {
				failed <- err
			}
		}(g)
	}
	all.Wait()
	close(failed)
	return <-failed
}

func (check) Many(_ context.Context, goroutines, calls uint32) error {
	return each(goroutines, func(g uint32) error {
		for i := uint32(0); i < calls; i++ {
			n := uint64(g)<<32 | uint64(i)
			switch i % 3 {
			case 0:
				if got := rust.Now(context.Background(), n); got != n {
					return fmt.Errorf("%d: %d", n, got)
				}
			case 1:
				if got := rust.Later(context.Background(), n, i%5); got != n {
					return fmt.Errorf("%d: %d", n, got)
				}
			default:
				text := fmt.Sprint(n)
				if got, err := rust.Echo(context.Background(), text); got != text || err != nil {
					return fmt.Errorf("%q: %q, %w", text, got, err)
				}
			}
		}
		return nil
	})
}

func (check) TypedErrors(ctx context.Context) error {
	_, err := rust.Fails(ctx, 5)
	var failed api.TaskErrorFailed
	if !errors.As(err, &failed) || failed.V0 != 5 || err.Error() != "task 5 failed" {
		return fmt.Errorf("%#v", err)
	}
	return nil
}

func (check) Cancelled(_ context.Context, calls uint32) error {
	return each(calls, func(g uint32) error {
		ctx, cancel := context.WithCancel(context.Background())
		timer := time.AfterFunc(time.Duration(g%10)*time.Millisecond, cancel)
		defer timer.Stop()
		if err := rust.Forever(ctx); !errors.Is(err, context.Canceled) {
			return fmt.Errorf("%#v", err)
		}
		return nil
	})
}

func (check) CancelledBefore(context.Context) error {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := rust.Forever(ctx); !errors.Is(err, context.Canceled) {
		return fmt.Errorf("%#v", err)
	}
	passed, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	if err := rust.Forever(passed); !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%#v", err)
	}
	return nil
}

func (check) CancelledAtTheEnd(_ context.Context, calls uint32) error {
	return each(16, func(g uint32) error {
		for i := uint32(0); i < calls; i++ {
			ctx, cancel := context.WithCancel(context.Background())
			go cancel()
			text := fmt.Sprint(g, i)
			got, err := rust.Echo(ctx, text)
			if err == nil && got == text || errors.Is(err, context.Canceled) {
				continue
			}
			return fmt.Errorf("%q: %q, %#v", text, got, err)
		}
		return nil
	})
}

func (check) Deadline(context.Context) error {
	if left, err := rust.Left(context.Background()); left != -1 || err != nil {
		return fmt.Errorf("without one: %d ms, %w", left, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	if left, err := rust.Left(ctx); left < 3_000_000 || left > 3_600_000 || err != nil {
		return fmt.Errorf("an hour: %d ms, %w", left, err)
	}
	short, cancelShort := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancelShort()
	if err := rust.Forever(short); !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("expired: %#v", err)
	}
	return nil
}

func (check) Panics(ctx context.Context) (wrong error) {
	for _, atOnce := range []bool{true, false} {
		err := rust.Panics(ctx, atOnce)
		var fault *rust2go.Error
		if !errors.As(err, &fault) || !strings.Contains(fault.Message, "on purpose") || fault.Stack == "" {
			return fmt.Errorf("at once %v: %#v", atOnce, err)
		}
	}
	defer func() {
		value := recover()
		if fault, ok := value.(*rust2go.Error); !ok || !strings.Contains(fault.Message, "no result") {
			wrong = fmt.Errorf("plain: %#v", value)
		}
	}()
	rust.PanicsPlainly(ctx)
	return errors.New("it did not panic")
}

func (check) Back(ctx context.Context, depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return rust.Back(ctx, depth) + 1
}

func (check) Goroutines() uint64 { return uint64(runtime.NumGoroutine()) }
