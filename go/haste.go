package rust2go

import (
	"runtime"
	"sync/atomic"
)

// Many futures are ready within microseconds. To park a goroutine for such a one, and to have it woken by a message from Rust, would be most of
// what the call costs. So where it has paid of late, a goroutine lets the others run once before it parks; they may have calls of their own to
// make. If its answer is done when its turn comes again, there is no message.
type haste struct {
	paid  atomic.Int32  // 0 to sureness: how many more rests have paid than have not
	asked atomic.Uint32 // how many calls had no answer at once
}

// tries is how many calls there are to one that rests whether or not it has paid.
const tries = 32

var theHaste haste

// rest lets other goroutines run, if that pays, and reports whether the answer is done then.
func (h *haste) rest(r Reply) bool {
	paid := h.paid.Load()
	if paid == 0 && h.asked.Add(1)%tries != 0 {
		return false
	}
	runtime.Gosched()
	// Two that write at once may lose one of the two; no harm is done.
	done := r.done()
	switch {
	case done && paid < sureness:
		h.paid.Store(paid + 1)
	case !done && paid > 0:
		h.paid.Store(paid - 1)
	}
	return done
}
