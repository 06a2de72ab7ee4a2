package rust2go

import (
	"fmt"
	"sync/atomic"
	"unsafe"
)

// Ask is the start of the frame of a call from Go to Rust: r2g_ask. The arguments follow it. The frame is Go memory; Rust writes nothing
// into it but Answer, and a plain result of a sync call behind the arguments, and both before the call returns.
type Ask struct {
	Object  uint64  // names the receiver; 0 if the method has none
	Spare   uint64  // the address of an answer that this async call may use again, or 0: see spare.go
	Timeout int64   // the nanoseconds until the deadline of an async call; 0 if there is none
	Answer  uintptr // from Rust: the address of an [Answer], or 0 if all is in the frame. After the call: see Taken
}

// Answer is the start of what Rust answers a call with: r2g_answer. It is Rust memory, until Go gives it back by Leave.
type Answer struct {
	State   uint32   // answerDone, answerAwaited, answerSpare
	Taken   uint32   // whether Rust has taken the arguments
	Bytes   uintptr  // what NewBlockOf needs for the value
	Failure *Failure // nil if there is a value
	Leave   uintptr  // void(answer)
	Waiter  uint64   // from Go, before it sets answerAwaited: names the goroutine that waits
	_       uintptr  // Rust's own
}

// answerDone says that the rest of the answer may be read. Rust sets it, with release ordering, as the last thing in an async call;
// the atomic load in Reply.done is its partner.
const answerDone uint32 = 1 << 0

// answerAwaited says that a goroutine is going to park, or has, and that Rust is to send a message when the answer is done. Go sets it. Both
// bits are of one word, so one of the two sees the other.
const answerAwaited uint32 = 1 << 2

// answerSpare says that the answer may be used for another call, instead of being left. Rust sets it with answerDone.
const answerSpare uint32 = 1 << 3

// Reply is how a call has ended. What it points at may be read until Leave.
type Reply struct{ answer *Answer }

// Pointer returns the address of the answer, which the value follows; nil if all is in the frame.
func (r Reply) Pointer() unsafe.Pointer { return unsafe.Pointer(r.answer) }

// Bytes returns what [NewBlockOf] needs to copy the value.
func (r Reply) Bytes() uintptr {
	if r.answer == nil {
		return 0
	}
	return r.answer.Bytes
}

// Leave gives the answer back to Rust, which ends the call if it has not ended, or keeps it for another call. It is called once.
func (r Reply) Leave() {
	if r.answer != nil && !r.keep() {
		rust.tell(r.answer.Leave, uintptr(unsafe.Pointer(r.answer)))
	}
}

// awaited has a message come for the waiter that handle names. It reports false if none will: the answer is done already.
func (r Reply) awaited(handle uint64) bool {
	r.answer.Waiter = handle
	return setBit(&r.answer.State, answerAwaited)&answerDone == 0
}

func (r Reply) done() bool {
	return r.answer == nil || atomic.LoadUint32(&r.answer.State)&answerDone != 0
}

// crossing is how calls go to Rust.
type crossing struct {
	ask  func(f, word uintptr, a *Ask)
	word func(f, word uintptr) uintptr
	tell func(f, word uintptr)

	flat func(f, word uintptr, a *Ask) // nil: askFlat, whose argument then stays where it is
}

// rust is how calls go to Rust. Tests cannot use cgo, and put a Rust half of their own in its place.
var rust = crossing{ask: ask, word: askWord, tell: tell}

// abiVersion is that of what follows, and of all that is behind it.
const abiVersion = 1

// rustTable is what Rust has once: r2g_rust.
type rustTable struct {
	abi     uint32
	_       uint32
	invoke  uintptr // void(number, frame): calls a method of the object that the frame names
	retain  uintptr // word(handle)
	release uintptr // void(handle)
	watch   uintptr // word(0): see stall.go
}

// theRust is the address of Rust's rustTable, once this package has heard of it.
var theRust atomic.Uintptr

// servedTable is what Rust has for each trait that it implements: r2g_served.
type servedTable struct {
	abi   uint32
	count uint32
	rust  uintptr  // a rustTable
	check uintptr  // word(table): 0 if both halves are of one contract, or the address of an answer
	calls *uintptr // count functions void(0, frame), in the order of the methods' names
}

// Served is a trait that Rust implements. A generated package has one for each, and calls its methods by number.
type Served struct {
	Name  string                // of the trait
	Table func() unsafe.Pointer // what the Rust half serves it with; nil if there is none

	checked atomic.Pointer[servedTable]
}

// Must calls a method that has no error to report, and panics with an [*Error] if the call fails.
func (s *Served) Must(number uint32, a *Ask) Reply {
	f, err := s.method(number)
	if err != nil {
		panic(err)
	}
	return must(f, 0, a)
}

// Try calls a method that reports errors. fault makes the contract's own error of a failure that is one; it is nil where the method has
// none.
func (s *Served) Try(number uint32, a *Ask, fault func(*Failure) error) (Reply, error) {
	f, err := s.method(number)
	if err != nil {
		return Reply{}, err
	}
	return try(f, 0, a, fault)
}

func must(f, word uintptr, a *Ask) Reply {
	r := send(f, word, a)
	if r.failed() {
		panic(r.fault(nil))
	}
	return r
}

func try(f, word uintptr, a *Ask, fault func(*Failure) error) (Reply, error) {
	return send(f, word, a).outcome(fault)
}

// send calls f, and keeps of the answer in a whether it was taken.
func send(f, word uintptr, a *Ask) Reply {
	rust.ask(f, word, a)
	r := Reply{foreign[Answer](a.Answer)}
	if a.Answer = taken; r.answer != nil && r.answer.Taken == 0 {
		a.Answer = 0
	}
	return r
}

// taken is what Ask.Answer is after a call whose arguments Rust has taken.
const taken = 1

// Taken reports whether Rust has taken the arguments: not if it found one that it cannot read, or was not called at all. What it has not
// taken still belongs to Go.
func (a *Ask) Taken() bool { return a.Answer == taken }

// method returns the function of a method.
func (s *Served) method(number uint32) (uintptr, error) {
	t := s.checked.Load()
	if t == nil {
		var err error
		if t, err = s.check(); err != nil {
			return 0, err
		}
	}
	return *(*uintptr)(unsafe.Add(unsafe.Pointer(t.calls), uintptr(number)*unsafe.Sizeof(*t.calls))), nil
}

// check finds the table at the first call, and has Rust compare the contracts. Nothing is kept of a failure.
func (s *Served) check() (*servedTable, error) {
	t := (*servedTable)(s.Table())
	if t == nil {
		return nil, &Error{Kind: KindNoRust, Message: s.Name + ": " + ErrNoRust.Message}
	}
	if t.abi != abiVersion {
		return nil, &Error{Kind: KindGo, Message: fmt.Sprintf("%s: the Rust code calls with version %d of the boundary, and this Go code "+
			"with %d; generate the Go code again with the rust2go-cli that fits the crate rust2go", s.Name, t.abi, abiVersion)}
	}
	theRust.Store(t.rust)
	refusal := Reply{foreign[Answer](rust.word(t.check, uintptr(unsafe.Pointer(t))))}
	if refusal.failed() {
		return nil, refusal.fault(nil)
	}
	s.checked.Store(t)
	return t, nil
}

// foreign makes a pointer of an address in memory that is not Go's; nil of 0.
func foreign[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }
