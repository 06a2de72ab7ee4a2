package rust2go

import (
	"context"
	"sync"
)

// Pump is a stream of Go's, for Rust: a func that yields items runs on a goroutine of its own, ahead of those who ask for them, as far as
// the window allows. Rust names it by a handle, as every object; its release ends the func's context, and yield says false from then on.
type Pump[T any] struct {
	open   func(ctx context.Context) func(yield func(T, error) bool)
	window int
	ctx    context.Context
	cancel context.CancelFunc
	ready  chan struct{} // room for one: there is something for a Next that waits
	over   chan struct{} // closed once no more items will come

	mu      sync.Mutex
	room    sync.Cond // with mu: there is room for items, or they are not wanted any more
	items   []T
	last    int  // how many items the last Next took
	waiting int  // how many calls of Next wait for an item
	told    bool // one of them has been, and has not looked yet
	blocked int  // how many calls of yield wait for room
	begun   bool
	ended   bool // no more items will come
	err     error
	failure *Failure
}

// NewPump makes the stream of what the func yields that open returns. Both run on the stream's own goroutine, from the first Next on, and
// may block. With an error yield ends the stream: the items before it come first. No func, a panic and runtime.Goexit end it as well, and
// are its failure. window is how many items are held that nobody has asked for; more wait in yield. Once it has ended, or been released,
// each of after is called on a goroutine of its own.
func NewPump[T any](window int, open func(ctx context.Context) func(yield func(T, error) bool), after ...func()) *Pump[T] {
	p := &Pump[T]{open: open, window: max(window, 1), ready: make(chan struct{}, 1), over: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.room.L = &p.mu
	for _, f := range after {
		context.AfterFunc(p.ctx, f)
	}
	return p
}

// PlainItems makes what a [Pump] wants of a func whose items come without errors. nil stays nil.
func PlainItems[T any](seq func(yield func(T) bool)) func(yield func(T, error) bool) {
	if seq == nil {
		return nil
	}
	return func(yield func(T, error) bool) {
		seq(func(item T) bool { return yield(item, nil) })
	}
}

// Next waits for an item, and returns all that are ready, but no more than limit, which is at least 1. No items and no error are the end,
// and so is all that follows an error. It panics with the stream's failure, which Call.End knows. If ctx ends first, it returns ctx.Err(),
// and the stream goes on.
func (p *Pump[T]) Next(ctx context.Context, limit uint32) ([]T, error) {
	p.mu.Lock()
	p.begin()
	for !p.ended && len(p.items) == 0 {
		if err := p.await(ctx); err != nil {
			p.mu.Unlock()
			return nil, err
		}
	}
	items, failure, err := p.take(limit)
	p.mu.Unlock()
	if failure != nil {
		panic(failing{failure})
	}
	return items, err
}

// begin starts the goroutine, once. p.mu is held.
func (p *Pump[T]) begin() {
	if !p.begun && !p.ended {
		go p.produce()
	}
	p.begun = true
}

// await waits for something to take, or for the end of ctx. p.mu is held, but not meanwhile.
func (p *Pump[T]) await(ctx context.Context) (err error) {
	p.waiting++
	p.mu.Unlock()
	select {
	case <-p.ready:
	case <-p.over:
	case <-ctx.Done():
		err = ctx.Err()
	}
	p.mu.Lock()
	p.waiting--
	p.told = false
	p.announce() // to another, if this one gives up, or leaves items
	return err
}

// announce wakes a Next that waits, if there is an item for it. p.mu is held.
func (p *Pump[T]) announce() {
	if p.waiting == 0 || p.told || len(p.items) == 0 {
		return
	}
	p.told = true
	select {
	case p.ready <- struct{}{}:
	default:
	}
}

// take returns what Next returns, where there is something to return. p.mu is held.
func (p *Pump[T]) take(limit uint32) (items []T, failure *Failure, err error) {
	switch n := len(p.items); {
	case n == 0:
		err, failure = p.err, p.failure
		p.err, p.failure = nil, nil
		return nil, failure, err
	case uint64(n) > uint64(limit):
		most := max(int(limit), 1)
		items, p.items = p.items[:most:most], p.items[most:]
		p.announce()
	default:
		items, p.items = p.items, nil
		p.last = n
	}
	// Only once half of the window is free: to take turns for each item would cost more than the item.
	if p.blocked > 0 && len(p.items) <= p.window/2 {
		p.room.Broadcast()
	}
	return items, nil, nil
}

// produce is the goroutine.
func (p *Pump[T]) produce() {
	var failure *Failure
	returned := false
	defer func() {
		if !returned { // a panic, or runtime.Goexit
			failure = ended(recover())
		}
		p.end(nil, failure)
	}()
	if items := p.open(p.ctx); items != nil {
		items(p.yield)
	} else {
		failure = &Failure{Kind: KindUnsendable, Message: "nil is no stream"}
	}
	returned = true
}

// yield takes an item over, once there is room, and reports whether more are wanted.
func (p *Pump[T]) yield(item T, err error) bool {
	if err != nil {
		p.end(err, nil)
		return false
	}
	p.mu.Lock()
	for len(p.items) >= p.window && !p.ended {
		p.blocked++
		p.room.Wait()
		p.blocked--
	}
	if p.ended {
		p.mu.Unlock()
		return false
	}
	if p.items == nil {
		p.items = make([]T, 0, max(p.last, 1)) // likely as many as the last time
	}
	p.items = append(p.items, item)
	if p.waiting > 0 && !p.told {
		p.announce()
	}
	p.mu.Unlock()
	return true
}

// end says that no more items will come, and why; the first to say so is right.
func (p *Pump[T]) end(err error, failure *Failure) {
	p.mu.Lock()
	if !p.ended {
		p.ended, p.err, p.failure = true, err, failure
		close(p.over)
		p.room.Broadcast()
	}
	p.mu.Unlock()
	p.cancel()
}

// released drops the stream: Rust does not want it any more.
func (p *Pump[T]) released() {
	p.end(nil, nil)
	p.mu.Lock()
	p.items, p.err, p.failure = nil, nil, nil
	p.mu.Unlock()
}

// failing is what a handler panics with whose outcome is a failure that there is already.
type failing struct{ failure *Failure }
