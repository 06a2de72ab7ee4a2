package rust2go

import (
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"rust2go.dev/rust2go/ring"
)

// player plays the Rust half of a ring: it pushes requests and rings, by the bell or by calling.
type player struct {
	*carrier
	out *ring.Producer[request]
}

func newPlayer(t testing.TB) *player {
	region, err := ring.Heap(ring.MPSCOf[request](64))
	if err != nil {
		t.Fatal(err)
	}
	producer, err := ring.NewProducer[request](region, 0)
	if err != nil {
		t.Fatal(err)
	}
	c := &carrier{control: &control{}, several: runtime.GOMAXPROCS(0) > 1}
	if c.requests, err = ring.NewConsumer[request](region, 0); err != nil {
		t.Fatal(err)
	}
	if c.bell, _ = newBell(); c.bell == nil {
		t.Skip("this system has no bell")
	}
	c.free.Add(1)
	go c.serve()
	return &player{c, producer}
}

// send hands a call to the dispatchers as Rust does.
func (p *player) send(method uint32, frame *frame, call bool) {
	p.push(request{frame: uint64(uintptr(unsafe.Pointer(frame))), method: method}, call)
}

// push hands over a request, or a message that no method is for.
func (p *player) push(q request, call bool) {
	for p.out.Push(q) != nil {
		runtime.Gosched()
	}
	if p.out.Wake() {
		atomic.StoreUint64(&p.control.rung, uint64(time.Since(epoch)))
		if call {
			p.dispatchAll()
		} else {
			p.bell.Ring()
		}
	}
}

// frame is what a test's handler gets.
type frame struct {
	entered chan struct{} // closed by the handler
	wait    chan struct{} // the handler waits for it, unless it is nil
	done    *sync.WaitGroup
}

func handle(p unsafe.Pointer) {
	f := (*frame)(p)
	close(f.entered)
	if f.wait != nil {
		<-f.wait
	}
	f.done.Done()
}

var handleNumber = Serve(handle)

// Every handler of a chain waits for the next one to be entered: if a request ever waits for the handler of another one, all stop.
func TestNoRequestWaitsForAHandler(t *testing.T) {
	for _, procs := range []int{1, 2, 4} {
		before := runtime.GOMAXPROCS(procs)
		p := newPlayer(t)
		random := rand.New(rand.NewSource(int64(procs)))
		for round := 0; round < 300; round++ {
			atomic.StoreUint64(&p.control.busy, uint64(random.Intn(2)*random.Intn(50_000)))
			length, call := 1+random.Intn(100), random.Intn(4) == 0
			frames := make([]frame, length)
			var done sync.WaitGroup
			done.Add(length)
			for i := range frames {
				frames[i] = frame{entered: make(chan struct{}), done: &done}
			}
			for i := range frames[:length-1] {
				if random.Intn(3) > 0 {
					frames[i].wait = frames[i+1].entered
				}
			}
			for i := range frames {
				p.send(handleNumber, &frames[i], call)
				if random.Intn(8) == 0 {
					time.Sleep(time.Duration(random.Intn(60)) * time.Microsecond)
				}
			}
			over := make(chan struct{})
			go func() { done.Wait(); close(over) }()
			select {
			case <-over:
			case <-time.After(20 * time.Second):
				p.mu.Lock()
				t.Fatalf("GOMAXPROCS=%d, round %d: nothing moves; free %d, called %v, sleeper %v, entered %v, %d of %d taken, %d in the ring",
					procs, round, p.free.Load(), p.called, p.sleeper, p.entered != nil, p.at, p.count, p.requests.Len())
			}
			runtime.KeepAlive(frames)
		}
		runtime.GOMAXPROCS(before)
	}
}

// A handler that ends its goroutine takes a dispatcher with it; others go on.
func TestAHandlerThatExits(t *testing.T) {
	number := Serve(func(p unsafe.Pointer) {
		f := (*frame)(p)
		close(f.entered)
		f.done.Done()
		runtime.Goexit()
	})
	p := newPlayer(t)
	for round := 0; round < 200; round++ {
		frames := make([]frame, 20)
		var done sync.WaitGroup
		done.Add(len(frames))
		for i := range frames {
			frames[i] = frame{entered: make(chan struct{}), done: &done}
			p.send(number, &frames[i], false)
		}
		done.Wait()
		runtime.KeepAlive(frames)
	}
}

// When all is done, one dispatcher sleeps and no other is left.
func TestNobodyLooksOnForEver(t *testing.T) {
	p := newPlayer(t)
	deadline := time.Now().Add(20 * time.Second)
	for {
		p.mu.Lock()
		asleep := p.sleeper && p.free.Load() == 0
		p.mu.Unlock()
		if asleep {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("a dispatcher is still awake")
		}
		time.Sleep(time.Millisecond)
	}
}

// releaseSignal is closed when Rust drops it.
type releaseSignal chan struct{}

func (r releaseSignal) released() { close(r) }

// Goroutines wait for messages, among handlers that block until all of the messages have arrived: no message waits for a handler, and
// none is lost, also at the bell, however the dispatchers rest.
func TestMessagesAmongHandlers(t *testing.T) {
	for _, procs := range []int{1, 2, 4} {
		before := runtime.GOMAXPROCS(procs)
		p := newPlayer(t)
		random := rand.New(rand.NewSource(int64(procs)))
		for round := 0; round < 300; round++ {
			atomic.StoreUint64(&p.control.busy, uint64(random.Intn(2)*random.Intn(50_000)))
			woken := make(chan struct{})
			var waiting, done sync.WaitGroup
			frames := make([]frame, random.Intn(4))
			var handlesOf []uint64
			for i := 0; i < 1+random.Intn(150); i++ {
				w, handle := waiters.take()
				handlesOf = append(handlesOf, handle)
				waiting.Add(1)
				go func() {
					<-w.token
					waiters.give(w)
					waiting.Done()
				}()
			}
			done.Add(len(frames))
			released := make(releaseSignal)
			held := Hold(released)
			for i := range frames {
				frames[i] = frame{entered: make(chan struct{}), wait: woken, done: &done}
				p.send(handleNumber, &frames[i], random.Intn(4) == 0)
			}
			p.push(request{frame: held, method: objectRelease}, random.Intn(4) == 0)
			for _, handle := range handlesOf {
				p.push(request{frame: handle, method: askDone}, random.Intn(4) == 0)
				if random.Intn(16) == 0 {
					time.Sleep(time.Duration(random.Intn(60)) * time.Microsecond)
				}
			}
			over := make(chan struct{})
			go func() { waiting.Wait(); close(woken); done.Wait(); <-released; close(over) }()
			finishes(t, over)
			runtime.KeepAlive(frames)
		}
		runtime.GOMAXPROCS(before)
	}
}
