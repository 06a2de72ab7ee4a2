package ring

import "context"

// Receiver is a [Consumer] that waits: it rings bells and hears them. It is used by one goroutine at a time.
type Receiver[T any] struct {
	consumer *Consumer[T]
	room     *Bell
	waiting
}

// NewReceiver makes a receiver of a consumer, which is its own from now on.
func NewReceiver[T any](c *Consumer[T], o Options) *Receiver[T] {
	return &Receiver[T]{c, o.Bells.Room, newWaiting(o.Bells.Receiver, o, c.Park)}
}

// Receive waits for a value. It fails with [ErrClosed] when the producers are gone and nothing is left, with [ErrPeerLeft] or
// [ErrPeerDied] when their process is, with [ErrCorrupt], or with the context's error; then no value is lost.
func (r *Receiver[T]) Receive(ctx context.Context) (T, error) {
	var one [1]T
	_, err := r.ReceiveInto(ctx, one[:])
	return one[0], err
}

// ReceiveInto waits for values and returns how many it has put into the slice: at least one, or an error as those of
// [Receiver.Receive].
func (r *Receiver[T]) ReceiveInto(ctx context.Context, values []T) (int, error) {
	if len(values) == 0 {
		return 0, nil
	}
	for {
		gone := r.peer.Err() // before the look: what a process has pushed before it went is received
		n, err := r.consumer.PopInto(values)
		if err == nil {
			if r.consumer.WakeProducers() && r.room != nil {
				r.room.Ring()
			}
			return n, nil
		}
		if err != ErrEmpty {
			return 0, err
		}
		if gone != nil {
			return 0, gone
		}
		parked, err := r.wait(ctx, r.consumer.idle)
		if parked {
			r.consumer.Unpark()
		}
		if err != nil {
			return 0, err
		}
	}
}

// Consumer returns the consumer, for what does not wait.
func (r *Receiver[T]) Consumer() *Consumer[T] { return r.consumer }

// Close closes the consumer and tells senders that wait.
func (r *Receiver[T]) Close() {
	r.consumer.Close()
	if r.consumer.WakeProducers() && r.room != nil {
		r.room.Ring()
	}
}
