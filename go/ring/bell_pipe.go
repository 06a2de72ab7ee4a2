//go:build unix && !linux

package ring

import (
	"fmt"
	"os"
)

// NewBell makes a bell: a pipe.
func NewBell() (*Bell, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("ring: making a pipe: %w", err)
	}
	return bellOf(read, write)
}
