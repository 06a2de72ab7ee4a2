//go:build unix

package ring

import (
	"context"
	"os"
	"runtime/debug"
	"sync"
	"testing"
	"time"
	"unsafe"
)

func bell(t testing.TB) *Bell {
	t.Helper()
	b, err := NewBell()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// pipeBell is what a bell is where there is no eventfd.
func pipeBell(t testing.TB) *Bell {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	b, err := bellOf(read, write)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func eachBell(t *testing.T, test func(t *testing.T, make func(testing.TB) *Bell)) {
	t.Run("native", func(t *testing.T) { test(t, bell) })
	t.Run("pipe", func(t *testing.T) { test(t, pipeBell) })
}

// watchdog gives up on a test that hangs, and says what every goroutine does.
func watchdog(t *testing.T) context.Context {
	t.Helper()
	timer := time.AfterFunc(time.Minute, func() {
		debug.SetTraceback("all")
		panic("hangs: " + t.Name())
	})
	t.Cleanup(func() { timer.Stop() })
	return context.Background()
}

func TestBellHearsWhatComesAfterTheLook(t *testing.T) {
	ctx := watchdog(t)
	eachBell(t, func(t *testing.T, make func(testing.TB) *Bell) {
		b := make(t)
		for i := 0; i < 1000; i++ {
			looks := 0
			// The ring comes between the look and the sleep.
			err := b.Wait(ctx, func() bool {
				if looks++; looks == 1 {
					b.Ring()
				}
				return looks == 2
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestBellWaitsAreOver(t *testing.T) {
	watchdog(t)
	eachBell(t, func(t *testing.T, make func(testing.TB) *Bell) {
		b := make(t)
		never := func() bool { return false }
		ended, cancel := context.WithCancel(context.Background())
		cancel()
		if err := b.Wait(ended, never); err != context.Canceled {
			t.Error(err)
		}
		// One goroutine waits without end, one with: the deadline of one must not end the other.
		var other sync.WaitGroup
		other.Add(1)
		go func() {
			defer other.Done()
			if err := b.Wait(context.Background(), never); err != ErrClosed {
				t.Error(err)
			}
		}()
		for i := 0; i < 3; i++ {
			short, cancel := context.WithTimeout(context.Background(), time.Millisecond)
			if err := b.Wait(short, never); err != context.DeadlineExceeded {
				t.Error(err)
			}
			cancel()
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		other.Wait()
		b.Ring() // a closed one
	})
}

func TestBellThatIsFull(t *testing.T) {
	ctx := watchdog(t)
	b := bell(t)
	if b.read == b.write {
		full := ^uint64(1) // its number is at its end
		if _, err := b.write.Write((*[8]byte)(unsafe.Pointer(&full))[:]); err != nil {
			t.Fatal(err)
		}
	}
	looks := 0
	if err := b.Wait(ctx, func() bool {
		if looks++; looks == 1 {
			b.Ring()
		}
		return looks > 1
	}); err != nil {
		t.Fatal(err)
	}
	p := pipeBell(t)
	for i := 0; i < 100_000; i++ {
		p.Ring()
	}
	if err := p.Wait(ctx, func() bool { return true }); err != nil {
		t.Fatal(err)
	}
}

func TestNotABell(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := bellOf(f, f); err == nil {
		t.Error("a plain file")
	}
	if _, err := OpenBell(); err == nil {
		t.Error("no descriptor")
	}
	if _, err := OpenBell(^uintptr(0)); err == nil {
		t.Error("not a descriptor")
	}
}
