package rust2go

import (
	"os"
	"syscall"
)

// bell wakes the dispatcher: an eventfd that Go's netpoller waits on, so that no thread is blocked.
type bell struct {
	file *os.File
	conn syscall.RawConn
}

// newBell returns the bell and the file that rings it.
func newBell() (*bell, int64) {
	fd, _, errno := syscall.RawSyscall(syscall.SYS_EVENTFD2, 0, syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if errno != 0 {
		return nil, -1
	}
	file := os.NewFile(fd, "rust2go bell")
	conn, err := file.SyscallConn()
	if err != nil {
		return nil, -1
	}
	return &bell{file, conn}, int64(fd)
}

// wait blocks until the bell is rung.
func (b *bell) wait() {
	var buf [8]byte
	b.file.Read(buf[:])
}
