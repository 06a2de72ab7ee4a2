// Package work computes: what the handlers do that take 50 µs of a processor.
package work

import (
	"os"
	"strconv"
	"sync"
	"time"
)

// Variable names the environment variable with the number of rounds, for a process that is to do the same work as another.
const Variable = "RUST2GO_BENCHES_ROUNDS"

const (
	length = 50 * time.Microsecond
	// trial is how many rounds are timed at once, trials how often: the fastest was not interrupted.
	trial, trials = 20_000, 50
)

var once struct {
	sync.Once
	rounds uint64
}

// Rounds is how many rounds take 50 µs here.
func Rounds() uint64 {
	once.Do(func() {
		n, err := strconv.ParseUint(os.Getenv(Variable), 10, 64)
		if err != nil {
			n = measured()
		}
		once.rounds = n
	})
	return once.rounds
}

func measured() uint64 {
	fastest := time.Hour
	for i := 0; i < trials; i++ {
		start := time.Now()
		if compute(trial) == 0 { // never, but the result is needed then
			return 0
		}
		if took := time.Since(start); took < fastest {
			fastest = took
		}
	}
	return uint64(trial * float64(length) / float64(fastest))
}

// Compute does the work, and says that it is done.
func Compute() bool { return compute(Rounds()) != 0 }

func compute(rounds uint64) uint64 {
	x := uint64(1)
	for i := uint64(0); i < rounds; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	return x
}
