package notes_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"example.com/jot/index"
	"example.com/jot/notes"
)

var background = context.Background()

// open opens a new database with some notes, until the test ends.
func open(t *testing.T, some ...notes.Note) *notes.Store {
	t.Helper()
	store, err := notes.Open(background, filepath.Join(t.TempDir(), "notes.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, note := range some {
		if err := store.Add(background, note, false); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// wants is what a call returned, and what it should have.
func wants(t *testing.T, got any, err error, want any) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v; not %v", got, err, want)
	}
}

func TestAddGetRemove(t *testing.T) {
	store := open(t, notes.Note{Name: "a/b", Text: "one ü\n"}, notes.Note{Name: "empty"})
	note, err := store.Get(background, "a/b")
	wants(t, note, err, notes.Note{Name: "a/b", Text: "one ü\n"})
	note, err = store.Get(background, "empty")
	wants(t, note, err, notes.Note{Name: "empty"})

	if err := store.Remove(background, "a/b"); err != nil {
		t.Error(err)
	}
	var missing notes.NotFoundError
	_, err = store.Get(background, "a/b")
	if !errors.As(err, &missing) || missing.Name != "a/b" || err.Error() != "there is no note a/b" {
		t.Errorf("get: %v", err)
	}
	if err := store.Remove(background, "a/b"); !errors.As(err, &missing) {
		t.Errorf("remove: %v", err)
	}
	hits, err := store.Search(background, "one", 9)
	if len(hits) != 0 || err != nil {
		t.Errorf("%v, %v", hits, err)
	}
}

func TestReplace(t *testing.T) {
	store := open(t, notes.Note{Name: "a", Text: "old text"})
	var exists notes.ExistsError
	err := store.Add(background, notes.Note{Name: "a", Text: "new text"}, false)
	if !errors.As(err, &exists) || exists.Name != "a" || err.Error() != "there is a note a already" {
		t.Errorf("%v", err)
	}
	if err := store.Add(background, notes.Note{Name: "a", Text: "new text"}, true); err != nil {
		t.Error(err)
	}
	hits, err := store.Search(background, "old", 9)
	if len(hits) != 0 || err != nil {
		t.Errorf("%v, %v", hits, err)
	}
	hits, err = store.Search(background, "new text", 9)
	wants(t, hits, err, []index.Hit{{Name: "a", Score: 2}})
}

func TestNames(t *testing.T) {
	store := open(t)
	for name, offset := range map[string]uint32{"": 0, " ": 0, "a b": 1, "aü": 1, "a\x00": 1, strings.Repeat("n", 101): 100} {
		err := store.Add(background, notes.Note{Name: name}, true)
		var bad notes.BadNameError
		if !errors.As(err, &bad) || bad.Offset != offset {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := store.Add(background, notes.Note{Name: strings.Repeat("n", 100)}, true); err != nil {
		t.Error(err)
	}
}

func TestListAndExport(t *testing.T) {
	store := open(t, notes.Note{Name: "b/2", Text: "t"}, notes.Note{Name: "b/1"}, notes.Note{Name: "c"}, notes.Note{Name: "a"})
	names, err := store.List(background, "b/")
	wants(t, names, err, []string{"b/1", "b/2"})
	names, err = store.List(background, "")
	wants(t, names, err, []string{"a", "b/1", "b/2", "c"})

	var visited []string
	enough := errors.New("enough")
	err = store.Export(background, func(note notes.Note) error {
		if note.Name == "c" {
			return enough
		}
		visited = append(visited, note.Name+"="+note.Text)
		return nil
	})
	if !errors.Is(err, enough) {
		t.Errorf("%v", err)
	}
	wants(t, visited, nil, []string{"a=", "b/1=", "b/2=t"})
}

func TestSearch(t *testing.T) {
	store := open(t,
		notes.Note{Name: "a", Text: "go and rust"},
		notes.Note{Name: "b", Text: "go go go"},
		notes.Note{Name: "c", Text: "gopher"},
		notes.Note{Name: "d", Text: "nothing"})
	hits, err := store.Search(background, "GO", 9)
	wants(t, hits, err, []index.Hit{{Name: "b", Score: 6}, {Name: "a", Score: 2}})
	hits, err = store.Search(background, "go -rust -gopher", 9)
	wants(t, hits, err, []index.Hit{{Name: "b", Score: 6}})
	hits, err = store.Search(background, "go go", 1)
	wants(t, hits, err, []index.Hit{{Name: "b", Score: 12}})

	var empty index.EmptyError
	if _, err = store.Search(background, "", 9); !errors.As(err, &empty) {
		t.Errorf("%v", err)
	}
	var lone index.LoneMinusError
	if _, err = store.Search(background, "go -", 9); !errors.As(err, &lone) || lone.Offset != 3 {
		t.Errorf("%v", err)
	}
}

func TestImport(t *testing.T) {
	store := open(t, notes.Note{Name: "a", Text: "old"})
	for lines, bad := range map[string]notes.BadLineError{
		`{"name":"b","text":"b"}` + "\n{":                          {Line: 2, Reason: "it is no JSON object with a name and a text"},
		`{"name":"b"}`:                                             {Line: 1, Reason: "it is no JSON object with a name and a text"},
		"\n" + `{"name":"b","text":""} {}`:                         {Line: 2, Reason: "it is no JSON object with a name and a text"},
		`{"name":"b","text":""}` + "\n" + `{"name":" ","text":""}`: {Line: 2, Reason: notes.BadNameError{Offset: 0}.Error()},
	} {
		_, err := store.Import(background, strings.NewReader(lines))
		var got notes.BadLineError
		if !errors.As(err, &got) || got != bad {
			t.Errorf("%s: %v", lines, err)
		}
	}
	// All of an import is added or nothing.
	names, err := store.List(background, "")
	wants(t, names, err, []string{"a"})

	count, err := store.Import(background, strings.NewReader(`{"name":"a","text":"new"}`+"\n\n"+`{"text":"<&>","name":"b"}`+"\n"))
	wants(t, count, err, uint32(2))
	note, err := store.Get(background, "a")
	wants(t, note, err, notes.Note{Name: "a", Text: "new"})
}

func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.db")
	store, err := notes.Open(background, path)
	if err != nil {
		t.Fatal(err)
	}
	var locked notes.LockedError
	if _, err := notes.Open(background, path); !errors.As(err, &locked) || locked.Path != path {
		t.Errorf("%v", err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
	again, err := notes.Open(background, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestContext(t *testing.T) {
	store := open(t, notes.Note{Name: "a", Text: "go"})
	ctx, cancel := context.WithCancel(background)
	cancel()
	_, opened := notes.Open(ctx, filepath.Join(t.TempDir(), "notes.db"))
	_, got := store.Get(ctx, "a")
	_, found := store.Search(ctx, "go", 9)
	for name, err := range map[string]error{
		"open":   opened,
		"add":    store.Add(ctx, notes.Note{Name: "b"}, false),
		"get":    got,
		"search": found,
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A call that was given up leaves no transaction behind that others wait for.
	if err := store.Add(background, notes.Note{Name: "b"}, false); err != nil {
		t.Error(err)
	}
}

func TestMany(t *testing.T) {
	store := open(t, notes.Note{Name: "a", Text: "go"})
	var all sync.WaitGroup
	for g := 0; g < 8; g++ {
		all.Add(1)
		go func(name string) {
			defer all.Done()
			if err := store.Add(background, notes.Note{Name: name, Text: "go"}, false); err != nil {
				t.Error(err)
			}
			if _, err := store.Search(background, "go", 9); err != nil {
				t.Error(err)
			}
		}("b/" + string(rune('a'+g)))
	}
	all.Wait()
	names, err := store.List(background, "b/")
	if len(names) != 8 || err != nil {
		t.Errorf("%v, %v", names, err)
	}
}
