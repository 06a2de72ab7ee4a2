//go:build !amd64 || race

package ring

import "sync/atomic"

// publish stores a word after everything before it.
func publish(word *uint64, value uint64) { atomic.StoreUint64(word, value) }

// fence has nothing to do: what publish stores and the atomic loads that follow are sequentially consistent by themselves.
func fence(*uint32) {}
