package ring

import "context"

// Sender is a [Producer] that wakes its consumer, and waits for room. That of an MPSC ring may be used by many goroutines.
type Sender[T any] struct {
	producer *Producer[T]
	receiver *Bell
	waiting
}

// NewSender makes a sender of a producer, which is its own from now on.
func NewSender[T any](p *Producer[T], o Options) *Sender[T] {
	return &Sender[T]{p, o.Bells.Receiver, newWaiting(o.Bells.Room, o, p.Park)}
}

// Send sends a value, and waits while there is no room. It fails with [ErrClosed] when the consumer is gone, with
// [ErrPeerLeft] or [ErrPeerDied] when its process is, with [ErrCorrupt], or with the context's error; then the value is not
// sent.
func (s *Sender[T]) Send(ctx context.Context, v T) error {
	for {
		if err := s.peer.Err(); err != nil {
			return err
		}
		err := s.producer.Push(v)
		if err == nil {
			s.wake()
			return nil
		}
		if err := s.waitForRoom(ctx, err); err != nil {
			return err
		}
	}
}

// SendAll sends values in order, and waits as often as there is no room. It returns how many were sent; if not all, an error
// as those of [Sender.Send].
func (s *Sender[T]) SendAll(ctx context.Context, values []T) (int, error) {
	sent := 0
	for sent < len(values) {
		if err := s.peer.Err(); err != nil {
			return sent, err
		}
		n, err := s.producer.PushAll(values[sent:])
		sent += n
		if n > 0 {
			s.wake()
		}
		if err != nil {
			if err := s.waitForRoom(ctx, err); err != nil {
				return sent, err
			}
		}
	}
	return sent, nil
}

func (s *Sender[T]) wake() {
	if s.producer.Wake() && s.receiver != nil {
		s.receiver.Ring()
	}
}

// waitForRoom waits if that is what the error of a push asks for.
func (s *Sender[T]) waitForRoom(ctx context.Context, err error) error {
	if err != ErrFull {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	parked, err := s.wait(ctx, s.producer.idle)
	if parked {
		s.producer.Unpark()
	}
	return err
}

// Producer returns the producer, for what does not wait.
func (s *Sender[T]) Producer() *Producer[T] { return s.producer }

// Close closes the producer and tells a receiver that waits.
func (s *Sender[T]) Close() {
	s.producer.Close()
	s.wake()
}
