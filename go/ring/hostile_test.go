//go:build unix

package ring

import (
	"bytes"
	"encoding/binary"
	"math/rand"
	"runtime"
	"testing"
	"time"
	"unsafe"
)

// hostileParts has every kind, and entries of several sizes.
func hostileParts() []Part {
	return []Part{SPSCOf[[3]uint16](4), MPSCOf[entry](8), BlocksOf(24, 70), MPSCOf[byte](1), SPSCOf[entry](1)}
}

// hostile is memory of the parts, with nothing mapped around it.
func hostile(t testing.TB) (unsafe.Pointer, []byte) {
	t.Helper()
	size, err := Size(hostileParts()...)
	if err != nil {
		t.Fatal(err)
	}
	base := foreign(t, size)
	if err := Format(base, size, hostileParts()...); err != nil {
		t.Fatal(err)
	}
	return base, unsafe.Slice((*byte)(base), size)
}

// user does whatever can be done with the parts.
type user struct {
	p0 *Producer[[3]uint16]
	c0 *Consumer[[3]uint16]
	p1 *Producer[entry]
	c1 *Consumer[entry]
	b  *Blocks
	p3 *Producer[byte]
	c3 *Consumer[byte]
	p4 *Producer[entry]
	c4 *Consumer[entry]
}

// newUser attaches; false when something was refused, as it may be.
func newUser(base unsafe.Pointer, size uintptr) (u user, ok bool) {
	r, err := AttachMemory(base, size)
	if err != nil {
		return u, false
	}
	var errs [9]error
	u.p0, errs[0] = NewProducer[[3]uint16](r, 0)
	u.c0, errs[1] = NewConsumer[[3]uint16](r, 0)
	u.p1, errs[2] = NewProducer[entry](r, 1)
	u.c1, errs[3] = NewConsumer[entry](r, 1)
	u.b, errs[4] = NewBlocks(r, 2)
	u.p3, errs[5] = NewProducer[byte](r, 3)
	u.c3, errs[6] = NewConsumer[byte](r, 3)
	u.p4, errs[7] = NewProducer[entry](r, 4)
	u.c4, errs[8] = NewConsumer[entry](r, 4)
	for _, err := range errs {
		if err != nil {
			return u, false
		}
	}
	return u, true
}

// use does one thing. What comes of it does not matter, as long as it comes.
func (u *user) use(op byte) {
	n := int(op >> 4)
	switch op & 15 {
	case 0:
		_ = u.p0.Push([3]uint16{1, 2, 3})
	case 1:
		_, _ = u.p0.PushAll(make([][3]uint16, n))
	case 2:
		_, _ = u.c0.PopInto(make([][3]uint16, n))
	case 3:
		_ = u.p1.Push(entry{1, 2, 3})
	case 4, 5:
		_, _ = u.p1.PushAll(make([]entry, n))
	case 6:
		_, _ = u.c1.PopInto(make([]entry, n))
	case 7:
		_ = u.p3.Push(4)
	case 8:
		_, _ = u.c3.Pop()
	case 9:
		_, _ = u.p4.PushAll(make([]entry, n))
	case 10:
		_, _ = u.c4.PopInto(make([]entry, n))
	case 11:
		_, _, _, _ = u.c0.Park(), u.p0.Park(), u.c1.Park(), u.p1.Park()
	case 12:
		_, _, _, _ = u.c0.WakeProducers(), u.p0.Wake(), u.c1.WakeProducers(), u.p1.Wake()
	case 13:
		if u.c0.Len() > u.c0.Cap() || u.p1.Len() > u.p1.Cap() {
			panic("longer than it can be")
		}
	case 14:
		if ref, err := u.b.Put(make([]byte, n*17)); err == nil && n%2 == 0 {
			_, _ = u.b.Take(nil, ref)
		}
	case 15:
		ref := BlockRef{u.b.first + uint64(n)*24, uint32(n), uint32(n)}
		if data, err := u.b.Open(ref); err == nil {
			copy(data, "written")
		}
		_ = u.b.Free(ref)
	}
}

// interesting are values that break sums and comparisons.
func interesting(b byte, old uint64) uint64 {
	values := [...]uint64{0, 1, 2, 3, 1 << 31, 1 << 32, 1<<63 - 1, 1 << 63, ^uint64(0), ^uint64(1), old + 1, old - 1, old + 2, old - 2, ^old, old << 32}
	return values[b%16]
}

// FuzzPositions does things with a region while words of its parts are overwritten in between.
func FuzzPositions(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
	f.Add([]byte{0x33, 0x54, 0xff, 10, 0, 6, 0x36, 0x36})
	f.Fuzz(func(t *testing.T, ops []byte) {
		base, memory := hostile(t)
		u, ok := newUser(base, uintptr(len(memory)))
		if !ok {
			t.Fatal("a region that nobody has touched")
		}
		table := int(u.p0.region.places[0].offset)
		header := append([]byte(nil), memory[:table]...)
		for len(ops) > 0 {
			op := ops[0]
			ops = ops[1:]
			if op < 0xc0 || len(ops) < 3 {
				u.use(op)
				continue
			}
			// Another side's write: any word but those of the table, which nobody reads again.
			at := table + (int(binary.LittleEndian.Uint16(ops))*8)%(len(memory)-table)
			word := (*uint64)(unsafe.Pointer(&memory[at&^7]))
			*word = interesting(ops[2], *word)
			ops = ops[3:]
		}
		if !bytes.Equal(header, memory[:table]) {
			t.Fatal("wrote where it must not")
		}
	})
}

// FuzzHeader overwrites parts of a valid header, attaches, and uses whatever was accepted.
func FuzzHeader(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{12, 0, 3, 0, 0, 0})
	f.Add([]byte{140, 0, 1, 0, 0, 0, 172, 0, 16, 0, 0, 0})
	f.Fuzz(func(t *testing.T, edits []byte) {
		base, memory := hostile(t)
		for ; len(edits) >= 6; edits = edits[6:] {
			at := binary.LittleEndian.Uint16(edits) % (headerSize + maxParts*entrySize - 4)
			copy(memory[at:], edits[2:6])
		}
		if u, ok := newUser(base, uintptr(len(memory))); ok {
			for op := 0; op < 256; op++ {
				u.use(byte(op))
			}
		}
	})
}

// TestScribbler has a peer write into everything all the time, at once with what this side does.
func TestScribbler(t *testing.T) {
	watchdog(t)
	base, memory := hostile(t)
	u, ok := newUser(base, uintptr(len(memory)))
	if !ok {
		t.Fatal("a region that nobody has touched")
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		rng := rand.New(rand.NewSource(1))
		words := unsafe.Slice((*uint64)(base), len(memory)/8)
		for {
			select {
			case <-stop:
				return
			default:
			}
			for i := 0; i < 1000; i++ {
				word := &words[page/8/4+rng.Intn(len(words)-page/8/4)]
				*word = interesting(byte(rng.Int()), *word)
			}
			runtime.Gosched()
		}
	}()
	rng := rand.New(rand.NewSource(2))
	for end := time.Now().Add(200 * time.Millisecond); time.Now().Before(end); {
		for i := 0; i < 100; i++ {
			u.use(byte(rng.Int()))
		}
	}
	close(stop)
	<-stopped
}

// TestLies has the positions say what they never can, and looks that it is noticed.
func TestLies(t *testing.T) {
	kinds(t, 8, func(t *testing.T, p *Producer[entry], c *Consumer[entry]) {
		if err := p.Push(entry{}); err != nil {
			t.Fatal(err)
		}
		if p.kind == SPSC {
			*p.tail = 10
			if _, err := c.Pop(); err != nil {
				t.Log("the first value, which it had seen:", err)
			}
			if _, err := c.Pop(); err != ErrCorrupt {
				t.Error(err)
			}
			*p.head = 5
			if n, err := p.PushAll(make([]entry, 10)); err != ErrCorrupt {
				t.Error(n, err)
			}
		} else {
			turn, _ := p.turnOf(p.cell(0), 0)
			*turn = 77
			if _, err := c.Pop(); err != ErrCorrupt || c.Park() {
				t.Error(err)
			}
			*p.tail = 8
			if err := p.Push(entry{}); err != ErrCorrupt || p.Park() {
				t.Error(err)
			}
			*p.tail = 1 << 40
			if _, err := p.PushAll(make([]entry, 3)); err != ErrCorrupt {
				t.Error(err)
			}
		}
		if _, err := NewConsumer[entry](p.region, 0); err == nil {
			t.Error("attached to nonsense")
		}
	})
}
