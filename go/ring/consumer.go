package ring

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"unsafe"
)

// Consumer pops values from a ring. It is used by one goroutine at a time. Popping does not wake producers that wait for
// room: call [Consumer.WakeProducers] after popping.
type Consumer[T any] struct {
	end
	left atomic.Bool
	// popped is this side's position: it is never read back. pushed is, of an SPSC ring, the other's as last seen.
	popped, pushed uint64
}

// NewConsumer makes the consumer for a part of the region that is a ring of values of type T, as in [NewProducer]. A process
// can have one; that no other process has one is for the processes to agree on.
func NewConsumer[T any](r *Region, part int) (*Consumer[T], error) {
	e, err := newEnd[T](r, part)
	if err != nil {
		return nil, err
	}
	c := &Consumer[T]{end: e}
	c.popped = atomic.LoadUint64(e.head)
	c.pushed = c.popped
	if atomic.LoadUint64(e.tail)-c.popped > e.capacity() {
		return nil, ErrCorrupt
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch role := &r.roles[part]; {
	case r.closed:
		return nil, fmt.Errorf("ring: part %d of a closed region: %w", part, ErrClosed)
	case role.consumer:
		return nil, fmt.Errorf("ring: part %d has its consumer: %w", part, ErrTaken)
	default:
		role.consumer = true
	}
	return c, nil
}

// Pop pops one value. It fails with [ErrEmpty], with [ErrClosed] when nothing is left and the producers are gone, and with
// [ErrCorrupt].
func (c *Consumer[T]) Pop() (T, error) {
	var v T
	_, err := c.PopInto(unsafe.Slice(&v, 1))
	return v, err
}

// PopInto pops as many values as there are and fit into the slice, and returns how many. If there are none, the error says
// why, as that of [Consumer.Pop]; otherwise there is no error.
func (c *Consumer[T]) PopInto(values []T) (int, error) {
	if len(values) == 0 {
		return 0, nil
	}
	n, err := c.take(values)
	if n == 0 && err == ErrEmpty && c.gone(producerGone) {
		// What was pushed before the last producer left can be seen now.
		if n, err = c.take(values); err == ErrEmpty {
			err = ErrClosed
		}
	}
	runtime.KeepAlive(c)
	if n > 0 {
		return n, nil
	}
	return 0, err
}

func (c *Consumer[T]) take(values []T) (int, error) {
	if c.kind == SPSC {
		return c.takeSPSC(values)
	}
	var err error
	n, pos := 0, c.popped
	for n < len(values) {
		cell := c.cell(pos)
		turn, free := c.turnOf(cell, pos)
		// Pairs with the producer's store of the turn: the value is there.
		if got := atomic.LoadUint64(turn); got != free+1 {
			err = ErrEmpty
			if got != free {
				err = ErrCorrupt // nobody but this side takes a cell to its next lap
			}
			break
		}
		values[n] = *(*T)(cell)
		publish(turn, free+2) // pairs with the load in Push
		n++
		pos++
	}
	if n > 0 {
		c.popped = pos
		atomic.StoreUint64(c.head, pos) // for those who ask how many there are; also the fence of WakeProducers
	}
	return n, err
}

func (c *Consumer[T]) takeSPSC(values []T) (int, error) {
	if c.pushed-c.popped < uint64(len(values)) {
		if err := c.look(); err != nil && c.pushed == c.popped {
			return 0, err
		}
	}
	n := 0
	for n < len(values) && c.popped != c.pushed {
		there := c.pushed - c.popped
		if untilEnd := c.capacity() - c.popped&c.mask; there > untilEnd {
			there = untilEnd
		}
		got := copy(values[n:], unsafe.Slice((*T)(c.cell(c.popped)), int(there)))
		n += got
		c.popped += uint64(got)
	}
	atomic.StoreUint64(c.head, c.popped) // pairs with the load in Producer.look; also the fence of WakeProducers
	return n, nil
}

// look reads how far the producer is: ErrEmpty when there is nothing.
func (c *Consumer[T]) look() error {
	pushed := atomic.LoadUint64(c.tail) // pairs with the producer's store: the values are there
	if pushed-c.popped > c.capacity() {
		return ErrCorrupt
	}
	c.pushed = pushed
	if pushed == c.popped {
		return ErrEmpty
	}
	return nil
}

// Park announces that this consumer is going to sleep, and says whether to: true means that the next [Producer.Wake] after
// a push will make its caller ring; false means that there is something to do now: a value, or an error to find by popping.
// After the sleep call [Consumer.Unpark].
//
// The order is what matters: first the store, then the look. [Producer.Wake] says why no value is slept on.
func (c *Consumer[T]) Park() bool {
	atomic.StoreUint32(c.parked, 1)
	if c.idle() {
		return true
	}
	c.Unpark()
	return false
}

// Unpark says that the consumer is awake. A bell that was rung in between is left to the caller; it rings for nothing.
func (c *Consumer[T]) Unpark() {
	atomic.StoreUint32(c.parked, 0)
	runtime.KeepAlive(c)
}

// idle says that there is nothing to do: no value, no error to find.
func (c *Consumer[T]) idle() bool { return c.Empty() && !c.gone(producerGone) }

// Empty says that there is nothing to pop now.
func (c *Consumer[T]) Empty() bool {
	var empty bool
	if c.kind == SPSC {
		empty = c.pushed == c.popped && c.look() == ErrEmpty
	} else {
		turn, free := c.turnOf(c.cell(c.popped), c.popped)
		empty = atomic.LoadUint64(turn) == free
	}
	runtime.KeepAlive(c)
	return empty
}

// WakeProducers says whether producers wait for room: true means that it is on the caller to ring their bell. Call it after
// popping; [Producer.Park] has the other half of the handshake.
func (c *Consumer[T]) WakeProducers() bool {
	rings := ring(c.waiting)
	runtime.KeepAlive(c)
	return rings
}

// Len returns about how many values are in the ring.
func (c *Consumer[T]) Len() int { return c.length() }

// Cap returns how many values fit into the ring.
func (c *Consumer[T]) Cap() int { return int(c.capacity()) }

// Closed says whether the producers are gone. There may be values left.
func (c *Consumer[T]) Closed() bool { return c.gone(producerGone) }

// Close lets go of the consumer: pushes fail with [ErrClosed] from now on. Call [Consumer.WakeProducers] afterwards, so that
// sleeping producers hear of it. Closing twice does nothing.
func (c *Consumer[T]) Close() {
	if c.left.Swap(true) {
		return
	}
	c.leave(consumerGone)
	c.region.mu.Lock()
	defer c.region.mu.Unlock()
	c.region.roles[c.number].consumer = false
}
