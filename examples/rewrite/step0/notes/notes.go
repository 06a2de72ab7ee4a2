// Package notes keeps notes in a bbolt database, with an index of their words.
//
// The bucket "notes" maps names to texts. The bucket "words" maps a word, a zero byte and a name to how often the word
// is in that note, as four bytes, the highest first.
package notes

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"example.com/jot/index"
)

// Note is a text with a name.
type Note struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// lockTimeout is how long Open waits for other programs, if its context does not end before.
const lockTimeout = time.Second

var (
	notesBucket = []byte("notes")
	wordsBucket = []byte("words")
)

// Store is an open database. It can be used by many goroutines.
type Store struct{ db *bolt.DB }

// Open opens a database, or makes it. The error may be a LockedError.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	options := bolt.Options{Timeout: lockTimeout}
	if deadline, ok := ctx.Deadline(); ok {
		options.Timeout = max(1, min(lockTimeout, time.Until(deadline)))
	}
	db, err := bolt.Open(path, 0o600, &options)
	if errors.Is(err, bolt.ErrTimeout) {
		return nil, LockedError{Path: path}
	}
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{notesBucket, wordsBucket} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{db: db}, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// Add adds a note. Without replace, the error is an ExistsError if there is one of that name. It may be a BadNameError.
func (s *Store) Add(ctx context.Context, note Note, replace bool) error {
	if err := checkName(note.Name); err != nil {
		return err
	}
	return s.update(ctx, func(tx *bolt.Tx) error {
		old := tx.Bucket(notesBucket).Get([]byte(note.Name))
		if old != nil && !replace {
			return ExistsError{Name: note.Name}
		}
		return put(tx, note)
	})
}

// Get returns a note. The error may be a NotFoundError.
func (s *Store) Get(ctx context.Context, name string) (Note, error) {
	note := Note{Name: name}
	err := s.view(ctx, func(tx *bolt.Tx) error {
		text := tx.Bucket(notesBucket).Get([]byte(name))
		if text == nil {
			return NotFoundError{Name: name}
		}
		note.Text = string(text)
		return nil
	})
	return note, err
}

// Remove removes a note. The error may be a NotFoundError.
func (s *Store) Remove(ctx context.Context, name string) error {
	return s.update(ctx, func(tx *bolt.Tx) error {
		text := tx.Bucket(notesBucket).Get([]byte(name))
		if text == nil {
			return NotFoundError{Name: name}
		}
		if err := unindex(tx, name, string(text)); err != nil {
			return err
		}
		return tx.Bucket(notesBucket).Delete([]byte(name))
	})
}

// List returns the names of the notes that begin with prefix, in order.
func (s *Store) List(ctx context.Context, prefix string) ([]string, error) {
	var names []string
	err := s.view(ctx, func(tx *bolt.Tx) error {
		return each(ctx, tx.Bucket(notesBucket), []byte(prefix), func(name, _ []byte) error {
			names = append(names, string(name))
			return nil
		})
	})
	return names, err
}

// Search returns the notes that a query asks for, the best first, limit at most. The error may be one of index.Parse.
func (s *Store) Search(ctx context.Context, text string, limit uint32) ([]index.Hit, error) {
	query, err := index.Parse(text)
	if err != nil {
		return nil, err
	}
	var postings []index.Posting
	var total uint64
	err = s.view(ctx, func(tx *bolt.Tx) error {
		total = uint64(tx.Bucket(notesBucket).Stats().KeyN)
		seen := make(map[string]bool)
		for _, word := range append(query.Wanted[:len(query.Wanted):len(query.Wanted)], query.Excluded...) {
			if seen[word] {
				continue
			}
			seen[word] = true
			prefix := key(word, "")
			err := each(ctx, tx.Bucket(wordsBucket), prefix, func(key, value []byte) error {
				if len(value) != 4 {
					return CorruptError{Key: string(key)}
				}
				name := string(key[len(prefix):])
				postings = append(postings, index.Posting{Word: word, Name: name, Count: binary.BigEndian.Uint32(value)})
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return index.Rank(ctx, query, postings, total, limit)
}

// Export hands all notes to visit, in the order of their names, until it returns an error.
func (s *Store) Export(ctx context.Context, visit func(Note) error) error {
	return s.view(ctx, func(tx *bolt.Tx) error {
		return each(ctx, tx.Bucket(notesBucket), nil, func(name, text []byte) error {
			return visit(Note{Name: string(name), Text: string(text)})
		})
	})
}

// Import adds notes, a JSON object on each line, in place of those of their names. It returns how many. The error may be
// a BadLineError; then nothing is added.
func (s *Store) Import(ctx context.Context, from io.Reader) (uint32, error) {
	lines, err := io.ReadAll(from)
	if err != nil {
		return 0, err
	}
	var count uint32
	err = s.update(ctx, func(tx *bolt.Tx) error {
		count = 0
		for i, line := range bytes.Split(lines, []byte("\n")) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var note struct{ Name, Text *string }
			if json.Unmarshal(line, &note) != nil || note.Name == nil || note.Text == nil {
				return BadLineError{Line: uint32(i + 1), Reason: "it is no JSON object with a name and a text"}
			}
			if err := checkName(*note.Name); err != nil {
				return BadLineError{Line: uint32(i + 1), Reason: err.Error()}
			}
			if err := put(tx, Note{Name: *note.Name, Text: *note.Text}); err != nil {
				return err
			}
			count++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return count, nil
}

func (s *Store) view(ctx context.Context, do func(*bolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.db.View(do)
}

func (s *Store) update(ctx context.Context, do func(*bolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.db.Update(do)
}

// put writes a note and its words, in place of an older one.
func put(tx *bolt.Tx, note Note) error {
	old := tx.Bucket(notesBucket).Get([]byte(note.Name))
	if old != nil {
		if err := unindex(tx, note.Name, string(old)); err != nil {
			return err
		}
	}
	for _, term := range index.Terms(note.Text) {
		count := binary.BigEndian.AppendUint32(nil, term.Count)
		if err := tx.Bucket(wordsBucket).Put(key(term.Word, note.Name), count); err != nil {
			return err
		}
	}
	return tx.Bucket(notesBucket).Put([]byte(note.Name), []byte(note.Text))
}

func unindex(tx *bolt.Tx, name, text string) error {
	for _, term := range index.Terms(text) {
		if err := tx.Bucket(wordsBucket).Delete(key(term.Word, name)); err != nil {
			return err
		}
	}
	return nil
}

// each visits the pairs of a bucket whose keys begin with prefix.
func each(ctx context.Context, bucket *bolt.Bucket, prefix []byte, visit func(key, value []byte) error) error {
	cursor := bucket.Cursor()
	for key, value := cursor.Seek(prefix); key != nil && bytes.HasPrefix(key, prefix); key, value = cursor.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := visit(key, value); err != nil {
			return err
		}
	}
	return nil
}

func key(word, name string) []byte { return []byte(word + "\x00" + name) }

// checkName returns a BadNameError, or nil.
func checkName(name string) error {
	wrong := strings.IndexFunc(name, func(r rune) bool {
		good := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("./-_", r)
		return !good
	})
	switch {
	case wrong >= 0:
		return BadNameError{Offset: uint32(wrong)}
	case name == "":
		return BadNameError{Offset: 0}
	case len(name) > 100:
		return BadNameError{Offset: 100}
	}
	return nil
}
