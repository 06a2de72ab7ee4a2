// What goroutines take: one JSON object per line, as headline prints them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sort"
	"sync"
	"syscall"
	"time"
)

type row struct {
	Name       string  `json:"name"`
	Transport  string  `json:"transport"`
	CallsPerS  float64 `json:"calls_per_s"`
	CPUPerCall float64 `json:"cpu_us_per_call"`
	P50        float64 `json:"p50_us"`
	P99        float64 `json:"p99_us"`
}

func main() {
	runtime.GOMAXPROCS(2)
	print("goroutine", 1000, 300, spawn)
	print("goroutine_wake_up", 1000, 300, wake())
}

// print measures rounds of so many calls.
func print(name string, calls, rounds int, round func(calls int)) {
	round(calls)
	times := make([]float64, rounds)
	began, cpu := time.Now(), used()
	for i := range times {
		start := time.Now()
		round(calls)
		times[i] = float64(time.Since(start).Nanoseconds()) / 1e3 / float64(calls)
	}
	wall, all := time.Since(began).Seconds(), float64(calls*rounds)
	spent := (used() - cpu).Seconds() * 1e6
	sort.Float64s(times)
	line, err := json.Marshal(row{name, "none", all / wall, spent / all, times[rounds/2], times[rounds*99/100]})
	if err != nil {
		fmt.Fprintln(os.Stderr, "floors:", err)
		os.Exit(1)
	}
	fmt.Println(string(line))
}

// spawn starts goroutines that do nothing, and waits for all of them.
func spawn(calls int) {
	var all sync.WaitGroup
	all.Add(calls)
	for i := 0; i < calls; i++ {
		go all.Done()
	}
	all.Wait()
}

// wake returns what has two goroutines wake each other in turn.
func wake() func(calls int) {
	there, back := make(chan struct{}), make(chan struct{})
	go func() {
		for range there {
			back <- struct{}{}
		}
	}()
	return func(calls int) {
		for i := 0; i < calls/2; i++ {
			there <- struct{}{}
			<-back
		}
	}
}

// used is what all threads have computed so far.
func used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		fmt.Fprintln(os.Stderr, "floors:", err)
		os.Exit(1)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
