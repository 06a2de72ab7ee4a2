// Package load has handlers that put the ring under load.
package load

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"rust2go.test/cases/load/api"
)

func init() { api.RegisterLoad(&load{gate: make(chan struct{})}) }

type load struct {
	sum     atomic.Uint64
	mu      sync.Mutex
	gate    chan struct{}
	waiting atomic.Int64
	hogging atomic.Bool
	numbers []uint64
}

func (*load) Echo(_ context.Context, n uint64) uint64 { return n }

func (*load) Text(_ context.Context, n uint64, padding string) (string, error) {
	if n%2 == 1 {
		return "", fmt.Errorf("%d is odd", n)
	}
	return strconv.FormatUint(n, 10) + padding, nil
}

func (l *load) Add(n uint64) { l.sum.Add(n) }

func (l *load) Sum() uint64 { return l.sum.Load() }

func (l *load) Wait(_ context.Context, n uint64) uint64 {
	l.mu.Lock()
	gate := l.gate
	l.waiting.Add(1)
	l.mu.Unlock()
	<-gate
	return n
}

func (l *load) Open() {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.gate)
	l.gate = make(chan struct{})
	l.waiting.Store(0)
}

func (l *load) Waiting() uint64 { return uint64(l.waiting.Load()) }

func (l *load) Hog(on bool) {
	l.hogging.Store(on)
	if !on {
		return
	}
	// A field of l would be looked up in each turn, through the register that Go does not preempt at on arm64; an emulator stops nowhere else.
	hogging := &l.hogging
	for i := 0; i < runtime.GOMAXPROCS(0); i++ {
		go func() {
			for n := 0; hogging.Load(); n++ {
			}
		}()
	}
}

func (l *load) Clear(count uint64) { l.numbers = make([]uint64, count) }

func (l *load) Put(_ context.Context, at, n uint64) uint64 {
	l.numbers[at] = n
	return n
}

func (l *load) All() []uint64 { return l.numbers }

func (*load) EchoCgo(_ context.Context, n uint64) uint64 { return n }
