//go:build unix

package ring

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"unsafe"
)

// OpenBell takes a bell that came from elsewhere, as descriptors: an eventfd, or the two ends of a pipe, first the one to
// read. They belong to the bell from now on, even if this fails, and are set to non-blocking. A hostile peer could set them back,
// and so have a thread wait in a ring.
func OpenBell(fds ...uintptr) (*Bell, error) {
	var files [2]*os.File
	var errs []error
	for i, fd := range fds {
		errs = append(errs, syscall.SetNonblock(int(fd), true)) // before NewFile, which gives only such ones to the poller
		file := os.NewFile(fd, "bell")
		switch {
		case file == nil:
			errs = append(errs, fmt.Errorf("descriptor %d", int(fd)))
		case i < len(files):
			files[i] = file
		default:
			errs = append(errs, file.Close())
		}
	}
	if len(fds) != 1 && len(fds) != 2 {
		errs = append(errs, fmt.Errorf("%d descriptors, not one or two", len(fds)))
	}
	if err := errors.Join(errs...); err != nil {
		for _, file := range files {
			if file != nil {
				err = errors.Join(err, file.Close())
			}
		}
		return nil, fmt.Errorf("ring: opening a bell: %w", err)
	}
	if files[1] == nil {
		files[1] = files[0]
	}
	return bellOf(files[0], files[1])
}

// tries bounds what a peer that keeps filling a bell could keep going.
const tries = 16

// one is what a ring writes: the number that an eventfd adds, in the machine's byte order. A pipe takes its first byte.
var one = func() [8]byte {
	number := uint64(1)
	return *(*[8]byte)(unsafe.Pointer(&number))
}()

// ring is what the poller is to call with the descriptor: it never asks to wait.
func (b *Bell) ring() func(fd uintptr) bool {
	if b.read == b.write {
		return ringEvent
	}
	return ringPipe
}

func ringEvent(fd uintptr) bool {
	for i := 0; i < tries; i++ {
		if _, err := syscall.Write(int(fd), one[:]); err == syscall.EAGAIN {
			// Its number is at its end, and a write that fails wakes nobody.
			var number [8]byte
			_, _ = syscall.Read(int(fd), number[:])
		} else if err != syscall.EINTR {
			break
		}
	}
	return true
}

func ringPipe(fd uintptr) bool {
	for i := 0; i < tries; i++ {
		if _, err := syscall.Write(int(fd), one[:1]); err != syscall.EINTR {
			break
		}
	}
	return true
}

// emptied empties a pipe before each look, so that the next byte makes it readable anew. An eventfd needs none of it.
func (b *Bell) emptied(done func(fd uintptr) bool) func(fd uintptr) bool {
	if b.read == b.write {
		return done
	}
	return func(fd uintptr) bool {
		var bytes [512]byte
		for i := 0; i < tries; i++ {
			if n, err := syscall.Read(int(fd), bytes[:]); n < len(bytes) && err != syscall.EINTR {
				break
			}
		}
		return done(fd)
	}
}
