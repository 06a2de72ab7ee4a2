//go:build !linux

package ring

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// AttachFile maps the region in a memfd, which only Linux has.
func AttachFile(*os.File) (*Region, error) {
	return nil, fmt.Errorf("ring: memory shared between processes on %s: %w", runtime.GOOS, errors.ErrUnsupported)
}

// Create makes a memfd with a region, which only Linux has.
func Create(...Part) (*os.File, *Region, error) {
	return nil, nil, fmt.Errorf("ring: memory shared between processes on %s: %w", runtime.GOOS, errors.ErrUnsupported)
}
