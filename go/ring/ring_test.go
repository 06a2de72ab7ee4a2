package ring

import (
	"errors"
	"runtime"
	"sync"
	"testing"
)

// entry is of the shape and size that a transport's entries have.
type entry struct {
	Slot         uint64
	Method, Kind uint32
}

func heap(t testing.TB, parts ...Part) *Region {
	t.Helper()
	r, err := Heap(parts...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func ends[T any](t testing.TB, r *Region, part int) (*Producer[T], *Consumer[T]) {
	t.Helper()
	p, err := NewProducer[T](r, part)
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewConsumer[T](r, part)
	if err != nil {
		t.Fatal(err)
	}
	return p, c
}

// kinds are the two rings, which behave alike to one producer.
func kinds(t *testing.T, capacity uint32, test func(t *testing.T, p *Producer[entry], c *Consumer[entry])) {
	for _, part := range []Part{SPSCOf[entry](capacity), MPSCOf[entry](capacity)} {
		t.Run(part.Kind.String(), func(t *testing.T) {
			p, c := ends[entry](t, heap(t, part), 0)
			test(t, p, c)
		})
	}
}

func TestKeepsTheOrder(t *testing.T) {
	for _, capacity := range []uint32{1, 2, 8} {
		kinds(t, capacity, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
			next := uint64(0)
			for lap := 0; lap < 5; lap++ {
				pushed := 0
				for p.Push(entry{next + uint64(pushed), 2, 3}) == nil {
					pushed++
				}
				if pushed != int(capacity) || p.Len() != pushed || p.Cap() != pushed {
					t.Fatalf("%d fit, %d there, of %d", pushed, p.Len(), capacity)
				}
				for i := 0; i < pushed; i++ {
					v, err := c.Pop()
					if err != nil || v != (entry{next, 2, 3}) {
						t.Fatalf("%v, %v instead of %d", v, err, next)
					}
					next++
				}
				if _, err := c.Pop(); err != ErrEmpty {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestBatches(t *testing.T) {
	kinds(t, 8, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		all := make([]entry, 100)
		for i := range all {
			all[i].Slot = uint64(i)
		}
		out := make([]entry, 0, len(all))
		for sent := 0; len(out) < len(all); {
			n, err := p.PushAll(all[sent:])
			if sent += n; sent < len(all) && err != ErrFull {
				t.Fatal(n, err)
			}
			n, err = c.PopInto(out[len(out) : len(out)+min(3, len(all)-len(out))])
			if err != nil {
				t.Fatal(err)
			}
			out = out[:len(out)+n]
		}
		for i := range out {
			if out[i] != all[i] {
				t.Fatalf("%v at %d", out[i], i)
			}
		}
		if n, err := p.PushAll(nil); n != 0 || err != nil {
			t.Fatal(n, err)
		}
		if n, err := c.PopInto(nil); n != 0 || err != nil {
			t.Fatal(n, err)
		}
	})
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func TestClosing(t *testing.T) {
	kinds(t, 8, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		if err := p.Push(entry{Slot: 7}); err != nil {
			t.Fatal(err)
		}
		p.Close()
		p.Close()
		if v, err := c.Pop(); err != nil || v.Slot != 7 {
			t.Fatal("what was pushed before closing is lost:", v, err)
		}
		if _, err := c.Pop(); err != ErrClosed || !c.Closed() {
			t.Fatal(err)
		}
		if c.Park() {
			t.Fatal("sleeps on a closed ring")
		}
	})
	kinds(t, 8, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		c.Close()
		if err := p.Push(entry{}); err != ErrClosed || !p.Closed() {
			t.Fatal(err)
		}
		if n, err := p.PushAll(make([]entry, 2)); n != 0 || err != ErrClosed {
			t.Fatal(n, err)
		}
		if p.Park() {
			t.Fatal("sleeps on a closed ring")
		}
	})
}

func TestParking(t *testing.T) {
	kinds(t, 2, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		if p.Wake() || c.WakeProducers() {
			t.Fatal("a bell for nobody")
		}
		if !c.Park() {
			t.Fatal("nothing there, yet awake")
		}
		if err := p.Push(entry{}); err != nil {
			t.Fatal(err)
		}
		if !p.Wake() || p.Wake() {
			t.Fatal("not exactly one bell")
		}
		c.Unpark()
		if c.Park() {
			t.Fatal("sleeps on a value")
		}
		if p.Wake() {
			t.Fatal("a bell for one who is awake")
		}
		if p.Park() {
			t.Fatal("waits though there is room")
		}
		c.WakeProducers() // that there was room after all is not taken back
		if err := p.Push(entry{}); err != nil {
			t.Fatal(err)
		}
		if !p.Park() {
			t.Fatal("no room, yet awake")
		}
		if _, err := c.Pop(); err != nil {
			t.Fatal(err)
		}
		if !c.WakeProducers() || c.WakeProducers() {
			t.Fatal("not exactly one bell")
		}
		p.Unpark()
	})
}

func TestEndsAreTaken(t *testing.T) {
	r := heap(t, SPSCOf[entry](2), MPSCOf[entry](2), BlocksOf(64, 3))
	p, c := ends[entry](t, r, 0)
	if _, err := NewProducer[entry](r, 0); !errors.Is(err, ErrTaken) {
		t.Error(err)
	}
	if _, err := NewConsumer[entry](r, 0); !errors.Is(err, ErrTaken) {
		t.Error(err)
	}
	p.Close()
	c.Close()
	if _, err := NewProducer[entry](r, 0); err != nil {
		t.Error(err)
	}
	for i := 0; i < 2; i++ {
		if _, err := NewProducer[entry](r, 1); err != nil {
			t.Error(err)
		}
	}
	for _, part := range []int{-1, 2, 3} {
		if _, err := NewProducer[entry](r, part); !errors.Is(err, ErrLayout) {
			t.Error(part, err)
		}
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, err := NewConsumer[entry](r, 1); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

func TestOnlyPlainValues(t *testing.T) {
	r := heap(t, MPSCOf[entry](2))
	try := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, ErrLayout) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := NewProducer[struct{ P, Q *int }](r, 0)
	try("pointers", err)
	_, err = NewProducer[struct {
		A [15]byte
		B bool
	}](r, 0)
	try("bool", err)
	_, err = NewProducer[string](r, 0)
	try("string", err)
	_, err = NewProducer[[3]uint64](r, 0)
	try("size", err)
	if _, err := NewProducer[[16]byte](r, 0); err != nil {
		t.Error(err)
	}
	_, err = Heap(MPSCOf[struct{}](2))
	try("empty", err)
	_, err = Heap(MPSCOf[uint64](3))
	try("capacity", err)
	_, err = Heap(MPSCOf[[maxEntry + 8]byte](1))
	try("large", err)
	_, err = Heap()
	try("no parts", err)
}

// TestManyProducers has producers push what only they push, in bursts, and looks that each one's values come in order, that
// none is lost, and that whoever parks is woken.
func TestManyProducers(t *testing.T) {
	each := uint64(100_000)
	if testing.Short() {
		each = 10_000
	}
	const producers = 4
	_, c := ends[entry](t, heap(t, MPSCOf[entry](64)), 0)
	bell, room := make(chan struct{}, 1), make(chan struct{}, producers)
	ringBell := func(bell chan struct{}) {
		select {
		case bell <- struct{}{}:
		default:
		}
	}
	var all sync.WaitGroup
	for id := uint32(0); id < producers; id++ {
		p, err := NewProducer[entry](c.region, 0)
		if err != nil {
			t.Fatal(err)
		}
		all.Add(1)
		go func(id uint32) {
			defer all.Done()
			var batch [5]entry
			for next := uint64(0); next < each; {
				size := 1 + int(next)%len(batch)
				for i := range batch {
					batch[i] = entry{Slot: next + uint64(i), Method: id}
				}
				if left := each - next; uint64(size) > left {
					size = int(left)
				}
				n, err := p.PushAll(batch[:size])
				next += uint64(n)
				if p.Wake() {
					ringBell(bell)
				}
				if err == ErrFull {
					if p.Park() {
						<-room
					}
				} else if err != nil {
					t.Error(err)
					return
				}
			}
		}(id)
	}
	var next [producers]uint64
	var batch [16]entry
	for total := uint64(0); total < producers*each; {
		n, err := c.PopInto(batch[:])
		if err == ErrEmpty {
			if c.Park() {
				<-bell
				c.Unpark()
			}
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		if c.WakeProducers() {
			for i := 0; i < producers; i++ {
				ringBell(room)
			}
		}
		for _, v := range batch[:n] {
			if next[v.Method] != v.Slot {
				t.Fatalf("%d of producer %d instead of %d", v.Slot, v.Method, next[v.Method])
			}
			next[v.Method]++
		}
		total += uint64(n)
	}
	all.Wait()
}

// TestPlaces pins the places that other languages rely on.
func TestPlaces(t *testing.T) {
	r := heap(t, SPSCOf[[3]uint16](4), MPSCOf[[3]uint32](8), BlocksOf(64, 100))
	want := []place{
		{Part{SPSC, 6, 2, 4}, 256, 640 + 24},
		{Part{MPSC, 12, 4, 8}, 1024, 640 + 8*24},
		{Part{BLOCKS, 64, 8, 100}, 1920, 128 + 6400},
	}
	for i := range want {
		if r.places[i] != want[i] {
			t.Errorf("%+v instead of %+v", r.places[i], want[i])
		}
	}
	if r.Size() != 12288 {
		t.Error(r.Size())
	}
}

func TestNoAllocations(t *testing.T) {
	kinds(t, 8, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		var batch [4]entry
		if n := testing.AllocsPerRun(100, func() {
			p.Push(batch[0])
			c.Pop()
			p.PushAll(batch[:])
			p.Wake()
			c.PopInto(batch[:])
			c.WakeProducers()
			if c.Park() {
				c.Unpark()
			}
		}); n != 0 {
			t.Error(n)
		}
	})
}

func benchmarkPush(b *testing.B, part Part) {
	p, c := ends[entry](b, heap(b, part), 0)
	batch := make([]entry, part.Capacity)
	b.ResetTimer()
	for i := 0; i < b.N; {
		for j := 0; j < len(batch) && i < b.N; j++ {
			if err := p.Push(entry{uint64(i), 1, 2}); err != nil {
				b.Fatal(err)
			}
			i++
		}
		b.StopTimer()
		c.PopInto(batch)
		b.StartTimer()
	}
}

func benchmarkPop(b *testing.B, part Part) {
	p, c := ends[entry](b, heap(b, part), 0)
	batch := make([]entry, part.Capacity)
	b.ResetTimer()
	for i := 0; i < b.N; i += len(batch) {
		b.StopTimer()
		p.PushAll(batch)
		b.StartTimer()
		for n := 0; n < len(batch); n += 256 {
			c.PopInto(batch[n : n+256])
		}
	}
}

func benchmarkPushAll(b *testing.B, part Part) {
	p, c := ends[entry](b, heap(b, part), 0)
	batch := make([]entry, part.Capacity)
	b.ResetTimer()
	for i := 0; i < b.N; i += len(batch) {
		for n := 0; n < len(batch); n += 256 {
			p.PushAll(batch[n : n+256])
		}
		b.StopTimer()
		c.PopInto(batch)
		b.StartTimer()
	}
}

func BenchmarkPushMPSC(b *testing.B)    { benchmarkPush(b, MPSCOf[entry](1024)) }
func BenchmarkPushSPSC(b *testing.B)    { benchmarkPush(b, SPSCOf[entry](1024)) }
func BenchmarkPopMPSC(b *testing.B)     { benchmarkPop(b, MPSCOf[entry](1024)) }
func BenchmarkPopSPSC(b *testing.B)     { benchmarkPop(b, SPSCOf[entry](1024)) }
func BenchmarkPushAllMPSC(b *testing.B) { benchmarkPushAll(b, MPSCOf[entry](1024)) }
func BenchmarkPushAllSPSC(b *testing.B) { benchmarkPushAll(b, SPSCOf[entry](1024)) }

// BenchmarkThrough is a value from one goroutine to another, in bursts, without anybody sleeping.
func BenchmarkThrough(b *testing.B) {
	p, c := ends[entry](b, heap(b, MPSCOf[entry](1024)), 0)
	go func() {
		var batch [64]entry
		for i := 0; i < b.N; {
			n, _ := p.PushAll(batch[:min(64, b.N-i)])
			if i += n; n == 0 {
				runtime.Gosched()
			}
		}
	}()
	var batch [64]entry
	for i := 0; i < b.N; {
		n, _ := c.PopInto(batch[:])
		if i += n; n == 0 {
			runtime.Gosched()
		}
	}
}
