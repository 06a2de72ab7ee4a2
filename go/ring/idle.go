package ring

import (
	"context"
	"math"
	"runtime"
	"time"
)

// Idle is how long a side looks again and again before it sleeps. Looking finds a value within a fraction of a microsecond
// and takes a processor; sleeping takes nothing, and 10 to 20 microseconds to wake from.
type Idle time.Duration

const (
	// Park sleeps at once.
	Park Idle = 0
	// Busy never sleeps, and so needs no bells.
	Busy Idle = math.MaxInt64
)

// Options is how a [Sender] or [Receiver] waits.
type Options struct {
	// Bells are those of the ring. Without them, a side never sleeps, as with [Busy].
	Bells Bells
	// Idle is how long to look before sleeping. On a machine with one processor, only [Busy] does.
	Idle Idle
	// Peer ends waits when the other process is gone. It may be nil.
	Peer *Peer
}

// waiting is how one side waits.
type waiting struct {
	bell *Bell // that this side sleeps by, or nil
	idle Idle
	peer *Peer
	// asleep parks and looks: false when there is something to do.
	asleep func(fd uintptr) bool
}

func newWaiting(bell *Bell, o Options, park func() bool) waiting {
	o.Peer.rings(bell)
	idle := o.Idle
	switch {
	case bell == nil:
		idle = Busy
	case idle != Busy && runtime.NumCPU() == 1:
		idle = Park // who looks keeps the other side from doing anything
	}
	return waiting{bell, idle, o.Peer, func(uintptr) bool { return o.Peer.Err() != nil || !park() }}
}

const (
	// looks is how many looks there are between two turns of other goroutines. A look takes a few nanoseconds, a turn about
	// a hundred.
	looks = 32
	// turns is how many of those there are between two turns of other threads, such as the one that we wait for if there are
	// more of them than processors.
	turns = 64
)

// wait returns when there may be something to do, or with the error of the context or of the bell; and whether it has parked,
// so that the caller can take that back.
func (w *waiting) wait(ctx context.Context, idle func() bool) (parked bool, err error) {
	if w.idle > 0 {
		if over, err := w.look(ctx, idle); over || err != nil {
			return false, err
		}
	}
	return true, w.bell.wait(ctx, w.asleep)
}

// look looks for as long as it may, and says whether there may be something to do.
func (w *waiting) look(ctx context.Context, idle func() bool) (bool, error) {
	var start time.Time
	for i := 1; ; i++ {
		if !idle() {
			return true, nil
		}
		if i%looks != 0 {
			continue
		}
		if w.peer.Err() != nil {
			return true, nil
		}
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if w.idle != Busy {
			if start.IsZero() {
				start = time.Now()
			} else if time.Since(start) >= time.Duration(w.idle) {
				return false, nil
			}
		}
		if i%(looks*turns) == 0 {
			yieldThread()
		}
		runtime.Gosched()
	}
}
