package ring

import "syscall"

// yieldThread lets other threads have the processor, if any wait for it. Go's scheduler only ever lets goroutines.
func yieldThread() { _, _, _ = syscall.Syscall(syscall.SYS_SCHED_YIELD, 0, 0, 0) }
