package rust2go

import "runtime"

// flatWords is how many words a [Flat] has behind the Ask. The generator knows the number, and so does cgo.go.
const flatWords = 4

// Flat is the memory of a frame whose arguments and value are a few numbers and hold no address. It lies on the goroutine's stack: Rust
// gets a copy, on the stack of C, and what it puts in there is copied back. So such a call allocates nothing.
type Flat struct {
	Ask
	words [flatWords]uint64
}

// MustFlat is Must for a flat frame.
func (s *Served) MustFlat(number uint32, frame *Flat) {
	f, err := s.method(number)
	if err != nil {
		panic(err)
	}
	frame.must(f, 0)
}

// TryFlat is Try for a flat frame.
func (s *Served) TryFlat(number uint32, frame *Flat, fault func(*Failure) error) error {
	f, err := s.method(number)
	if err != nil {
		return err
	}
	return frame.try(f, 0, fault)
}

// MustFlat is Must for a flat frame.
func (o *Object) MustFlat(number uint32, frame *Flat) {
	f, err := o.on(&frame.Ask)
	if err != nil {
		panic(err)
	}
	frame.must(f, uintptr(number))
	runtime.KeepAlive(o)
}

// TryFlat is Try for a flat frame.
func (o *Object) TryFlat(number uint32, frame *Flat, fault func(*Failure) error) error {
	f, err := o.on(&frame.Ask)
	if err != nil {
		return err
	}
	err = frame.try(f, uintptr(number), fault)
	runtime.KeepAlive(o)
	return err
}

func (s *Flat) must(f, word uintptr) {
	// There is an answer only if there is a failure.
	if s.send(f, word); s.Answer != 0 {
		panic(Reply{foreign[Answer](s.Answer)}.fault(nil))
	}
}

func (s *Flat) try(f, word uintptr, fault func(*Failure) error) error {
	if s.send(f, word); s.Answer == 0 {
		return nil
	}
	_, err := Reply{foreign[Answer](s.Answer)}.outcome(fault)
	return err
}

func (s *Flat) send(f, word uintptr) {
	if rust.flat == nil {
		askFlat(f, word, s)
		return
	}
	frame := *s // on the heap
	rust.flat(f, word, &frame.Ask)
	*s = frame
}
