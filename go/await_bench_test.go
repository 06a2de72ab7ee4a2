package rust2go

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"unsafe"
)

// completer ends calls from another goroutine: by itself, or, if p is not nil, through the ring, where it calls as Rust does when the bell
// is heard late.
func completer(p *player) (*Served, chan *testAnswer) {
	queue := make(chan *testAnswer, 4096)
	go func() {
		for a := range queue {
			if waiter := a.finish(0, nil); waiter == 0 {
				continue
			} else if q := (request{frame: waiter, method: askDone}); p == nil {
				q.run()
			} else {
				p.push(q, atomic.LoadUint32(&p.control.late) > 0)
			}
		}
	}()
	return serving(func(a *Ask) {
		answer := foreign[testAnswer](uintptr(frameOf(a).arg))
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
		ring bool
	}{{"background", context.Background(), false}, {"cancel", cancellable, false}, {"ring", context.Background(), true}} {
		for _, goroutines := range []int{1, 10, 100, 1000} {
			b.Run(fmt.Sprintf("%s/%d", ctx.name, goroutines), func(b *testing.B) {
				b.ReportAllocs()
				var p *player
				if ctx.ring {
					p = newPlayer(b)
				}
				s, queue := completer(p)
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
