package rust2go

import (
	"testing"
	"unsafe"
)

// within reports whether p points into the n bytes at start.
func within(p unsafe.Pointer, start *byte, n int) bool {
	at := uintptr(p) - uintptr(unsafe.Pointer(start))
	return at < uintptr(n)
}

func TestBlockHoldsAllOfAMessage(t *testing.T) {
	text := []byte("hello")
	numbers := []uint64{1, 2, 3}
	small := []uint16{7, 8}
	flag := uint32(9)
	// As Rust counts: each piece with the most that its alignment can cost.
	b := NewBlock(&Head{Bytes: 5 + (24 + 7) + (4 + 1) + (4 + 3)}, new(Small))
	start, size := &b.free[0], len(b.free)

	s := b.String(unsafe.String(&text[0], len(text)))
	n := Slice(&b, numbers)
	m := Slice(&b, small)
	v := Value(&b, &flag)
	text[0], numbers[0], small[0], flag = 'x', 0, 0, 0

	if s != "hello" || n[0] != 1 || n[2] != 3 || m[0] != 7 || m[1] != 8 || *v != 9 {
		t.Errorf("copies are %q %v %v %v: they follow what they were made from", s, n, m, *v)
	}
	for i, p := range []unsafe.Pointer{
		unsafe.Pointer(unsafe.StringData(s)), unsafe.Pointer(&n[0]), unsafe.Pointer(&m[0]), unsafe.Pointer(v),
	} {
		if !within(p, start, size) {
			t.Errorf("piece %d is outside of the block", i)
		}
	}
	if uintptr(unsafe.Pointer(&n[0]))%unsafe.Alignof(n[0]) != 0 || uintptr(unsafe.Pointer(v))%unsafe.Alignof(*v) != 0 {
		t.Error("a piece is not aligned")
	}
}

func TestBlockIsOneAllocation(t *testing.T) {
	text := string(make([]byte, 40))
	numbers := make([]uint32, 10)
	h := &Head{Bytes: 40 + 43}
	small := new(Small)
	allocations := testing.AllocsPerRun(100, func() {
		b := NewBlock(h, small)
		kept.text, kept.numbers = b.String(text), Slice(&b, numbers)
	})
	if allocations > 1 {
		t.Errorf("%v allocations, not one", allocations)
	}
}

var kept struct {
	text    string
	numbers []uint32
}

func TestSmallBlockIsNoAllocation(t *testing.T) {
	text := string(make([]byte, 8))
	numbers := make([]uint32, 5)
	small := new(Small)
	allocations := testing.AllocsPerRun(100, func() {
		b := NewBlock(&Head{Bytes: 8 + 23}, small)
		kept.text, kept.numbers = b.String(text), Slice(&b, numbers)
	})
	if allocations > 0 {
		t.Errorf("%v allocations, not none", allocations)
	}
}

// A count that is too small must cost allocations, never memory safety.
func TestBlockTooSmall(t *testing.T) {
	b := NewBlock(&Head{Bytes: 8}, new(Small))
	if s := b.String("more than eight bytes"); s != "more than eight bytes" {
		t.Errorf("String gave %q", s)
	}
	if s := b.String("abc"); s != "abc" {
		t.Errorf("String gave %q", s)
	}
	if n := Slice(&b, []uint64{4, 5}); len(n) != 2 || n[1] != 5 {
		t.Errorf("Slice gave %v", n)
	}
	if n := Slice(&b, []uint8{1, 2, 3, 4, 5}); len(n) != 5 || n[4] != 5 {
		t.Errorf("Slice gave %v", n)
	}
	var none Block
	if s, n := none.String("abc"), Slice(&none, []int32{-1}); s != "abc" || n[0] != -1 {
		t.Errorf("an empty block gave %q and %v", s, n)
	}
}

func TestEmptyIsNil(t *testing.T) {
	b := NewBlock(&Head{}, new(Small))
	if s := b.String(""); s != "" {
		t.Errorf("String gave %q", s)
	}
	if n := Slice(&b, []int{}); n != nil {
		t.Errorf("Slice gave %v", n)
	}
	if n := List([]string{}); n != nil {
		t.Errorf("List gave %v", n)
	}
	if Value[int](&b, nil) != nil || Pointer[string](nil) != nil {
		t.Error("a nil pointer became a value")
	}
}

func TestSliceCannotGrowIntoItsNeighbour(t *testing.T) {
	b := NewBlock(&Head{Bytes: 16}, new(Small))
	first := Slice(&b, []byte{1, 2})
	second := Slice(&b, []byte{3, 4})
	_ = append(first, 9)
	if second[0] != 3 {
		t.Error("an append to one list changed another")
	}
}

func TestListAndPointerCopyOneLevel(t *testing.T) {
	list := []string{"a", "b"}
	copied := List(list)
	list[0] = "x"
	if copied[0] != "a" || len(copied) != 2 {
		t.Errorf("List gave %q", copied)
	}
	text := "a"
	p := Pointer(&text)
	text = "x"
	if *p != "a" {
		t.Errorf("Pointer gave %q", *p)
	}
}

func TestSliceOfStructs(t *testing.T) {
	type pair struct {
		a uint8
		b uint64
	}
	b := NewBlock(&Head{Bytes: 1 + 7 + 32}, new(Small))
	_ = b.String("x")
	got := Slice(&b, []pair{{1, 2}, {3, 4}})
	if got[0] != (pair{1, 2}) || got[1] != (pair{3, 4}) {
		t.Errorf("Slice gave %v", got)
	}
}
