// Package bolt is the storage that Rust asks for: bbolt.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"example.com/jot/kv"
)

func init() { kv.RegisterStorage(storage{}) }

// lockTimeout is how long Open waits for other programs, if its context does not end before.
const lockTimeout = time.Second

// storage implements kv.Storage.
type storage struct{}

// buckets are the names in the file.
var buckets = map[kv.Bucket][]byte{
	kv.BucketNotes: []byte("notes"),
	kv.BucketWords: []byte("words"),
}

func (storage) Open(ctx context.Context, path string) (kv.Database, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	options := bbolt.Options{Timeout: lockTimeout}
	if deadline, ok := ctx.Deadline(); ok {
		options.Timeout = max(1, min(lockTimeout, time.Until(deadline)))
	}
	db, err := bbolt.Open(path, 0o600, &options)
	if errors.Is(err, bbolt.ErrTimeout) {
		return nil, kv.StoreErrorLocked{Path: path}
	}
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &database{db: db, writer: make(chan struct{}, 1)}, nil
}

// database implements kv.Database.
type database struct {
	db *bbolt.DB
	// writer holds something while a transaction writes: unlike bbolt's own lock, it can be given up.
	writer chan struct{}
}

func (d *database) Begin(ctx context.Context, write bool) (kv.Transaction, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if write {
		select {
		case d.writer <- struct{}{}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	tx, err := d.db.Begin(write)
	if err != nil {
		if write {
			<-d.writer
		}
		return nil, fmt.Errorf("beginning a transaction: %w", err)
	}
	return &transaction{db: d, tx: tx}, nil
}

func (d *database) Shut(context.Context) error { return d.db.Close() }

// Released is called when Rust has let go of the database. It shuts what it has opened: this is for what arrives when nobody waits for it any more.
func (d *database) Released() { d.db.Close() }
