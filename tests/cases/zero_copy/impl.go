// Package views reads memory that is not its own.
package views

import (
	"context"
	"time"
	"unsafe"

	"rust2go.test/cases/zero_copy/api"
)

func init() { api.RegisterViews(&views{}) }

type views struct {
	data, later []byte
	text        string
}

func address(data []byte) uint { return uint(uintptr(unsafe.Pointer(unsafe.SliceData(data)))) }

func (*views) Address(data []byte) uint       { return address(data) }
func (*views) CopiedAddress(data []byte) uint { return address(data) }

func sum(batch *api.Batch) uint64 {
	n := uint64(len(batch.Name))
	for _, row := range batch.Rows {
		for _, b := range row {
			n += uint64(b)
		}
	}
	if batch.Total != nil {
		n += *batch.Total
	}
	return n
}

func (*views) Sum(batch *api.Batch) uint64 { return sum(batch) }

func (*views) SumLater(_ context.Context, batch api.Batch, ms uint64) uint64 {
	time.Sleep(time.Duration(ms) * time.Millisecond)
	return sum(&batch)
}

func (v *views) Keep(data []byte, text string) { v.data, v.text = data, text }

func (v *views) KeepLater(_ context.Context, data []byte) uint64 {
	v.later = data
	return uint64(len(data))
}

func (v *views) Kept() ([]byte, []byte, []byte) { return v.data, []byte(v.text), v.later }
