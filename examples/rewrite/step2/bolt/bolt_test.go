package bolt

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"example.com/jot/kv"
	"example.com/jot/rust2go"
)

var background = context.Background()

// open opens a new database, until the test ends.
func open(t *testing.T) kv.Database {
	t.Helper()
	db, err := storage{}.Open(background, filepath.Join(t.TempDir(), "notes.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Shut(background); err != nil {
			t.Error(err)
		}
	})
	return db
}

func begin(t *testing.T, db kv.Database, write bool) kv.Transaction {
	t.Helper()
	tx, err := db.Begin(background, write)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func TestCommitAndRollback(t *testing.T) {
	db := open(t)
	for _, end := range []func(kv.Transaction) error{
		kv.Transaction.Rollback,
		func(tx kv.Transaction) error { return tx.Commit(background) },
	} {
		tx := begin(t, db, true)
		if value, err := tx.Get(kv.BucketNotes, []byte("a")); value != nil || err != nil {
			t.Errorf("%v, %v", value, err)
		}
		if err := errors.Join(tx.Put(kv.BucketNotes, []byte("a"), []byte("b")), end(tx)); err != nil {
			t.Error(err)
		}
		var ended kv.StoreErrorEnded
		if err := tx.Put(kv.BucketNotes, []byte("a"), nil); !errors.As(err, &ended) {
			t.Errorf("put: %v", err)
		}
		if err := tx.Commit(background); !errors.As(err, &ended) {
			t.Errorf("commit: %v", err)
		}
		if err := tx.Rollback(); err != nil {
			t.Errorf("rollback: %v", err)
		}
	}
	tx := begin(t, db, false)
	value, err := tx.Get(kv.BucketNotes, []byte("a"))
	if err != nil || value == nil || string(*value) != "b" {
		t.Errorf("%v, %v", value, err)
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
}

func TestScan(t *testing.T) {
	tx := begin(t, open(t), true)
	for _, key := range []string{"a", "b", "b1", "b2", "c"} {
		if err := tx.Put(kv.BucketWords, []byte(key), []byte("of "+key)); err != nil {
			t.Fatal(err)
		}
	}
	cursor, err := tx.Scan(kv.BucketWords, []byte("b"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{2, 1, 0} {
		if pairs, err := cursor.Next(background, 2); len(pairs) != want || err != nil {
			t.Errorf("%v, %v", pairs, err)
		}
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
	var ended kv.StoreErrorEnded
	if _, err := cursor.Next(background, 2); !errors.As(err, &ended) {
		t.Errorf("%v", err)
	}
}

func TestWriterThatGivesUp(t *testing.T) {
	db := open(t)
	first := begin(t, db, true)
	ctx, cancel := context.WithTimeout(background, 10*time.Millisecond)
	defer cancel()
	if _, err := db.Begin(ctx, true); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if err := first.Rollback(); err != nil {
		t.Error(err)
	}
	if err := begin(t, db, true).Rollback(); err != nil {
		t.Error(err)
	}
}

func TestTransactionThatNobodyEnds(t *testing.T) {
	db := open(t)
	// As rust2go does for a transaction that Rust has let go of.
	begin(t, db, true).(rust2go.Releaser).Released()
	ctx, cancel := context.WithTimeout(background, time.Minute)
	defer cancel()
	tx, err := db.Begin(ctx, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
}
