package streams

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rust2go.test/cases/rust2go"
	"rust2go.test/cases/streams/api"
)

var tap api.TapImpl

// check draws from Rust's streams, and lets Rust draw from Go's.
func check(ctx context.Context) error {
	for _, check := range []func(context.Context) error{items, failures, left, cancelled, panics, given, both, two} {
		if err := check(ctx); err != nil {
			return err
		}
	}
	return nil
}

// upTo yields the numbers below n.
func upTo(n uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := uint64(0); i < n && yield(i); i++ {
		}
	}
}

func items(ctx context.Context) error {
	next := uint64(0)
	tap.Count(ctx, 10_000)(func(n uint64) bool {
		if n != next {
			return false
		}
		next++
		return true
	})
	if next != 10_000 {
		return fmt.Errorf("items: %d", next)
	}
	return nil
}

func failures(ctx context.Context) error {
	count, symbol := 0, ""
	var failed error
	tap.Ticks(ctx, "X", 2000)(func(t api.Tick, err error) bool {
		if err != nil {
			failed = err
			return true
		}
		count++
		symbol = t.Symbol
		return true
	})
	var gone api.FeedErrorGone
	if !errors.As(failed, &gone) || gone.V0 != "X" || count != 2000 || symbol != "X" {
		return fmt.Errorf("failures: %d of %q, %#v", count, symbol, failed)
	}
	return nil
}

// left leaves a loop, and ranges again over what has been left.
func left(ctx context.Context) error {
	before := tap.Dropped()
	forever := tap.Forever(ctx)
	seen := 0
	forever(func(uint64) bool { seen++; return seen < 3 })
	if err := dropped(before + 1); err != nil {
		return fmt.Errorf("left: %w", err)
	}
	forever(func(uint64) bool { seen++; return true })
	if seen != 3 {
		return fmt.Errorf("left: %d items", seen)
	}
	// One that nobody ranges over.
	rust2go.Close(tap.Forever(ctx))
	return nil
}

// cancelled ends a range by its context.
func cancelled(ctx context.Context) error {
	// Rust opens a stream when it is asked for the first item: where that takes longer, there is none to be dropped.
	for limit := 20 * time.Millisecond; ; limit *= 2 {
		before := tap.Dropped()
		seen, err := rangeFor(ctx, limit)
		if err != nil {
			return err
		}
		if seen {
			return dropped(before + 1)
		}
	}
}

// rangeFor ranges until the deadline has passed, and reports whether there was an item.
func rangeFor(ctx context.Context, limit time.Duration) (seen bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tap.Forever(ctx)(func(uint64) bool { seen = true; return true })
	// Rust keeps the deadline as well: where Go's timers are late, the context does not know yet.
	if late, _ := ctx.Deadline(); time.Now().Before(late) {
		return seen, errors.New("cancelled: it has ended before")
	}
	return seen, nil
}

func dropped(n uint64) error {
	for late := time.Now().Add(10 * time.Minute); tap.Dropped() < n; time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			return errors.New("Rust's stream is not dropped")
		}
	}
	return nil
}

func panics(ctx context.Context) (err error) {
	count := 0
	var failed error
	tap.Panics(ctx, 5)(func(_ uint32, err error) bool {
		if err != nil {
			failed = err
			return true
		}
		count++
		return true
	})
	var fault *rust2go.Error
	if !errors.As(failed, &fault) || !strings.Contains(fault.Message, "on purpose") {
		return fmt.Errorf("panics: %d, %#v", count, failed)
	}
	failed = nil
	tap.Never(ctx)(func(_ uint32, err error) bool { failed = err; return true })
	if !errors.As(failed, &fault) || !strings.Contains(fault.Message, "no stream") {
		return fmt.Errorf("never: %#v", failed)
	}
	defer func() {
		if p := recover(); !strings.Contains(fmt.Sprint(p), "on purpose") {
			err = fmt.Errorf("plain: %v", p)
		}
	}()
	tap.PanicsPlain(ctx, 5)(func(uint32) bool { return true })
	return errors.New("plain: no panic")
}

// given has Rust draw from Go's streams.
func given(ctx context.Context) error {
	if sum := tap.Sum(ctx, upTo(10_000)); sum != 49_995_000 {
		return fmt.Errorf("sum: %d", sum)
	}
	ended := make(chan struct{})
	first, err := tap.First(ctx, func(yield func(uint64, error) bool) {
		defer close(ended)
		for i := uint64(0); yield(i, nil); i++ {
		}
	}, 3)
	if err != nil || fmt.Sprint(first) != "[0 1 2]" {
		return fmt.Errorf("first: %v, %w", first, err)
	}
	select {
	case <-ended:
	case <-time.After(10 * time.Minute):
		return errors.New("first: Go's stream goes on")
	}
	_, err = tap.First(ctx, func(yield func(uint64, error) bool) {
		yield(1, nil)
		yield(0, api.FeedErrorLimit{Limit: 7})
	}, 3)
	var limit api.FeedErrorLimit
	if !errors.As(err, &limit) || limit.Limit != 7 {
		return fmt.Errorf("first: %#v", err)
	}
	_, err = tap.First(ctx, func(func(uint64, error) bool) { panic("on purpose") }, 3)
	if err == nil || !strings.Contains(err.Error(), "on purpose") {
		return fmt.Errorf("first: %#v", err)
	}
	if _, err = tap.First(ctx, nil, 3); err == nil || !strings.Contains(err.Error(), "nil is no stream") {
		return fmt.Errorf("nil: %#v", err)
	}
	return nil
}

func both(ctx context.Context) error {
	sum := uint64(0)
	tap.Double(ctx, upTo(5000))(func(n uint64) bool { sum += n; return true })
	if sum != 24_995_000 {
		return fmt.Errorf("both: %d", sum)
	}
	return nil
}

// two range over one stream.
func two(ctx context.Context) error {
	all := tap.Count(ctx, 5000)
	sums := make(chan uint64, 2)
	for i := 0; i < 2; i++ {
		go func() {
			sum := uint64(0)
			all(func(n uint64) bool { sum += n; return true })
			sums <- sum
		}()
	}
	if sum := <-sums + <-sums; sum != 12_497_500 {
		return fmt.Errorf("two: %d", sum)
	}
	return nil
}
