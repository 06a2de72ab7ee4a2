//go:build go1.23

package rust2go

import (
	"context"
	"iter"
	"testing"
)

// The funcs of streams are what package iter and range expect, and the other way round.
func TestStreamsAreIterators(t *testing.T) {
	playObjects(t, nil)
	var one iter.Seq[int] = counting(t, 3, nil).Seq(context.Background())
	var two iter.Seq2[int, error] = PlainItems(one)
	p := NewPump(8, func(context.Context) func(func(int, error) bool) { return two })
	next, stop := iter.Pull2(NewStream(nil, 2, p.Next).Seq2(context.Background()))
	defer stop()
	for i := 0; i < 3; i++ {
		if item, err, ok := next(); item != i || err != nil || !ok {
			t.Error(item, err, ok)
		}
	}
	if _, _, ok := next(); ok {
		t.Error("no end")
	}
}
