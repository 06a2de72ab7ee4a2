package served

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"example.com/app/rust2go"
)

// half.c answers.
var vault Vault = VaultImpl{}

func equal(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestValues(t *testing.T) {
	equal(t, vault.Size(), Size{1, 2})
	a, b := vault.Parts()
	equal(t, []uint64{a, b}, []uint64{3, 4})
	equal(t, vault.Started().Equal(time.Unix(1000, 5)), true)
	equal(t, vault.Name(), "store")
	number, label, at := vault.Labelled()
	equal(t, number, uint32(7))
	equal(t, label, "label")
	equal(t, at.Equal(time.Unix(1000, 0)), true)
	vault.Put(&Entry{Key: "key"}, map[string][]string{"a": {"b", "c"}})
}

func TestEveryAnswerIsGivenBack(t *testing.T) {
	before := vault.Len("")
	vault.Name()
	_, _ = vault.Reserve(1)
	_, _ = vault.Reserve(101)
	_, _ = vault.Get(context.Background(), "k")
	_, _ = vault.Get(context.Background(), "key")
	vault.Flush(context.Background())
	_ = vault.Close(context.Background())
	vault.Count(context.Background(), FilterAll{})
	_, _ = vault.Nested(nil, nil)
	equal(t, vault.Len("xyz")-before, uint64(8+3))
}

func TestErrors(t *testing.T) {
	equal(t, vault.Delete("key"), nil)
	equal(t, vault.Delete(""), CodeBusy)
	value, err := vault.Reserve(50)
	equal(t, []any{value, err}, []any{uint64(100), nil})
	value, err = vault.Reserve(101)
	equal(t, []any{value, err}, []any{uint64(0), Full{9, 8}})
	_, err = vault.Reopen("")
	equal(t, err, Broken{"/dev", "gone"})
	_, err = vault.Since(OrderAscending)
	var outage Outage
	equal(t, errors.As(err, &outage), true)
	equal(t, outage.Note, "note")
	equal(t, outage.Since.Equal(time.Unix(2000, 0)), true)
	_, err = vault.Get(context.Background(), "key")
	var missing StoreErrorNotFound
	equal(t, errors.As(err, &missing), true)
	equal(t, missing.Key, "k")
	var known StoreError
	equal(t, errors.As(err, &known), true)
}

func TestAsync(t *testing.T) {
	value, err := vault.Get(context.Background(), "k")
	equal(t, []any{value, err}, []any{[]byte("abc"), nil})
	equal(t, vault.Count(context.Background(), FilterNewer{time.Unix(1, 0)}), uint64(2))
	over, cancel := context.WithCancel(context.Background())
	cancel()
	vault.Flush(over) // has no error, so it waits
	_, err = vault.Get(over, "k")
	equal(t, errors.Is(err, context.Canceled), true)
}

func TestConverted(t *testing.T) {
	var prefix Filter = FilterPrefix{"own"}
	value, err := vault.Nested([]*Filter{&prefix, nil}, nil)
	equal(t, []any{value, err}, []any{[]Filter{FilterPrefix{"own"}, FilterPrefix{"pre"}}, nil})

	// What has no form on the other side.
	var none Filter
	_, err = vault.Nested([]*Filter{&prefix, &none}, nil)
	failed(t, err, rust2go.KindUnreadable)
	_, err = vault.Nested(nil, nil)
	failed(t, err, rust2go.KindUnsendable)
	_, err = vault.MoveTo("")
	failed(t, err, rust2go.KindUnsendable)
}

func failed(t *testing.T, err error, kind uint32) {
	t.Helper()
	var e *rust2go.Error
	if !errors.As(err, &e) || e.Kind != kind {
		t.Errorf("got %v, want an error of kind %d", err, kind)
	}
}

func TestPanics(t *testing.T) {
	panics := func(kind uint32, call func()) {
		t.Helper()
		defer func() {
			t.Helper()
			err, _ := recover().(error)
			failed(t, err, kind)
		}()
		call()
	}
	panics(rust2go.KindPanicked, func() { vault.OldLen() })
	panics(rust2go.KindUnreadable, func() { vault.Count(context.Background(), nil) })
	panics(rust2go.KindNoRust, func() { ClockImpl{}.Now() })
}
