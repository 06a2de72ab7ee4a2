package rust2go

import (
	"testing"
	"unsafe"
)

func TestViewsCopyNothing(t *testing.T) {
	b := Views()
	text, numbers, number := "text", []uint64{1, 2}, uint32(3)
	nothing := []struct{}{{}, {}}
	if got := b.String(text); unsafe.StringData(got) != unsafe.StringData(text) || len(got) != 4 {
		t.Error("a string is copied")
	}
	if got := Slice(&b, numbers); &got[0] != &numbers[0] || len(got) != 2 {
		t.Error("a list is copied")
	}
	if Value(&b, &number) != &number {
		t.Error("a value is copied")
	}
	if len(Slice(&b, nothing)) != 2 || b.String("") != "" || Slice(&b, []int{}) != nil || Value[int](&b, nil) != nil {
		t.Error("empty values are lost")
	}
	if allocations := testing.AllocsPerRun(100, func() {
		b := Views()
		kept.text = b.String(text)
		if len(Slice(&b, numbers)) != 2 {
			t.Error("a list is lost")
		}
	}); allocations > 0 {
		t.Errorf("%v allocations", allocations)
	}
}

// Elements without a size need no room, and a block may have none.
func TestBlockWithElementsOfNoSize(t *testing.T) {
	var none Block
	full := NewBlock(&Head{Bytes: 8}, new(Small))
	for _, b := range []*Block{&none, &full} {
		if got := Slice(b, make([]struct{}, 3)); len(got) != 3 {
			t.Errorf("%d of 3 elements", len(got))
		}
		if Value(b, &struct{}{}) == nil || Value(b, new([0]uint64)) == nil {
			t.Error("a value is lost")
		}
	}
}
