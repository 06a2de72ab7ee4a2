// Package index has the names that the index's types have always had. The index itself is Rust's alone.
package index

import "example.com/jot/api"

type (
	// Hit is a note that a query has found.
	Hit = api.Hit
	// EmptyError is a query without a wanted word.
	EmptyError = api.NotesErrorEmptyQuery
	// LoneMinusError is a minus with no word behind it.
	LoneMinusError = api.NotesErrorLoneMinus
)
