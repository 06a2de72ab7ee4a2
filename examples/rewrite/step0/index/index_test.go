package index_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"example.com/jot/index"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string][]index.Term{
		"":                     nil,
		" - ":                  nil,
		"Go, go: GO!":          {{Word: "go", Count: 3}},
		"b a\nb\ta2":           {{Word: "a", Count: 1}, {Word: "a2", Count: 1}, {Word: "b", Count: 2}},
		"Äpfel äpfel naïve 世界": {{Word: "naïve", Count: 1}, {Word: "Äpfel", Count: 1}, {Word: "äpfel", Count: 1}, {Word: "世界", Count: 1}},
	} {
		got := index.Terms(text)
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, not %v", text, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	got, err := index.Parse("  Go-lang -Rust  ä")
	want := index.Query{Wanted: []string{"go", "lang", "ä"}, Excluded: []string{"rust"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

func TestParseErrors(t *testing.T) {
	for _, text := range []string{"", " ", "-go", "!"} {
		_, err := index.Parse(text)
		var empty index.EmptyError
		if !errors.As(err, &empty) || err.Error() != "the query wants no word" {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, err := index.Parse("ä go - rust")
	var lone index.LoneMinusError
	if !errors.As(err, &lone) || lone.Offset != 6 || err.Error() != "the minus at byte 6 excludes no word" {
		t.Errorf("%v", err)
	}
}

var postings = []index.Posting{
	{Word: "go", Name: "a", Count: 1},
	{Word: "go", Name: "b", Count: 3},
	{Word: "go", Name: "c", Count: 1},
	{Word: "go", Name: "d", Count: 9},
	{Word: "rust", Name: "a", Count: 2},
	{Word: "rust", Name: "d", Count: 1},
	{Word: "c", Name: "d", Count: 1},
}

func TestRank(t *testing.T) {
	for name, test := range map[string]struct {
		query index.Query
		limit uint32
		want  []index.Hit
	}{
		"ties by name": {index.Query{Wanted: []string{"go"}}, 9, []index.Hit{{Name: "d", Score: 18}, {Name: "b", Score: 6}, {Name: "a", Score: 2}, {Name: "c", Score: 2}}},
		"all words":    {index.Query{Wanted: []string{"go", "rust"}}, 9, []index.Hit{{Name: "d", Score: 21}, {Name: "a", Score: 8}}},
		"excluded":     {index.Query{Wanted: []string{"go", "rust"}, Excluded: []string{"c"}}, 9, []index.Hit{{Name: "a", Score: 8}}},
		"limit":        {index.Query{Wanted: []string{"go"}}, 1, []index.Hit{{Name: "d", Score: 18}}},
		"nothing":      {index.Query{Wanted: []string{"go", "java"}}, 9, nil},
	} {
		got, err := index.Rank(context.Background(), test.query, postings, 8, test.limit)
		if err != nil || len(got)+len(test.want) > 0 && !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestRankStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := index.Rank(ctx, index.Query{Wanted: []string{"go"}}, postings, 8, 9)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
