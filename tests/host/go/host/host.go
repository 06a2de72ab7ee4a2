// Package host is Go in a process that does other things as well.
package host

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"sync"
	"sync/atomic"
	"time"

	"rust2go.test/host/api"
)

func init() {
	api.RegisterHost(host{})
	api.RegisterCarried(carried{})
}

type (
	host    struct{}
	carried struct{}
)

var (
	rust      api.RustImpl
	cancelled atomic.Uint64
	waiting   atomic.Uint64
	told      atomic.Uint64
	sink      atomic.Uint64
)

func (host) Add(a, b uint64) (uint64, error) { return a + b, nil }

func (host) Later(_ context.Context, a, b, millis uint64) (uint64, error) {
	time.Sleep(time.Duration(millis) * time.Millisecond)
	return a + b, nil
}

func (host) Forever(ctx context.Context) error {
	waiting.Add(1)
	<-ctx.Done()
	cancelled.Add(1)
	return ctx.Err()
}

func (host) Cancelled() uint64 { return cancelled.Load() }

func (host) Waiting() uint64 { return waiting.Load() }

func (host) Compute(millis uint64) uint64 {
	end := time.Now().Add(time.Duration(millis) * time.Millisecond)
	sum := uint64(0)
	for time.Now().Before(end) {
		for i := uint64(0); i < 10_000; i++ {
			sum = sum*31 + i
		}
	}
	sink.Add(sum)
	return sum
}

// deep uses stack down to where it grows, and computes there.
func deep(depth int, end time.Time) uint64 {
	var room [128]byte
	if depth > 0 {
		room[depth%len(room)] = byte(depth)
		return deep(depth-1, end) + uint64(room[depth%len(room)])
	}
	sum := uint64(0)
	for time.Now().Before(end) {
		for i := uint64(0); i < 1000; i++ {
			sum = sum*31 + i
		}
		sum += uint64(len(make([]byte, 256)))
	}
	return sum
}

func (host) Churn(_ context.Context, goroutines, millis uint64) (uint64, error) {
	end := time.Now().Add(time.Duration(millis) * time.Millisecond)
	var all sync.WaitGroup
	for i := 0; i < int(goroutines); i++ {
		all.Add(1)
		go func(depth int) {
			defer all.Done()
			for time.Now().Before(end) {
				sink.Add(deep(depth, time.Now().Add(time.Millisecond)))
			}
		}(i % 40)
	}
	for time.Now().Before(end) {
		runtime.GC()
	}
	all.Wait()
	return goroutines, nil
}

func (host) Preempts(context.Context) (bool, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	// To load it is an instruction, and no place where the scheduler could come in.
	var stop atomic.Bool
	spinning := make(chan struct{})
	go func() {
		close(spinning)
		for x := uint64(1); x != 0; x = x*2 | 1 {
			if stop.Load() {
				return
			}
		}
	}()
	<-spinning
	// Unless the spinner is preempted, this goroutine never runs again.
	for i := 0; i < 20; i++ {
		runtime.Gosched()
	}
	runtime.GC()
	stop.Store(true)
	return true, nil
}

func (host) Nil() (uint64, error) {
	var p *uint64
	return *p, nil
}

func (host) Write(_ context.Context, fd uint64, text string) (uint64, error) {
	file := os.NewFile(uintptr(fd), "pipe")
	n, err := file.WriteString(text)
	return uint64(n), err
}

func (host) Print(_ context.Context, text string) (uint64, error) {
	n, err := os.Stdout.WriteString(text)
	return uint64(n), err
}

func (host) Run(ctx context.Context, program string, args []string, times uint64) (string, error) {
	said := ""
	for i := uint64(0); i < times; i++ {
		out, err := exec.CommandContext(ctx, program, args...).Output()
		if err != nil {
			return "", err
		}
		said = string(out)
	}
	return said, nil
}

func (host) Down(depth uint64) (uint64, error) {
	deepest, err := rust.Deeper(depth)
	return deepest + 1, err
}

func (host) Link(path string) (string, error) { return os.Readlink(path) }

func (host) LinkLater(_ context.Context, path string) (string, error) { return os.Readlink(path) }

func (host) Collect() uint64 {
	runtime.GC()
	return uint64(runtime.NumGoroutine())
}

// Known counts the runtime's records of threads, those of Rust's included. The record of a thread that has ended serves another one.
func (host) Known() uint64 { return uint64(pprof.Lookup("threadcreate").Count()) }

func (carried) Sum(_ context.Context, a, b, millis uint64) (uint64, error) {
	time.Sleep(time.Duration(millis) * time.Millisecond)
	return a + b, nil
}

func (carried) Tell(add uint64) { told.Add(add) }

func (carried) Heard(context.Context) (uint64, error) { return told.Load(), nil }
