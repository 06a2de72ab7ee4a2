package streams

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.com/app/rust2go"
)

// half.c answers.
var depot Depot = DepotImpl{}

type feed struct {
	Feed
	lines chan string // what the streams have come to
	kept  func(func(uint64) bool)
}

func (f *feed) Ticks(ctx context.Context, symbol string, every uint32) func(yield func(Tick, error) bool) {
	return func(yield func(Tick, error) bool) {
		for i := uint32(0); i < every; i++ {
			if !yield(Tick{Symbol: symbol}, nil) {
				return
			}
		}
		yield(Tick{}, FeedErrorUnknown{symbol})
	}
}

func (f *feed) Count(ctx context.Context, from, to uint64) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		for i := from; i < to; i++ {
			if !yield(i) {
				<-ctx.Done()
				f.lines <- "not wanted"
				return
			}
		}
	}
}

func (f *feed) Upload(ctx context.Context, name string, chunks func(yield func([]byte) bool)) (n uint64, err error) {
	chunks(func(chunk []byte) bool {
		n += uint64(len(chunk))
		return string(chunk) != "de"
	})
	chunks(func([]byte) bool { panic("a second range") })
	return n, nil
}

func (f *feed) Convert(ctx context.Context, input func(yield func(Tick, error) bool), by *Tick) func(yield func(Change, error) bool) {
	return func(yield func(Change, error) bool) {
		input(func(tick Tick, err error) bool {
			if err != nil {
				return yield(nil, err)
			}
			switch tick.Price {
			case 0:
				return yield(nil, errors.New("no more"))
			case 1:
				return yield(ChangeGone{}, nil)
			}
			return yield(ChangeAdded{tick.Symbol + by.Symbol}, nil)
		})
	}
}

func (f *feed) Tally(names []string, numbers func(yield func(uint64) bool)) (sum uint64) {
	numbers(func(n uint64) bool { sum += n; return true })
	return sum + uint64(len(strings.Join(names, "")))
}

func (f *feed) Keep(numbers func(yield func(uint64) bool)) string {
	f.kept = numbers
	return "kept"
}

var keeper = &feed{lines: make(chan string, 1)}

func init() { RegisterFeed(keeper) }

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func drive(t *testing.T, what string) uint64 {
	t.Helper()
	value, err := depot.Drive(what)
	equal(t, err, nil)
	return value
}

// eventually waits for the end of what happens on another goroutine.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for limit := time.Now().Add(10 * time.Second); !ok(); runtime.Gosched() {
		if time.Now().After(limit) {
			t.Fatalf("%s: %+v", what, rust2go.Counts())
		}
	}
}

func drop(t *testing.T) {
	t.Helper()
	rust2go.Release(drive(t, "got"))
	equal(t, rust2go.Counts().Held, 0)
}

func kind(err error) uint32 {
	var e *rust2go.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Kind
}

func TestStreamsOfGo(t *testing.T) {
	// The error comes after the items; half.c says only which kind it was.
	_, err := depot.Drive("ticks")
	equal(t, kind(err) != 0, true)
	drop(t)
	equal(t, drive(t, "count"), 4999*5000/2)
	drop(t)

	// Rust drops it in the middle.
	equal(t, drive(t, "some"), 1)
	equal(t, drive(t, "more"), 2)
	drop(t)
	equal(t, <-keeper.lines, "not wanted")
	_, err = depot.Drive("more")
	equal(t, errors.Is(err, rust2go.ErrReleased), true)

	value, err := depot.Load(context.Background(), "name", func(yield func(Tick) bool) {
		_ = yield(Tick{Symbol: "four"}) && yield(Tick{Symbol: "three"}) && yield(Tick{Symbol: "1"})
	})
	equal(t, value, 4+5+1)
	equal(t, err, nil)
	drop(t)
	_, err = depot.Load(context.Background(), "name", func(func(Tick) bool) { panic("in a stream") })
	equal(t, kind(err), rust2go.KindPanicked)
	drop(t)
	_, err = depot.Load(context.Background(), "name", nil)
	equal(t, err != nil && strings.Contains(err.Error(), "ticks cannot be sent to Rust: nil is no stream"), true)
}

func TestStreamsOfRust(t *testing.T) {
	ctx := context.Background()
	equal(t, drive(t, "upload"), 5)
	equal(t, drive(t, "holds"), 0)

	equal(t, drive(t, "tally"), 55+8)
	equal(t, drive(t, "holds"), 0)

	equal(t, drive(t, "keep"), 4)
	equal(t, drive(t, "holds"), 1)
	var sum uint64
	keeper.kept(func(n uint64) bool { sum += n; return true })
	equal(t, sum, 55)
	equal(t, drive(t, "holds"), 0)

	text := ""
	scan := depot.Scan(ctx, "prefix", 1)
	scan(func(tick Tick) bool { text += tick.Symbol; return tick.Price < 2 })
	equal(t, text, "abb")
	scan(func(Tick) bool { t.Error("a second range"); return true })
	rust2go.Close(depot.Scan(ctx, "prefix", 1))
	equal(t, drive(t, "holds"), 0)

	// An error of the stream, and of the call that opens it.
	for name, want := range map[string]int{"goes on": 2, "fails": 0} {
		items, fails := 0, 0
		depot.Watch(ctx, name)(func(change Change, err error) bool {
			var unknown FeedErrorUnknown
			switch {
			case err == nil:
				items++
			case errors.As(err, &unknown) && unknown.Symbol == "abc":
				fails++
			default:
				t.Error(err)
			}
			return true
		})
		equal(t, items, want)
		equal(t, fails, 1)
	}

	ended, cancel := context.WithCancel(ctx)
	count := 0
	depot.Watch(ended, "goes on")(func(change Change, err error) bool {
		cancel()
		count++
		equal(t, err == context.Canceled, count == 2)
		return true
	})
	equal(t, count, 2)
	equal(t, drive(t, "holds"), 0)

	table, err := depot.Table("name")
	equal(t, err, nil)
	sum = 0
	table.Rows(ctx, 0)(func(n uint64) bool { sum += n; return true })
	equal(t, sum, 55)
	equal(t, table.Close(), nil)
	defer func() {
		err, _ := recover().(error)
		equal(t, errors.Is(err, rust2go.ErrReleased), true)
		equal(t, drive(t, "holds"), 0)
	}()
	table.Rows(ctx, 0)(func(uint64) bool { t.Error("an item"); return true })
}

func TestStreamsOfBoth(t *testing.T) {
	_, err := depot.Drive("convert")
	equal(t, err != nil, true) // "no more"
	drop(t)
	eventually(t, "the input is dropped", func() bool { return drive(t, "holds") == 0 })
	drive(t, "unasked")
	equal(t, drive(t, "holds"), 1)
	drop(t)
	eventually(t, "the input is dropped", func() bool { return drive(t, "holds") == 0 })

	ctx := context.Background()
	var sum uint64
	numbers := func(yield func(uint64, error) bool) { _ = yield(20, nil) && yield(22, nil) }
	depot.Sums(ctx, numbers)(func(n uint64, err error) bool {
		equal(t, err, nil)
		sum += n
		return true
	})
	equal(t, sum, 55)
	drop(t)
	fails := 0
	depot.Sums(ctx, func(yield func(uint64, error) bool) { yield(0, FeedErrorUnknown{"abc"}) })(func(_ uint64, err error) bool {
		equal(t, err != nil, true)
		fails++
		return true
	})
	equal(t, fails, 1)
	drop(t)
	equal(t, drive(t, "holds"), 0)
	equal(t, rust2go.Counts().Objects, 0)
}
