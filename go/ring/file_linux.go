package ring

import (
	"errors"
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

// What package syscall does not name, from the kernel's fcntl.h and memfd.h.
const (
	fAddSeals   = 1033
	fGetSeals   = 1034
	sealSeal    = 1
	sealShrink  = 2
	sealGrow    = 4
	mfdCloexec  = 1
	mfdSealable = 2
)

// mapping is memory that is given back when it cannot be reached any more.
type mapping struct{ bytes []byte }

// AttachFile maps the region in a memfd, which another process may have made, and which is the size of the region. The file
// may be closed afterwards.
//
// It must be sealed against shrinking (F_SEAL_SHRINK): otherwise a peer could cut it short, and touching the missing end would
// kill this process. Errors wrap [ErrLayout], or are the system's.
func AttachFile(f *os.File) (*Region, error) {
	conn, err := f.SyscallConn()
	if err != nil {
		return nil, fmt.Errorf("ring: %w", err)
	}
	var region *Region
	if outer := conn.Control(func(fd uintptr) { region, err = attach(int(fd)) }); outer != nil {
		err = fmt.Errorf("ring: %w", outer)
	}
	return region, err
}

func attach(fd int) (*Region, error) {
	seals, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), fGetSeals, 0)
	if errno == syscall.EINVAL || errno == 0 && seals&sealShrink == 0 {
		return nil, fmt.Errorf("ring: the file is not sealed against shrinking, so its other holder could end this process; make it with memfd_create and F_SEAL_SHRINK: %w", ErrLayout)
	} else if errno != 0 {
		return nil, fmt.Errorf("ring: reading the seals of the file: %w", errno)
	}
	var stat syscall.Stat_t
	if err := syscall.Fstat(fd, &stat); err != nil {
		return nil, fmt.Errorf("ring: asking for the size of the file: %w", err)
	}
	if stat.Size < page || bits.UintSize == 32 && stat.Size > 1<<31-1 {
		return nil, fmt.Errorf("ring: a file of %d bytes: %w", stat.Size, ErrLayout)
	}
	bytes, err := syscall.Mmap(fd, 0, int(stat.Size), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("ring: mapping %d bytes: %w", stat.Size, err)
	}
	region, err := AttachMemory(unsafe.Pointer(&bytes[0]), uintptr(len(bytes)))
	if err != nil {
		return nil, errors.Join(err, syscall.Munmap(bytes))
	}
	m := &mapping{bytes}
	// By finalizer, not by Close: a goroutine that still pushes must not find the memory gone.
	runtime.SetFinalizer(m, func(m *mapping) { _ = syscall.Munmap(m.bytes) })
	region.memory = m
	return region, nil
}

// Create makes a memfd with a region of the parts, sealed, and maps it. The file is for handing to the other process,
// over a Unix socket or as an inherited descriptor; it may be closed afterwards.
func Create(parts ...Part) (*os.File, *Region, error) {
	size, err := Size(parts...)
	if err != nil {
		return nil, nil, err
	}
	if sysMemfdCreate == 0 {
		return nil, nil, fmt.Errorf("ring: memfd_create on %s, let the other side make the region: %w", runtime.GOARCH, errors.ErrUnsupported)
	}
	name := []byte("ring\x00")
	fd, _, errno := syscall.Syscall(sysMemfdCreate, uintptr(unsafe.Pointer(&name[0])), mfdCloexec|mfdSealable, 0)
	if errno != 0 {
		return nil, nil, fmt.Errorf("ring: memfd_create: %w", errno)
	}
	f := os.NewFile(fd, "ring")
	region, err := fill(f, size, parts)
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, region, nil
}

// fill makes an empty memfd a region.
func fill(f *os.File, size uintptr, parts []Part) (*Region, error) {
	if err := f.Truncate(int64(size)); err != nil {
		return nil, fmt.Errorf("ring: making room for %d bytes: %w", size, err)
	}
	// The header goes through write, so that the memory is mapped only once, by AttachFile.
	head := make([]uint64, page/8)
	if err := format(unsafe.Pointer(&head[0]), parts); err != nil {
		return nil, err
	}
	if _, err := f.WriteAt(unsafe.Slice((*byte)(unsafe.Pointer(&head[0])), page), 0); err != nil {
		return nil, fmt.Errorf("ring: writing the header: %w", err)
	}
	if _, _, errno := syscall.Syscall(syscall.SYS_FCNTL, f.Fd(), fAddSeals, sealSeal|sealShrink|sealGrow); errno != 0 {
		return nil, fmt.Errorf("ring: sealing the size of the file: %w", errno)
	}
	return AttachFile(f)
}
