package ring

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"unsafe"
)

// Producer pushes values into a ring. That of an MPSC ring may be used by many goroutines, that of an SPSC ring by one at
// a time. Pushing does not wake a sleeping consumer: call [Producer.Wake] after each push, or after several.
type Producer[T any] struct {
	end
	left atomic.Bool
	// Of an SPSC ring: the positions of this side, and of the other as last seen.
	pushed, popped uint64
	// fence is a word for fence, away from all that is only read.
	fence *uint32
}

// NewProducer makes a producer for a part of the region that is a ring of values of type T: a number, or an array or struct
// of numbers (no bool, no pointer), of exactly the size of the ring's entries.
//
// An MPSC ring may have many, in this process and in others; of an SPSC ring a process can have one. Errors wrap
// [ErrLayout] or [ErrTaken], or are [ErrCorrupt].
func NewProducer[T any](r *Region, part int) (*Producer[T], error) {
	e, err := newEnd[T](r, part)
	if err != nil {
		return nil, err
	}
	p := &Producer[T]{end: e, fence: &new([line / 4]uint32)[0]}
	if e.kind == SPSC {
		p.pushed, p.popped = atomic.LoadUint64(e.tail), atomic.LoadUint64(e.head)
		if p.pushed-p.popped > e.capacity() {
			return nil, ErrCorrupt
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch role := &r.roles[part]; {
	case r.closed:
		return nil, fmt.Errorf("ring: part %d of a closed region: %w", part, ErrClosed)
	case e.kind == SPSC && role.producers > 0:
		return nil, fmt.Errorf("ring: part %d has its producer: %w", part, ErrTaken)
	default:
		role.producers++
	}
	return p, nil
}

// Push pushes one value. It fails with [ErrFull], with [ErrClosed] when the consumer is gone, and with [ErrCorrupt].
func (p *Producer[T]) Push(v T) error {
	if atomic.LoadUint32(p.closed) != 0 {
		return ErrClosed
	}
	if p.kind == SPSC {
		err := p.pushSPSC(v)
		runtime.KeepAlive(p)
		return err
	}
	for i := 0; i < retries; i++ {
		pos := atomic.LoadUint64(p.tail)
		cell := p.cell(pos)
		turn, free := p.turnOf(cell, pos)
		// Pairs with the consumer's store of the turn: what it read of this cell is read.
		if behind := free - atomic.LoadUint64(turn); behind == 0 {
			if atomic.CompareAndSwapUint64(p.tail, pos, pos+1) {
				*(*T)(cell) = v
				publish(turn, free+1) // pairs with the load in Pop
				runtime.KeepAlive(p)
				return nil
			}
		} else if err := p.stale(pos, behind); err != nil {
			runtime.KeepAlive(p)
			return err
		}
	}
	runtime.KeepAlive(p)
	return ErrFull
}

// stale looks at a cell whose turn is this far behind of being free: an error, or nil if another producer was quicker.
func (p *Producer[T]) stale(pos, behind uint64) error {
	switch {
	case behind == 1 || behind == 2:
		return ErrFull // holds the value of the lap before, or is about to
	case int64(behind) < 0 && atomic.LoadUint64(p.tail) != pos:
		return nil
	}
	// Further behind than a lap, or ahead though nobody has claimed it.
	return ErrCorrupt
}

// PushAll pushes the values in order, as many as there is room for, and returns how many. If those are not all, the error says
// why: [ErrFull], [ErrClosed] or [ErrCorrupt]. It takes the room of several values at once, so that they stay together
// where it can, but others' values may come between.
func (p *Producer[T]) PushAll(values []T) (int, error) {
	if atomic.LoadUint32(p.closed) != 0 && len(values) > 0 {
		return 0, ErrClosed
	}
	var n int
	var err error
	if p.kind == SPSC {
		n, err = p.pushAllSPSC(values)
	} else {
		n, err = p.pushAllMPSC(values)
	}
	runtime.KeepAlive(p)
	return n, err
}

func (p *Producer[T]) pushAllMPSC(values []T) (int, error) {
	done := 0
	want := len(values)
	for i := 0; done < len(values); i++ {
		if i == retries {
			return done, ErrFull
		}
		if left := len(values) - done; want > left {
			want = left
		}
		if uint64(want) > p.capacity() {
			want = int(p.capacity())
		}
		// The consumer frees cells in order: if the last one is free, all are.
		pos := atomic.LoadUint64(p.tail)
		last := pos + uint64(want) - 1
		turn, free := p.turnOf(p.cell(last), last)
		if behind := free - atomic.LoadUint64(turn); behind == 0 {
			if atomic.CompareAndSwapUint64(p.tail, pos, pos+uint64(want)) {
				p.fill(pos, values[done:done+want])
				done += want
				want *= 2 // there may be more room by now
			}
		} else if err := p.stale(pos, behind); err == ErrFull && want > 1 {
			want /= 2
		} else if err != nil {
			return done, err
		}
	}
	return done, nil
}

// fill writes values to positions that this producer has claimed, and publishes each.
func (p *Producer[T]) fill(pos uint64, values []T) {
	for i := range values {
		cell := p.cell(pos)
		turn, free := p.turnOf(cell, pos)
		*(*T)(cell) = values[i]
		publish(turn, free+1) // pairs with the load in Pop
		pos++
	}
}

func (p *Producer[T]) pushSPSC(v T) error {
	if p.pushed-p.popped == p.capacity() {
		if err := p.look(); err != nil {
			return err
		}
	}
	*(*T)(p.cell(p.pushed)) = v
	p.pushed++
	publish(p.tail, p.pushed) // pairs with the load in Consumer.look
	return nil
}

// look reads how far the consumer is: ErrFull when the ring is full.
func (p *Producer[T]) look() error {
	popped := atomic.LoadUint64(p.head) // pairs with the store in PopInto: what it read of the cells is read
	if p.pushed-popped > p.capacity() {
		return ErrCorrupt
	}
	p.popped = popped
	if p.pushed-popped == p.capacity() {
		return ErrFull
	}
	return nil
}

func (p *Producer[T]) pushAllSPSC(values []T) (int, error) {
	done := 0
	for done < len(values) {
		room := p.capacity() - (p.pushed - p.popped)
		if room < uint64(len(values)-done) {
			if err := p.look(); err != nil {
				return done, err
			}
			room = p.capacity() - (p.pushed - p.popped)
		}
		if untilEnd := p.capacity() - p.pushed&p.mask; room > untilEnd {
			room = untilEnd
		}
		if left := uint64(len(values) - done); room > left {
			room = left
		}
		copy(unsafe.Slice((*T)(p.cell(p.pushed)), int(room)), values[done:])
		done += int(room)
		p.pushed += room
		publish(p.tail, p.pushed) // pairs with the load in Consumer.look
	}
	return done, nil
}

// Wake says whether the consumer sleeps and must be woken: true means that it is on the caller to ring its bell, once.
//
// The consumer stores that it parks and then looks for values; this side has stored a value and then looks whether the consumer
// has parked. If both looked before the other's store could be seen, the consumer would sleep on a value for ever. The fence
// here and the sequentially consistent store in Park (in Rust, a fence as well) see to it that one of them is late enough.
func (p *Producer[T]) Wake() bool {
	fence(p.fence)
	rings := ring(p.parked)
	runtime.KeepAlive(p)
	return rings
}

// Park announces that this producer waits for room, and says whether to wait: true means that whoever pops next will be told
// by WakeProducers to ring; false means that there is something to do now: room, or an error to find by pushing.
// After the wait call [Producer.Unpark].
func (p *Producer[T]) Park() bool {
	// Pairs with WakeProducers, as Consumer.Park does with Wake.
	atomic.StoreUint32(p.waiting, 1)
	return p.idle()
}

// Unpark ends what [Producer.Park] has begun. As other producers may wait as well, it takes nothing back: at worst, a bell
// rings for nobody.
func (p *Producer[T]) Unpark() {}

// idle says that there is nothing to do: no room, no error to find.
func (p *Producer[T]) idle() bool { return p.full() && !p.gone(consumerGone|producerGone) }

// full says that there is no room now.
func (p *Producer[T]) full() bool {
	if p.kind == SPSC {
		return p.pushed-p.popped == p.capacity() && p.look() == ErrFull
	}
	pos := atomic.LoadUint64(p.tail)
	turn, free := p.turnOf(p.cell(pos), pos)
	behind := free - atomic.LoadUint64(turn)
	runtime.KeepAlive(p)
	return behind == 1 || behind == 2
}

// Len returns about how many values are in the ring.
func (p *Producer[T]) Len() int { return p.length() }

// Cap returns how many values fit into the ring.
func (p *Producer[T]) Cap() int { return int(p.capacity()) }

// Closed says whether the consumer is gone.
func (p *Producer[T]) Closed() bool { return p.gone(consumerGone) }

// Close lets go of the producer. With the last one of this process the ring is closed: the consumer gets what is left in it
// and then [ErrClosed]. Call [Producer.Wake] afterwards, so that a sleeping consumer hears of it. Closing twice does nothing.
func (p *Producer[T]) Close() {
	if p.left.Swap(true) {
		return
	}
	r := p.region
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.roles[p.number].producers--; r.roles[p.number].producers == 0 {
		p.leave(producerGone)
	}
}
