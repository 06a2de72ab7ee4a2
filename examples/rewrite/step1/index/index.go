// Package index finds words in notes and ranks the notes that a query asks for. It is written in Rust: see src/api.rs.
package index

import (
	"context"

	"example.com/jot/api"
)

// The types are those of the contract, under the names they have always had.
type (
	// Term is a word of a text.
	Term = api.Term
	// Query is what a search asks for.
	Query = api.Query
	// Posting says that a word is in a note.
	Posting = api.Posting
	// Hit is a note that a query has found.
	Hit = api.Hit
	// EmptyError is a query without a wanted word.
	EmptyError = api.QueryErrorEmpty
	// LoneMinusError is a minus with no word behind it.
	LoneMinusError = api.QueryErrorLoneMinus
)

var rust api.IndexImpl

// Terms returns the words of a text in their order in the alphabet. Only ASCII letters are folded.
func Terms(text string) []Term { return rust.Terms(text) }

// Parse reads a query: words apart by spaces, those with a minus in front are excluded. The error is an
// EmptyError or a LoneMinusError.
func Parse(text string) (Query, error) { return rust.Parse(text) }

// Rank returns the notes that a query asks for, the best first, limit at most. postings are those of the words
// of the query, total is how many notes there are. A word counts the more, the fewer notes have it.
func Rank(ctx context.Context, query Query, postings []Posting, total uint64, limit uint32) ([]Hit, error) {
	return rust.Rank(ctx, &query, postings, total, limit)
}
