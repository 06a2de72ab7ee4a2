// Package store calls Rust and looks at what comes back.
package store

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"

	"rust2go.test/cases/g2r_sync/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterStoreCheck(check{}) }

type check struct{}

var rust api.StoreImpl

func same(what string, got, want any) error {
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("%s: got %#v, want %#v", what, got, want)
	}
	return nil
}

func (check) Values() error {
	rust.Nothing()
	a, b, c, d, e, f := -1, true, 'ü', float32(0.5), api.LevelHigh, 3*time.Second
	m0, m1, m2, m3, m4, m5 := rust.Mixed(int8(a), b, c, d, e, f)
	person := api.Person{Name: "Ada", Tags: []string{"a", "", "ü"}, Home: &api.Dot{X: 1, Y: -2}}
	nobody := api.Person{}
	figures := []api.Figure{
		api.FigureCircle{Center: api.Dot{X: 1, Y: 2}, Radius: 3},
		api.FigureLabel{V0: "text"},
		api.FigureNothing{},
	}
	counts, seen := map[string]uint64{"a": 1, "b": 2}, rust2go.SetOf[uint32](1, 2, 3)
	counted, saw := rust.Counts(counts, seen)
	n := uint32(7)
	text := "7"
	return errors.Join(
		same("add", rust.Add(1<<63, 1), uint64(1<<63+1)),
		same("mixed", []any{m0, m1, m2, m3, m4, m5}, []any{int8(a), b, c, d, e, f}),
		same("concat", rust.Concat("ein", " text"), "ein text"),
		same("empty", rust.Concat("", ""), ""),
		same("bytes", rust.Bytes([]byte{0, 1, 255}), []byte{0, 1, 255}),
		same("no bytes", len(rust.Bytes(nil)), 0),
		same("dots", rust.Dots([]api.Dot{{X: 1}, {Y: 2}}), []api.Dot{{X: 1}, {Y: 2}}),
		same("person", rust.Person(&person), person),
		same("nobody", rust.Person(&nobody).Name, ""),
		same("figures", rust.Figures(figures), figures),
		same("counts", counted, counts),
		same("seen", saw, seen),
		same("some", rust.Maybe(&n), &text),
		same("none", rust.Maybe(nil), (*string)(nil)),
	)
}

func (check) Big(length uint64) error {
	data := make([]byte, length)
	for i := range data {
		data[i] = byte(i)
	}
	text := strings.Repeat("é", int(length/2))
	return errors.Join(
		same("bytes", string(rust.Bytes(data)), string(data)),
		same("text", rust.Concat(text, text), text+text),
	)
}

func (check) TypedErrors() error {
	value, err := rust.Get("there")
	if err != nil || string(value) != "value" {
		return fmt.Errorf("there: %q, %w", value, err)
	}
	_, err = rust.Get("missing")
	var missing api.StoreErrorNotFound
	if !errors.As(err, &missing) || missing.Key != "missing" || err.Error() != `no key "missing"` {
		return fmt.Errorf("missing: %#v", err)
	}
	_, err = rust.Get("full")
	var full api.StoreErrorFull
	if !errors.As(err, &full) || full.V0 != 12 {
		return fmt.Errorf("full: %#v", err)
	}
	_, err = rust.Get("read-only")
	var readOnly api.StoreErrorReadOnly
	if !errors.As(err, &readOnly) {
		return fmt.Errorf("read only: %#v", err)
	}
	return nil
}

func (check) BridgeErrors() error {
	if err := rust.Put("fine"); err != nil {
		return err
	}
	err := rust.Put("bad")
	var fault *rust2go.Error
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), "the disk is gone") {
		return fmt.Errorf("put: %#v", err)
	}
	return nil
}

func (check) Panics() (wrong error) {
	_, err := rust.PanicsFallibly("on purpose")
	var fault *rust2go.Error
	if !errors.As(err, &fault) || !strings.Contains(fault.Message, "on purpose") {
		return fmt.Errorf("fallible: %#v", err)
	}
	if !strings.Contains(fault.Stack, "g2r_sync") {
		return fmt.Errorf("Rust's stack has no trace of the method:\n%s", fault.Stack)
	}
	defer func() {
		value := recover()
		fault, ok := value.(*rust2go.Error)
		if !ok || !strings.Contains(fault.Message, "no result") {
			wrong = fmt.Errorf("plain: %#v", value)
		}
	}()
	rust.Panics("no result")
	return errors.New("it did not panic")
}

func (check) BadText() error {
	err := rust.Put("\xff")
	if err == nil || !strings.Contains(err.Error(), "Store.put") || !strings.Contains(err.Error(), "key") {
		return fmt.Errorf("it should name the method and the argument: %w", err)
	}
	return nil
}

func (check) Concurrent(goroutines, calls uint32) error {
	var all sync.WaitGroup
	failed := make(chan error, goroutines)
	for g := uint32(0); g < goroutines; g++ {
		all.Add(1)
		go func(g uint32) {
			defer all.Done()
			for i := uint32(0); i < calls; i++ {
				text := fmt.Sprint(g, " ", i)
				if got := rust.Concat(text, "!"); got != text+"!" {
					failed <- fmt.Errorf("%q", got)
					return
				}
			}
		}(g)
	}
	all.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

func (check) Back(depth uint32) uint32 {
	if depth == 0 {
		return 0
	}
	return rust.Back(depth) + 1
}
