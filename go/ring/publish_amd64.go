//go:build amd64 && !race

package ring

import "sync/atomic"

// publish stores a word after everything before it: a release store. On amd64 every store is one, and Go's compiler keeps
// stores, and the loads before them, in their order, as it threads one memory state through all of them. The store that
// sync/atomic has for this processor is an exchange, a full barrier as well; it would take most of the time of a push. The
// barrier that sleeping needs is in fence, once for a batch.
func publish(word *uint64, value uint64) { *word = value }

// fence orders what was published before it against the loads after it, which amd64 on its own does not: any locked
// instruction does, on whatever word.
func fence(word *uint32) { atomic.AddUint32(word, 0) }
