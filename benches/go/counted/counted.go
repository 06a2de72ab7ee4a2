// Package counted answers calls of plain data, and tells how many objects Go has allocated.
package counted

import (
	"context"
	"runtime"
	"runtime/debug"

	"rust2go.dev/benches/api"
)

func init() { api.RegisterPlain(plain{}) }

type plain struct{}

func (plain) Add(a, b uint64) uint64 { return a + b }

func (plain) AddByCgo(_ context.Context, a, b uint64) uint64 { return a + b }

func (plain) AddByRing(_ context.Context, a, b uint64) uint64 { return a + b }

func (plain) Mallocs() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Mallocs
}

func (plain) Collect(byItself bool) {
	percent := -1
	if byItself {
		percent = 100
	}
	debug.SetGCPercent(percent)
	runtime.GC()
}
