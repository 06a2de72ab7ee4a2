// Package notes keeps notes in a database, with an index of their words. It is written in Rust: see src/service.rs.
package notes

import (
	"context"
	"errors"
	"io"

	"example.com/jot/api"
	_ "example.com/jot/bolt" // what Rust stores them in
	"example.com/jot/index"
)

// The types are those of the contract, under the names they have always had.
type (
	// Note is a text with a name.
	Note = api.Note
	// BadNameError is a name that no note can have.
	BadNameError = api.NotesErrorBadName
	// ExistsError is a note that is there already.
	ExistsError = api.NotesErrorExists
	// NotFoundError is a note that is not there.
	NotFoundError = api.NotesErrorNotFound
	// BadLineError is a line that cannot be imported.
	BadLineError = api.NotesErrorBadLine
	// LockedError is a database that another program has open.
	LockedError = api.NotesErrorLocked
	// CorruptError is a database that something else has written to.
	CorruptError = api.NotesErrorCorrupt
)

// Store is an open database. It can be used by many goroutines.
type Store struct{ rust *api.NotesImpl }

// Open opens a database, or makes it. The error may be a LockedError.
func Open(ctx context.Context, path string) (*Store, error) {
	rust, err := api.OpenerImpl{}.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return &Store{rust: rust}, nil
}

// Close closes the database.
func (s *Store) Close() error {
	return errors.Join(s.rust.Shut(context.Background()), s.rust.Close())
}

// Add adds a note. Without replace, the error is an ExistsError if there is one of that name. It may be a BadNameError.
func (s *Store) Add(ctx context.Context, note Note, replace bool) error {
	return s.rust.Add(ctx, &note, replace)
}

// Get returns a note. The error may be a NotFoundError.
func (s *Store) Get(ctx context.Context, name string) (Note, error) {
	text, err := s.rust.Get(ctx, name)
	return Note{Name: name, Text: text}, err
}

// Remove removes a note. The error may be a NotFoundError.
func (s *Store) Remove(ctx context.Context, name string) error { return s.rust.Remove(ctx, name) }

// List returns the names of the notes that begin with prefix, in order.
func (s *Store) List(ctx context.Context, prefix string) ([]string, error) {
	return s.rust.List(ctx, prefix)
}

// Search returns the notes that a query asks for, the best first, limit at most. The error may be an index.EmptyError or an
// index.LoneMinusError.
func (s *Store) Search(ctx context.Context, text string, limit uint32) ([]index.Hit, error) {
	return s.rust.Search(ctx, text, limit)
}

// Export hands all notes to visit, in the order of their names, until it returns an error.
func (s *Store) Export(ctx context.Context, visit func(Note) error) error {
	// An error that the contract does not know comes back as its text. The caller wants the one that it returned.
	var failed error
	err := s.rust.Export(ctx, func(note Note) error {
		failed = visit(note)
		return failed
	})
	if failed != nil {
		return failed
	}
	return err
}

// Import adds notes, a JSON object on each line, in place of those of their names. It returns how many. The error may be
// a BadLineError; then nothing is added.
func (s *Store) Import(ctx context.Context, from io.Reader) (uint32, error) {
	lines, err := io.ReadAll(from)
	if err != nil {
		return 0, err
	}
	return s.rust.Import(ctx, lines)
}
