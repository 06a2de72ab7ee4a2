package rust2go

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// A waiter is what a goroutine waits at for the end of an async call. Rust names it by a handle, an index and a generation as elsewhere:
// the message of a call that nobody waits for any more finds another generation, and is nothing.
//
// A waker may have compared the generation and be late with its token. Then the token reaches whoever has the waiter next, and means
// nothing to him: a token says "look", never "it is done".
type waiter struct {
	token      chan struct{} // room for one
	generation atomic.Uint32 // odd while somebody has the waiter, who alone writes it
	stalled    atomic.Uint32 // stall.go: the generation that is to wait no longer
	index      uint32
	home       *idleWaiters  // where it goes when nobody has it
	next       atomic.Uint32 // the one below it there, by its place
}

// waiterTable finds waiters by their handles. It only grows, so that a late handle can always be looked up, and without a lock. Those
// that nobody has lie in a few stacks without locks, so that goroutines on several Ps do not wait for each other.
type waiterTable struct {
	idle [8]idleWaiters // a power of two

	mu  sync.Mutex // guards growing
	all atomic.Pointer[[]*waiter]
}

// idleWaiters is a stack of those that nobody has.
type idleWaiters struct {
	// top is the place of the topmost, which is its index and one more, or 0; and in the upper half how often somebody has taken one.
	// Without that, who has read a waiter's next could be held up until the same waiter is on top again, above another one.
	top atomic.Uint64
	_   [120]byte // a cache line, and its neighbour, of its own
}

// waiters has those of all goroutines that wait for Rust.
var waiters waiterTable

// take returns a waiter, and the handle that names it until give.
func (t *waiterTable) take() (*waiter, uint64) {
	home := &t.idle[near()%uint64(len(t.idle))]
	for {
		top := home.top.Load()
		if uint32(top) == 0 {
			return t.grow(home)
		}
		w := t.list()[uint32(top)-1]
		if home.top.CompareAndSwap(top, (top>>32+1)<<32|uint64(w.next.Load())) {
			return w, w.begin()
		}
	}
}

func (w *waiter) begin() uint64 {
	generation := (w.generation.Load() + 1) % generations
	w.generation.Store(generation)
	return handleOf(generation, w.index)
}

// near returns a number by where the stack of this goroutine lies: the same for a goroutine mostly, and others for others.
func near() uint64 {
	var here byte
	page := uint64(uintptr(unsafe.Pointer(&here))) >> 11 // stacks have 2 KiB at least
	return (page * 0x9E3779B97F4A7C15) >> 32
}

func (t *waiterTable) grow(home *idleWaiters) (*waiter, uint64) {
	w := &waiter{token: make(chan struct{}, 1), home: home}
	t.mu.Lock()
	defer t.mu.Unlock()
	all := t.list()
	w.index = uint32(len(all))
	handle := w.begin()
	// May write behind the end of the list that others read, never into it.
	all = append(all, w)
	t.all.Store(&all)
	return w, handle
}

// give ends the handle, and gives the waiter back.
func (t *waiterTable) give(w *waiter) {
	w.generation.Store((w.generation.Load() + 1) % generations)
	select {
	case <-w.token:
	default:
	}
	for {
		top := w.home.top.Load()
		w.next.Store(uint32(top))
		if w.home.top.CompareAndSwap(top, top>>32<<32|uint64(w.index+1)) {
			return
		}
	}
}

// wake lets the goroutine look that handle names, if it still waits. It never blocks.
func (t *waiterTable) wake(handle uint64) {
	i, generation := uint32(handle), uint32(handle>>32)
	if all := t.list(); uint64(i) < uint64(len(all)) && generation%2 == 1 && all[i].generation.Load() == generation {
		all[i].look()
	}
}

func (w *waiter) look() {
	select {
	case w.token <- struct{}{}:
	default: // there is a token already
	}
}

func (w *waiter) taken() bool { return w.generation.Load()%2 == 1 }

// count returns how many goroutines wait.
func (t *waiterTable) count() (n int) {
	for _, w := range t.list() {
		if w.taken() {
			n++
		}
	}
	return n
}

// list returns all waiters there are.
func (t *waiterTable) list() []*waiter {
	if all := t.all.Load(); all != nil {
		return *all
	}
	return nil
}
