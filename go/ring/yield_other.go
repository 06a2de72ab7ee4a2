//go:build !linux

package ring

import "time"

// yieldThread lets other threads have the processor, if any wait for it.
func yieldThread() { time.Sleep(time.Nanosecond) }
