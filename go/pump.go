package rust2go

import (
	"context"
	"sync"
)

// window is how many items a Pump holds that nobody has asked for yet.
const window = 1024

// Pump is a stream of Go's, for Rust: it runs a func that yields items on a goroutine of its own, from the first Next on, as far ahead as
// window allows. Rust names it by a handle, as every object; its release ends the func's context, and yield then says false.
type Pump[T any] struct {
	run    func(ctx context.Context, yield func(T, error) bool) *Failure
	ctx    context.Context
	cancel context.CancelFunc
	ready  chan struct{} // room for one: there are items to take
	over   chan struct{} // closed once no more items will come

	mu      sync.Mutex
	room    sync.Cond // with mu: there is room for items, or they are not wanted any more
	items   []T
	last    int // how many items the last Next took
	begun   bool
	ended   bool // no more items will come
	err     error
	failure *Failure
}

// NewPump makes the stream of what run yields. With an error, which may be its last, yield ends the stream: the items before it come
// first. run may return a failure instead, for what is not an error of the contract; a panic is one as well.
func NewPump[T any](run func(ctx context.Context, yield func(T, error) bool) *Failure) *Pump[T] {
	p := &Pump[T]{run: run, ready: make(chan struct{}, 1), over: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.room.L = &p.mu
	return p
}

// Next waits for an item, and returns all that are ready, but no more than limit, which is at least 1. No items and no error are the end,
// and so is all that follows an error. It panics with the stream's failure, which Call.End and Sync.End know. If ctx ends first, it
// returns ctx.Err(), and the stream goes on.
func (p *Pump[T]) Next(ctx context.Context, limit uint32) ([]T, error) {
	p.begin()
	for {
		if items, err, ok := p.take(int(limit)); ok {
			return items, err
		}
		select {
		case <-p.ready:
		case <-p.over:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// take returns what Next returns, if there is something to return.
func (p *Pump[T]) take(limit int) (items []T, err error, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch n := len(p.items); {
	case n > limit:
		items, p.items = p.items[:limit:limit], p.items[limit:]
		p.announce()
	case n > 0:
		items, p.items = p.items, nil
	case !p.ended:
		return nil, nil, false
	case p.failure != nil:
		f := p.failure
		p.failure = nil
		panic(failing{f})
	default:
		err, p.err = p.err, nil
		return nil, err, true
	}
	p.last = len(items)
	p.room.Broadcast()
	return items, nil, true
}

// announce leaves a token for Next. p.mu is held.
func (p *Pump[T]) announce() {
	select {
	case p.ready <- struct{}{}:
	default:
	}
}

// begin starts the goroutine, once.
func (p *Pump[T]) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.begun {
		return
	}
	p.begun = true
	if !p.ended {
		go p.produce()
	}
}

// produce is the goroutine.
func (p *Pump[T]) produce() {
	var failure *Failure
	returned := false
	defer func() {
		if !returned { // a panic, or runtime.Goexit
			failure = ended(recover())
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if !p.ended {
			p.failure = failure
		}
		p.end()
	}()
	failure = p.run(p.ctx, p.yield)
	returned = true
}

// yield takes an item over, once there is room, and reports whether more are wanted.
func (p *Pump[T]) yield(item T, err error) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.items) >= window && !p.ended {
		p.room.Wait()
	}
	if p.ended {
		return false
	}
	if err != nil {
		p.err = err
		p.end()
		return false
	}
	switch {
	case p.items == nil:
		p.items = make([]T, 0, max(p.last, 1)) // likely as many as the last time
		p.announce()
	case len(p.items) == 0:
		p.announce()
	}
	p.items = append(p.items, item)
	return true
}

// end says that no more items will come. p.mu is held.
func (p *Pump[T]) end() {
	p.cancel()
	if !p.ended {
		p.ended = true
		close(p.over)
		p.room.Broadcast()
	}
}

// released drops the stream: Rust does not want it any more.
func (p *Pump[T]) released() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.items, p.err, p.failure = nil, nil, nil
	p.end()
}

// failing is what a handler panics with whose outcome is a failure that there is already.
type failing struct{ failure *Failure }
