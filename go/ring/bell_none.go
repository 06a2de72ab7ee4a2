//go:build !unix

package ring

import (
	"errors"
	"fmt"
	"runtime"
)

// NewBell makes a bell, which this system has none of.
func NewBell() (*Bell, error) {
	return nil, fmt.Errorf("ring: bells on %s: %w", runtime.GOOS, errors.ErrUnsupported)
}

// OpenBell takes a bell that came from elsewhere, which this system has none of.
func OpenBell(...uintptr) (*Bell, error) { return NewBell() }

func (b *Bell) ring() func(fd uintptr) bool {
	return func(uintptr) bool { return true }
}

func (b *Bell) emptied(done func(fd uintptr) bool) func(fd uintptr) bool { return done }
