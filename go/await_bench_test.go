package rust2go

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"unsafe"
)

// completer ends calls from another goroutine, as the dispatcher does.
func completer() (*Served, chan *testAnswer) {
	queue := make(chan *testAnswer, 4096)
	go func() {
		for a := range queue {
			waiter := a.waiter
			atomic.StoreUint32(&a.State, answerDone)
			request{frame: waiter, method: askDone}.run()
		}
	}()
	return serving(func(a *Ask) {
		answer := foreign[testAnswer](uintptr(frameOf(a).arg))
		answer.waiter = a.Waiter
		a.Answer = uintptr(unsafe.Pointer(answer))
		queue <- answer
	}), queue
}

// Each goroutine has an answer that it uses again, so that this shows what Go's half costs, and a channel.
func BenchmarkAwait(b *testing.B) {
	cancellable, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, ctx := range []struct {
		name string
		context.Context
	}{{"background", context.Background()}, {"cancel", cancellable}} {
		for _, goroutines := range []int{1, 10, 100, 1000} {
			b.Run(fmt.Sprintf("%s/%d", ctx.name, goroutines), func(b *testing.B) {
				b.ReportAllocs()
				s, queue := completer()
				defer close(queue)
				var left atomic.Int64
				left.Store(int64(b.N))
				ended := make(chan struct{})
				answers := make([]*testAnswer, goroutines) // on the heap, where they stay in their places
				for i := range answers {
					answers[i] = &testAnswer{Answer: Answer{Leave: leaveNothing}}
					go func(answer *testAnswer) {
						for left.Add(-1) >= 0 {
							answer.State = 0
							f := &testFrame{arg: uint64(uintptr(unsafe.Pointer(answer)))}
							r, err := s.Await(ctx.Context, 0, &f.Ask, nil)
							if err != nil {
								b.Error(err)
							}
							r.Leave()
						}
						ended <- struct{}{}
					}(answers[i])
				}
				for i := 0; i < goroutines; i++ {
					<-ended
				}
				runtime.KeepAlive(answers)
			})
		}
	}
}

// What it costs to have a waiter for a moment, alone and from all Ps.
func BenchmarkWaiters(b *testing.B) {
	var table waiterTable
	b.Run("alone", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			w, _ := table.take()
			table.give(w)
		}
	})
	b.Run("many", func(b *testing.B) {
		b.SetParallelism(500)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				w, _ := table.take()
				table.give(w)
			}
		})
	})
}
