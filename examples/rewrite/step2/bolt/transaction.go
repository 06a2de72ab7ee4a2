package bolt

import (
	"bytes"
	"context"
	"errors"
	"sync"

	"go.etcd.io/bbolt"

	"example.com/jot/kv"
)

// transaction implements kv.Transaction. bbolt's are for one goroutine at a time, and Rust may call from any.
type transaction struct {
	db *database
	mu sync.Mutex
	tx *bbolt.Tx // nil when it is over
}

// Released is called when Rust has let go of the transaction, which may never have got there: then it is over.
func (t *transaction) Released() { t.Rollback() }

// in calls do with a bucket, while nobody else uses the transaction.
func (t *transaction) in(bucket kv.Bucket, do func(*bbolt.Bucket) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.tx == nil {
		return kv.StoreErrorEnded{}
	}
	return do(t.tx.Bucket(buckets[bucket]))
}

func (t *transaction) Get(bucket kv.Bucket, key []byte) (value *[]byte, err error) {
	err = t.in(bucket, func(b *bbolt.Bucket) error {
		if found := b.Get(key); found != nil {
			// What bbolt returns is the file's memory, which is gone with the transaction.
			found = bytes.Clone(found)
			value = &found
		}
		return nil
	})
	return value, err
}

func (t *transaction) Put(bucket kv.Bucket, key, value []byte) error {
	return t.in(bucket, func(b *bbolt.Bucket) error { return b.Put(key, value) })
}

func (t *transaction) Delete(bucket kv.Bucket, key []byte) error {
	return t.in(bucket, func(b *bbolt.Bucket) error { return b.Delete(key) })
}

func (t *transaction) Count(bucket kv.Bucket) (count uint64, err error) {
	err = t.in(bucket, func(b *bbolt.Bucket) error {
		count = uint64(b.Stats().KeyN)
		return nil
	})
	return count, err
}

func (t *transaction) Scan(bucket kv.Bucket, prefix []byte) (kv.Cursor, error) {
	c := &cursor{t: t, bucket: bucket, prefix: prefix}
	err := t.in(bucket, func(b *bbolt.Bucket) error {
		c.cursor = b.Cursor()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

func (t *transaction) Commit(context.Context) error { return t.end((*bbolt.Tx).Commit) }

func (t *transaction) Rollback() error {
	err := t.end((*bbolt.Tx).Rollback)
	if errors.Is(err, kv.StoreErrorEnded{}) {
		return nil
	}
	return err
}

// end ends the transaction, and lets the next one write.
func (t *transaction) end(how func(*bbolt.Tx) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.tx == nil {
		return kv.StoreErrorEnded{}
	}
	if t.tx.Writable() {
		defer func() { <-t.db.writer }()
	}
	tx := t.tx
	t.tx = nil
	return how(tx)
}

// cursor implements kv.Cursor.
type cursor struct {
	t       *transaction
	bucket  kv.Bucket
	prefix  []byte
	cursor  *bbolt.Cursor
	started bool
}

func (c *cursor) Next(ctx context.Context, limit uint32) (pairs []kv.Pair, err error) {
	err = c.t.in(c.bucket, func(*bbolt.Bucket) error {
		for uint64(len(pairs)) < uint64(limit) && ctx.Err() == nil {
			key, value := c.step()
			if key == nil || !bytes.HasPrefix(key, c.prefix) {
				break
			}
			pairs = append(pairs, kv.Pair{Key: bytes.Clone(key), Value: bytes.Clone(value)})
		}
		return ctx.Err()
	})
	return pairs, err
}

func (c *cursor) step() (key, value []byte) {
	if c.started {
		return c.cursor.Next()
	}
	c.started = true
	return c.cursor.Seek(c.prefix)
}
