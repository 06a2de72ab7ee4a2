package ring

import (
	"bytes"
	"math/bits"
	"math/rand"
	"sync"
	"testing"
)

func blocks(t testing.TB, size, count uint32) *Blocks {
	t.Helper()
	b, err := NewBlocks(heap(t, SPSCOf[uint64](1), BlocksOf(size, count)), 1)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRunsAreFound(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for round := 0; round < 2000; round++ {
		free := rng.Uint64()
		if round%2 == 1 {
			free |= rng.Uint64() | rng.Uint64()
		}
		for length := uint64(1); length <= 64; length++ {
			want := uint64(0)
			for i := uint64(0); i+length <= 64; i++ {
				if mask := ^uint64(0) >> (64 - length) << i; free&mask == mask {
					want |= 1 << i
				}
			}
			if got := startsOf(free, length); got != want {
				t.Fatalf("%#x %d: %#x instead of %#x", free, length, got, want)
			}
		}
	}
}

func TestBlocksAreGivenOutOnce(t *testing.T) {
	for _, count := range []uint32{1, 7, 63, 64, 65, 100, 128, 200} {
		for _, length := range []int{1, 2, 3, 7, 31, 64} {
			b := blocks(t, 16, count)
			var refs []BlockRef
			for {
				ref, err := b.Alloc(16 * length)
				if err == ErrNoBlocks {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				data, err := b.Open(ref)
				if err != nil || len(data) != 16*length {
					t.Fatal(len(data), err)
				}
				for i := range data {
					if data[i] != 0 {
						t.Fatal("taken twice")
					}
					data[i] = 1
				}
				refs = append(refs, ref)
			}
			want := 0
			for left := int(count); left > 0; left -= 64 {
				want += min(left, 64) / length
			}
			if len(refs) != want {
				t.Fatalf("%d runs of %d in %d, instead of %d", len(refs), length, count, want)
			}
			for _, ref := range refs {
				if err := b.Free(ref); err != nil {
					t.Fatal(err)
				}
				if err := b.Free(ref); err != ErrReference {
					t.Fatal("freed twice:", err)
				}
			}
		}
	}
}

func TestReferencesAreChecked(t *testing.T) {
	b := blocks(t, 64, 100)
	ref, err := b.Put([]byte("hello"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Alloc(64*64 + 1); err != ErrTooLarge {
		t.Error(err)
	}
	if _, err := b.Alloc(-1); err != ErrTooLarge {
		t.Error(err)
	}
	for _, bad := range []BlockRef{
		{}, {ref.Offset + 8, 5, 1}, {ref.Offset - 64, 5, 1}, {ref.Offset, 65, 1}, {ref.Offset, 5, 0}, {ref.Offset, 5, 2},
		{ref.Offset, 5, 65}, {ref.Offset + 64, 5, 1}, {ref.Offset + 64*100, 5, 1}, {ref.Offset + 64*63, 5, 2}, {^uint64(0) - 63, 5, 1},
		{ref.Offset, ^uint32(0), ^uint32(0)},
	} {
		if _, err := b.Open(bad); err != ErrReference {
			t.Errorf("%+v: %v", bad, err)
		}
		if err := b.Free(bad); err != ErrReference {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if got, err := b.Take([]byte("> "), ref); string(got) != "> hello" || err != nil {
		t.Errorf("%q %v", got, err)
	}
	if _, err := b.Take(nil, ref); err != ErrReference {
		t.Error(err)
	}
	if empty, err := b.Alloc(0); err != nil || empty.Blocks != 1 {
		t.Error(empty, err)
	}
}

func TestBlocksAmongMany(t *testing.T) {
	b := blocks(t, 32, 150)
	var all sync.WaitGroup
	for id := byte(1); id <= 4; id++ {
		all.Add(1)
		go func(id byte) {
			defer all.Done()
			rng := rand.New(rand.NewSource(int64(id)))
			for i := 0; i < 5000; i++ {
				data := bytes.Repeat([]byte{id}, rng.Intn(500))
				ref, err := b.Put(data)
				if err == ErrNoBlocks {
					continue
				} else if err != nil {
					t.Error(err)
					return
				}
				if got, err := b.Take(nil, ref); err != nil || !bytes.Equal(got, data) {
					t.Error(got, err)
					return
				}
			}
		}(id)
	}
	all.Wait()
	for word := uint64(0); word < 3; word++ {
		if taken := *b.run(word*64, 1).word; taken != 0 {
			t.Errorf("%d blocks are lost", bits.OnesCount64(taken))
		}
	}
}

func BenchmarkBlocks(b *testing.B) {
	pool := blocks(b, 256, 1024)
	for i := 0; i < b.N; i++ {
		ref, err := pool.Alloc(1000)
		if err != nil {
			b.Fatal(err)
		}
		if err := pool.Free(ref); err != nil {
			b.Fatal(err)
		}
	}
}
