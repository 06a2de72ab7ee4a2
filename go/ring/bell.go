package ring

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// Bells are the two bells of one ring. Both sides need both; between processes, one hands the descriptors to the other.
type Bells struct {
	// Receiver is rung by whoever has pushed while the consumer slept.
	Receiver *Bell
	// Room is rung by the consumer when it has popped while producers waited for room.
	Room *Bell
}

// Bell wakes a side that sleeps: an eventfd on Linux, a pipe elsewhere. Goroutines that wait for it sleep in Go's network
// poller, so no thread is blocked. The Rust half calls these Bell::eventfd and Bell::pipe.
//
// A bell may be rung by anybody, and several goroutines may wait for it; those of several processes too, if it is an eventfd
// and all of them are Go's, since Go never empties one.
type Bell struct {
	read, write         *os.File // the same, of an eventfd
	readConn, writeConn syscall.RawConn
	// turn is held by the goroutine that waits: a deadline of the file is for all who read it.
	turn   chan struct{}
	closed atomic.Bool
}

func bellOf(read, write *os.File) (*Bell, error) {
	b := &Bell{read: read, write: write, turn: make(chan struct{}, 1)}
	var errs [3]error
	b.readConn, errs[0] = read.SyscallConn()
	b.writeConn, errs[1] = write.SyscallConn()
	// A file that the poller does not know takes no deadline, and could not be waited for.
	errs[2] = read.SetReadDeadline(time.Time{})
	if err := errors.Join(errs[:]...); err != nil {
		return nil, errors.Join(fmt.Errorf("ring: a descriptor that is no bell: %w", err), b.Close())
	}
	return b, nil
}

// Files returns what the other side needs: an eventfd, or the two ends of a pipe, first the one to read. They go on
// belonging to the bell.
func (b *Bell) Files() []*os.File {
	if b.read == b.write {
		return []*os.File{b.read}
	}
	return []*os.File{b.read, b.write}
}

// Close closes the descriptors of this side. Whoever waits gets [ErrClosed].
func (b *Bell) Close() error {
	b.closed.Store(true)
	err := b.read.Close()
	if b.write != b.read {
		err = errors.Join(err, b.write.Close())
	}
	return err
}

// Ring wakes whoever waits. It never blocks, and never fails for long: a bell that takes no more rings has been rung and not
// been heard yet; of a closed one, nobody is to hear it.
func (b *Bell) Ring() {
	_ = b.writeConn.Write(b.ring())
}

// Wait sleeps until done says true, which is asked before each sleep and after each ring; or until the context ends, or the
// bell is closed. A ring that comes after done has been asked wakes it, so done is where to park and look:
//
//	err := bell.Wait(ctx, func() bool { return !consumer.Park() })
//	consumer.Unpark()
func (b *Bell) Wait(ctx context.Context, done func() bool) error {
	return b.wait(ctx, func(uintptr) bool { return done() })
}

// wait gives done to the poller, which calls it like this: forget what became readable so far; done; sleep until something
// becomes readable, where anything since the forgetting counts; done; sleep; and so on. That is the order that park and look
// needs, which is why nothing has to be read from an eventfd: each write to it counts as becoming readable anew (the poller
// asks the kernel for edges), however large its number is already.
func (b *Bell) wait(ctx context.Context, done func(fd uintptr) bool) error {
	select {
	case b.turn <- struct{}{}:
		defer func() { <-b.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if ctx.Done() == nil {
		return b.failed(b.readConn.Read(b.emptied(done)))
	}
	over := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(over)
		_ = b.read.SetReadDeadline(time.Unix(1, 0)) // fails if the bell is closed, which ends the wait as well
	})
	err := b.readConn.Read(b.emptied(done))
	if !stop() {
		<-over
		_ = b.read.SetReadDeadline(time.Time{})
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return ctx.Err()
		}
	}
	return b.failed(err)
}

func (b *Bell) failed(err error) error {
	switch {
	case err == nil:
		return nil
	case b.closed.Load():
		return ErrClosed
	}
	return fmt.Errorf("ring: waiting for a bell: %w", err)
}
