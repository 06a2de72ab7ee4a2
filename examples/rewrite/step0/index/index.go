// Package index finds words in notes and ranks the notes that a query asks for. It stores nothing.
package index

import (
	"context"
	"fmt"
	"math/bits"
	"sort"
	"strings"
)

// Term is a word of a text.
type Term struct {
	Word string
	// Count is how often it is there.
	Count uint32
}

// Query is what a search asks for.
type Query struct {
	// Wanted are the words that a note must have, all of them.
	Wanted []string
	// Excluded are the words that it must not have.
	Excluded []string
}

// Posting says that a word is in a note.
type Posting struct {
	Word  string
	Name  string
	Count uint32
}

// Hit is a note that a query has found.
type Hit struct {
	Name  string
	Score uint64
}

// EmptyError is a query without a wanted word.
type EmptyError struct{}

func (EmptyError) Error() string { return "the query wants no word" }

// LoneMinusError is a minus with no word behind it.
type LoneMinusError struct {
	// Offset is where it is, in bytes.
	Offset uint32
}

func (e LoneMinusError) Error() string {
	return fmt.Sprintf("the minus at byte %d excludes no word", e.Offset)
}

// Terms returns the words of a text in their order in the alphabet. Only ASCII letters are folded.
func Terms(text string) []Term {
	counts := make(map[string]uint32)
	for _, word := range words(text) {
		counts[word]++
	}
	terms := make([]Term, 0, len(counts))
	for word, count := range counts {
		terms = append(terms, Term{Word: word, Count: count})
	}
	sort.Slice(terms, func(i, j int) bool { return terms[i].Word < terms[j].Word })
	return terms
}

// Parse reads a query: words apart by spaces, those with a minus in front are excluded. The error is an
// EmptyError or a LoneMinusError.
func Parse(text string) (Query, error) {
	var query Query
	offset := 0
	for _, field := range strings.Split(text, " ") {
		rest, excluded := strings.CutPrefix(field, "-")
		found := words(rest)
		switch {
		case !excluded:
			query.Wanted = append(query.Wanted, found...)
		case len(found) == 0:
			return Query{}, LoneMinusError{Offset: uint32(offset)}
		default:
			query.Excluded = append(query.Excluded, found...)
		}
		offset += len(field) + 1
	}
	if len(query.Wanted) == 0 {
		return Query{}, EmptyError{}
	}
	return query, nil
}

// Rank returns the notes that a query asks for, the best first, limit at most. postings are those of the words
// of the query, total is how many notes there are. A word counts the more, the fewer notes have it.
func Rank(ctx context.Context, query Query, postings []Posting, total uint64, limit uint32) ([]Hit, error) {
	byWord := make(map[string][]Posting)
	for _, posting := range postings {
		byWord[posting.Word] = append(byWord[posting.Word], posting)
	}
	excluded := make(map[string]bool)
	for _, word := range query.Excluded {
		for _, posting := range byWord[word] {
			excluded[posting.Name] = true
		}
	}
	scores := make(map[string]uint64)
	for i, word := range query.Wanted {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found := byWord[word]
		next := make(map[string]uint64, len(found))
		for _, posting := range found {
			score, before := scores[posting.Name]
			if (before || i == 0) && !excluded[posting.Name] {
				weight := uint64(bits.Len64(total / uint64(len(found))))
				next[posting.Name] = score + uint64(posting.Count)*weight
			}
		}
		scores = next
	}
	hits := make([]Hit, 0, len(scores))
	for name, score := range scores {
		hits = append(hits, Hit{Name: name, Score: score})
	}
	sort.Slice(hits, func(i, j int) bool {
		if hits[i].Score != hits[j].Score {
			return hits[i].Score > hits[j].Score
		}
		return hits[i].Name < hits[j].Name
	})
	if uint64(len(hits)) > uint64(limit) {
		hits = hits[:limit]
	}
	return hits, nil
}

// words splits a text at ASCII characters that are neither letters nor digits.
func words(text string) []string {
	found := strings.FieldsFunc(text, func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r >= 0x80
		return !letter
	})
	for i, word := range found {
		found[i] = strings.Map(lower, word)
	}
	return found
}

func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
