package rust2go

import "rust2go.dev/rust2go/ring"

// newBell returns the bell of the dispatchers, and the file that rings it: nil and -1 where the system has none that Go's netpoller waits
// on. Rust then calls.
func newBell() (*ring.Bell, int64) {
	bell, err := ring.NewBell()
	if err != nil {
		return nil, -1
	}
	files := bell.Files()
	file := int64(-1)
	// Not File.Fd, which would make reads block.
	if conn, err := files[len(files)-1].SyscallConn(); err == nil {
		_ = conn.Control(func(fd uintptr) { file = int64(fd) })
	}
	return bell, file
}
