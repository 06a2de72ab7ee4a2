//go:build unix

package ring

import (
	"context"
	"errors"
	"net"
	"runtime"
	"sync"
	"testing"
	"time"
)

// pingPong sends values to and fro, one in flight, which parks and wakes at every step.
func pingPong(t testing.TB, ctx context.Context, rounds int, idle Idle, bells func(testing.TB) *Bell) {
	r := heap(t, SPSCOf[uint64](4), MPSCOf[uint64](1))
	p0, c0 := ends[uint64](t, r, 0)
	p1, c1 := ends[uint64](t, r, 1)
	there := Options{Bells: Bells{bells(t), bells(t)}, Idle: idle}
	back := Options{Bells: Bells{bells(t), bells(t)}, Idle: idle}
	to, from := NewSender(p0, there), NewReceiver(c1, back)
	go func() {
		from, to := NewReceiver(c0, there), NewSender(p1, back)
		defer to.Close()
		for {
			v, err := from.Receive(ctx)
			if err != nil {
				if err != ErrClosed {
					t.Error(err)
				}
				return
			}
			if err := to.Send(ctx, v+1); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	if b, ok := t.(*testing.B); ok {
		b.ResetTimer()
	}
	for i := 0; i < rounds; i++ {
		if err := to.Send(ctx, uint64(i)); err != nil {
			t.Fatal(err)
		}
		if v, err := from.Receive(ctx); err != nil || v != uint64(i)+1 {
			t.Fatal(v, err)
		}
	}
	to.Close()
	if _, err := from.Receive(ctx); err != ErrClosed {
		t.Error(err)
	}
}

func TestPingPong(t *testing.T) {
	ctx := watchdog(t)
	for _, procs := range []int{1, 2, 4} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			eachBell(t, func(t *testing.T, make func(testing.TB) *Bell) {
				for _, idle := range []Idle{Park, Idle(5 * time.Microsecond), Busy} {
					pingPong(t, ctx, 2000, idle, make)
				}
			})
		}()
	}
}

// TestCrowd has several senders share one bell for room in a ring that is nearly always full.
func TestCrowd(t *testing.T) {
	ctx := watchdog(t)
	eachBell(t, func(t *testing.T, make func(testing.TB) *Bell) {
		const senders, each = 8, 5000
		p, c := ends[uint64](t, heap(t, MPSCOf[uint64](2)), 0)
		o := Options{Bells: Bells{make(t), make(t)}}
		s, r := NewSender(p, o), NewReceiver(c, o)
		var all sync.WaitGroup
		for id := uint64(0); id < senders; id++ {
			all.Add(1)
			go func(id uint64) {
				defer all.Done()
				for i := uint64(0); i < each; {
					values := []uint64{id<<32 | i, id<<32 | (i + 1)}
					if n, err := s.SendAll(ctx, values[:1+i%2*(1-i/(each-1))]); err != nil {
						t.Error(err)
						return
					} else {
						i += uint64(n)
					}
				}
			}(id)
		}
		go func() {
			all.Wait()
			s.Close()
		}()
		var next [senders]uint64
		for {
			v, err := r.Receive(ctx)
			if err == ErrClosed {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if id := v >> 32; next[id] != v&0xffffffff {
				t.Fatalf("%d of sender %d instead of %d", v&0xffffffff, id, next[id])
			} else {
				next[id]++
			}
		}
		for id, n := range next {
			if n != each {
				t.Errorf("%d of sender %d", n, id)
			}
		}
	})
}

func TestWaitsEnd(t *testing.T) {
	watchdog(t)
	for _, idle := range []Idle{Park, Idle(time.Microsecond), Busy} {
		kinds(t, 1, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
			o := Options{Bells: Bells{bell(t), bell(t)}, Idle: idle}
			s, r := NewSender(p, o), NewReceiver(c, o)
			short := func() context.Context {
				ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
				t.Cleanup(cancel)
				return ctx
			}
			if _, err := r.Receive(short()); err != context.DeadlineExceeded {
				t.Error(err)
			}
			if n, err := s.SendAll(short(), make([]entry, 2)); n != 1 || err != context.DeadlineExceeded {
				t.Error(n, err)
			}
			if err := s.Send(short(), entry{}); err != context.DeadlineExceeded {
				t.Error(err)
			}
			if _, err := r.Receive(short()); err != nil {
				t.Error("a value is lost:", err)
			}
			// Whoever sleeps hears of the other's closing.
			done := make(chan error)
			go func() {
				err := s.Send(context.Background(), entry{})
				for err == nil {
					err = s.Send(context.Background(), entry{})
				}
				done <- err
			}()
			r.Close()
			if err := <-done; err != ErrClosed {
				t.Error(err)
			}
		})
	}
}

// pipes is a connection between two ends that are not processes, but close as those do.
func connection(t *testing.T) (net.Conn, net.Conn) {
	t.Helper()
	l, err := net.Listen("unix", t.TempDir()+"/s")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	a, err := net.Dial("unix", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	b, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	return a, b
}

func TestPeers(t *testing.T) {
	ctx := watchdog(t)
	for _, idle := range []Idle{Park, Busy} {
		for _, want := range []error{ErrPeerDied, ErrPeerLeft} {
			p, c := ends[uint64](t, heap(t, MPSCOf[uint64](1)), 0)
			a, b := connection(t)
			peer := WatchPeer(a)
			o := Options{Bells: Bells{bell(t), bell(t)}, Idle: idle, Peer: peer}
			r, s := NewReceiver(c, o), NewSender(p, o)
			if err := s.Send(ctx, 7); err != nil || peer.Err() != nil {
				t.Fatal(err, peer.Err())
			}
			sending := make(chan error)
			go func() { sending <- s.Send(ctx, 8) }()
			if _, err := b.Write([]byte("not understood")); err != nil {
				t.Fatal(err)
			}
			if want == ErrPeerLeft {
				if err := WatchPeer(b).Close(); err != nil {
					t.Fatal(err)
				}
			} else if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			if err := <-sending; err != want {
				t.Error(err)
			}
			<-peer.Gone()
			if v, err := r.Receive(ctx); err != nil || v != 7 {
				t.Error("what was sent before is lost:", v, err)
			}
			if _, err := r.Receive(ctx); err != want {
				t.Error(err)
			}
			if err := peer.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	a, _ := connection(t)
	peer := WatchPeer(a)
	if err := peer.Close(); err != nil {
		t.Error(err)
	}
	if <-peer.Gone(); !errors.Is(peer.Err(), ErrClosed) {
		t.Error(peer.Err())
	}
}

func BenchmarkRoundTripParked(b *testing.B) { pingPong(b, context.Background(), b.N, Park, bell) }
func BenchmarkRoundTripBusy(b *testing.B)   { pingPong(b, context.Background(), b.N, Busy, bell) }
