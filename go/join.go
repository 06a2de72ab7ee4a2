package rust2go

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"rust2go.dev/rust2go/ring"
)

// link is the argument of a ring export: Link of the Rust half.
type link struct {
	op      uint32
	base    uint32  // to Rust: the number of the trait's first method
	runtime uintptr // to Rust: tells one runtime package of the archive from another
	region  unsafe.Pointer
	size    uintptr
	control *control
	drain   uintptr // void(word): takes over all completions
	room    uintptr // void(word): there is room for requests
	word    uintptr
	bell    int64   // to Rust: the file of the bell, or -1
	failed  uint64  // to Rust
	now     uint64  // what the clock of the bell shows
	rust    uintptr // a rustTable
}

// What a link asks for.
const (
	opAsk  = 0 // which runtime package this is, and where the trait's methods begin
	opJoin = 1 // serve the rings
	opRing = 2 // look at the requests: the bell, where there is no file for it
)

// control is what both sides see beside the rings.
type control struct {
	duty   uint32 // who takes completions over: see complete.go
	drains uint32 // how often somebody has
	_      [120]byte
	busy   uint64 // for how many nanoseconds to look for requests before parking
	_      [120]byte
	rung   uint64 // when the bell was last rung
	_      [120]byte
	late   uint32 // how many bells Rust is to ring by calling
	_      uint32
	rested uint64 // when the last dispatcher went to rest, by the clock of the bell
}

// request is a call on its way to Go.
type request struct {
	frame  uint64
	method uint32
	_      uint32
}

// carrier is this package's end of the two rings. Only Join writes its fields, before anything is carried.
type carrier struct {
	joining     sync.Mutex
	joined      bool
	requests    *ring.Consumer[request]
	completions *ring.Producer[uint64]
	control     *control
	bell        *ring.Bell
	drain       uintptr
	room        uintptr
	word        uintptr
	watched     atomic.Bool
	drained     atomic.Uint32 // what control.drains was when the timer was set
	timer       *time.Timer
	clock       time.Duration // what epoch was on the clock of the bell
	several     bool          // whether there is more than one P
	dispatchers
}

var theRing carrier

// served holds the functions of all methods that the ring carries, by number. Package initialisation fills it, which is over
// before Rust's first call comes in.
var served []func(unsafe.Pointer)

// Serve adds the methods of a trait that the ring carries, and returns the number of the first. Each gets the frame of a call, and may
// block.
func Serve(methods ...func(unsafe.Pointer)) uint32 {
	base := uint32(len(served))
	served = append(served, methods...)
	return base
}

// Join does what the link at p asks for; base is what Serve returned for the trait. The ring export of every generated package calls it.
func Join(p unsafe.Pointer, base uint32) {
	l := (*link)(p)
	switch l.op {
	case opAsk:
		l.base = base
		l.runtime = uintptr(unsafe.Pointer(&theRing))
	case opJoin:
		theRust.Store(l.rust)
		if theRing.join(l) != nil {
			l.failed = 1
		}
	case opRing:
		theRing.dispatchAll()
	}
}

func (c *carrier) join(l *link) error {
	c.joining.Lock()
	defer c.joining.Unlock()
	if c.joined {
		return ring.ErrTaken
	}
	region, err := ring.AttachMemory(l.region, l.size)
	if err != nil {
		return err
	}
	requests, err := ring.NewConsumer[request](region, 0)
	if err != nil {
		return err
	}
	completions, err := ring.NewProducer[uint64](region, 1)
	if err != nil {
		return err
	}
	// Held by whoever takes a request, so that all of this is there for him.
	c.mu.Lock()
	c.requests, c.completions = requests, completions
	c.clock = time.Duration(l.now) - time.Since(epoch)
	c.control, c.drain, c.room, c.word = l.control, l.drain, l.room, l.word
	c.startWatching()
	c.joined, c.several = true, runtime.GOMAXPROCS(0) > 1
	c.bell, l.bell = newBell()
	c.mu.Unlock()
	if c.bell != nil {
		c.free.Add(1)
		go c.serve()
	} else {
		c.dispatchAll() // parks
	}
	return nil
}
