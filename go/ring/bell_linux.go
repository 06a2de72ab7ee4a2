package ring

import (
	"fmt"
	"syscall"
)

// NewBell makes a bell: an eventfd.
func NewBell() (*Bell, error) {
	fd, _, errno := syscall.Syscall(syscall.SYS_EVENTFD2, 0, syscall.O_CLOEXEC|syscall.O_NONBLOCK, 0)
	if errno != 0 {
		return nil, fmt.Errorf("ring: making an eventfd: %w", errno)
	}
	return OpenBell(fd)
}
