package ring

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

func TestFiles(t *testing.T) {
	f, r, err := Create(MPSCOf[uint64](16), BlocksOf(64, 10))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := AttachFile(f)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewProducer[uint64](r, 0)
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewConsumer[uint64](s, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Push(7); err != nil {
		t.Fatal(err)
	}
	if v, err := c.Pop(); v != 7 || err != nil {
		t.Fatal(v, err)
	}
	if err := f.Truncate(0); err == nil {
		t.Error("could be cut short")
	}
	if _, _, err := Create(); !errors.Is(err, ErrLayout) {
		t.Error(err)
	}
	if err := errors.Join(r.Close(), s.Close()); err != nil {
		t.Error(err)
	}
}

// TestMappingsAreGivenBack maps more than would fit if they were not.
func TestMappingsAreGivenBack(t *testing.T) {
	mapped := func() int {
		maps, err := os.ReadFile("/proc/self/maps")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(string(maps), "memfd:ring")
	}
	for i := 0; i < 100; i++ {
		f, r, err := Create(SPSCOf[uint64](1024))
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		if _, err := NewProducer[uint64](r, 0); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	end := time.Now().Add(10 * time.Second)
	for mapped() > 50 && time.Now().Before(end) {
		runtime.GC()
		time.Sleep(time.Millisecond) // finalizers run when they run
	}
	if n := mapped(); n > 50 {
		t.Errorf("%d of 100 are still there", n)
	}
}

func TestFilesThatAreNot(t *testing.T) {
	try := func(what string, f *os.File) {
		t.Helper()
		defer f.Close()
		if _, err := AttachFile(f); !errors.Is(err, ErrLayout) {
			t.Errorf("%s: %v", what, err)
		}
	}
	plain, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	try("a plain file", plain)
	memfd := func(size int64, seals uintptr) *os.File {
		name := []byte("test\x00")
		fd, _, errno := syscall.Syscall(sysMemfdCreate, uintptr(unsafe.Pointer(&name[0])), mfdCloexec|mfdSealable, 0)
		if errno != 0 {
			t.Skip(errno)
		}
		f := os.NewFile(fd, "test")
		if err := f.Truncate(size); err != nil {
			t.Fatal(err)
		}
		if _, _, errno := syscall.Syscall(syscall.SYS_FCNTL, fd, fAddSeals, seals); errno != 0 {
			t.Fatal(errno)
		}
		return f
	}
	try("not sealed", memfd(page, sealGrow))
	try("empty", memfd(0, sealShrink))
	try("short", memfd(100, sealShrink))
	try("zero", memfd(page, sealShrink))
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer write.Close()
	try("a pipe", read)
	if _, err := AttachFile(read); err == nil {
		t.Error("a closed file")
	}
}

const childEnv = "RING_TEST_CHILD"

// TestMain is also what the other process of TestProcesses runs.
func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" {
		if err := child(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// links are the two rings between two processes.
func links(r *Region, bells [4]*Bell, peer *Peer, out, in int) (*Sender[uint64], *Receiver[uint64], error) {
	p, err := NewProducer[uint64](r, out)
	if err != nil {
		return nil, nil, err
	}
	c, err := NewConsumer[uint64](r, in)
	if err != nil {
		return nil, nil, err
	}
	options := func(part int) Options {
		return Options{Bells: Bells{bells[2*part], bells[2*part+1]}, Peer: peer, Idle: Idle(20 * time.Microsecond)}
	}
	return NewSender(p, options(out)), NewReceiver(c, options(in)), nil
}

// child sends back what it gets.
func child() error {
	region, err := AttachFile(os.NewFile(4, "ring"))
	if err != nil {
		return err
	}
	conn, err := net.FileConn(os.NewFile(3, "peer"))
	if err != nil {
		return err
	}
	var bells [4]*Bell
	for i := range bells {
		if bells[i], err = OpenBell(uintptr(5 + i)); err != nil {
			return err
		}
	}
	peer := WatchPeer(conn)
	to, from, err := links(region, bells, peer, 1, 0)
	if err != nil {
		return err
	}
	ctx := context.Background()
	for {
		v, err := from.Receive(ctx)
		if errors.Is(err, ErrClosed) {
			return peer.Close()
		} else if err != nil {
			return err
		}
		if err := to.Send(ctx, v+1); err != nil {
			return err
		}
	}
}

func TestProcesses(t *testing.T) {
	ctx := watchdog(t)
	for _, kill := range []bool{false, true} {
		file, region, err := Create(SPSCOf[uint64](8), MPSCOf[uint64](8))
		if err != nil {
			t.Fatal(err)
		}
		pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
		if err != nil {
			t.Fatal(err)
		}
		ours, theirs := os.NewFile(uintptr(pair[0]), "ours"), os.NewFile(uintptr(pair[1]), "theirs")
		conn, err := net.FileConn(ours)
		if err != nil {
			t.Fatal(err)
		}
		ours.Close()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childEnv+"=1")
		cmd.ExtraFiles = []*os.File{theirs, file}
		var bells [4]*Bell
		for i := range bells {
			bells[i] = bell(t)
			cmd.ExtraFiles = append(cmd.ExtraFiles, bells[i].Files()...)
		}
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		theirs.Close()
		file.Close()
		go func() {
			for lines := bufio.NewScanner(stderr); lines.Scan(); {
				t.Log("child:", lines.Text())
			}
		}()
		peer := WatchPeer(conn)
		to, from, err := links(region, bells, peer, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		for i := uint64(0); i < 2000; i++ {
			if err := to.Send(ctx, i); err != nil {
				t.Fatal(err)
			}
			if v, err := from.Receive(ctx); err != nil || v != i+1 {
				t.Fatal(v, err)
			}
		}
		if kill {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			if _, err := from.Receive(ctx); err != ErrPeerDied {
				t.Error(err)
			}
			if err := to.Send(ctx, 1); err != ErrPeerDied {
				t.Error(err)
			}
			_ = cmd.Wait()
			continue
		}
		to.Close()
		if _, err := from.Receive(ctx); err != ErrPeerLeft {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
}
