// Package failures fails in every way there is.
package failures

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"rust2go.test/cases/failures/api"
)

func init() {
	api.RegisterFailures(&failing{})
	api.RegisterRegistrar(registrar{})
}

type failing struct{ oneways atomic.Uint64 }

func end(how string, n uint64) (uint64, error) {
	switch how {
	case "ok":
		return n, nil
	case "error":
		return 0, fmt.Errorf("plain error %d", n)
	case "panic":
		panic(fmt.Sprintf("panic %d", n))
	case "panic error":
		panic(fmt.Errorf("an error as panic %d", n))
	case "panic nil map":
		var m map[string]int
		m["x"] = 1
	case "goexit":
		runtime.Goexit()
	case "large":
		return 0, api.FailureTooLarge{Size: n, Limit: 10}
	case "large pointer":
		return 0, &api.FailureTooLarge{Size: n, Limit: 10}
	case "wrapped":
		return 0, fmt.Errorf("wrapped: %w", api.FailureTooLarge{Size: n, Limit: 10})
	case "name":
		return 0, api.FailureBadName{V0: fmt.Sprint("name ", n)}
	case "nothing":
		return 0, api.FailureNothing{}
	case "nil pointer":
		var none *api.FailureTooLarge
		return 0, none
	case "bad text":
		return 0, api.FailureBadName{V0: "\xff"}
	}
	panic("no such end: " + how)
}

func (*failing) Fallible(_ context.Context, how string, n uint64) (uint64, error) { return end(how, n) }

func (*failing) FallibleSync(how string, n uint64) (string, error) {
	v, err := end(how, n)
	return fmt.Sprint(v), err
}

func (*failing) Bridge(_ context.Context, how string) (uint64, error) { return end(how, 1) }

func (*failing) Plain(_ context.Context, how string, n uint64) uint64 {
	v, _ := end(how, n)
	return v
}

func (*failing) PlainSync(how string, n uint64) uint64 {
	v, _ := end(how, n)
	return v
}

func (*failing) Status(_ context.Context, code uint16) error {
	if code == 200 {
		return nil
	}
	return &api.Status{Code: code, Message: "by pointer"}
}

func (*failing) StatusSync(code uint16, pointer bool) error {
	switch {
	case code == 200:
		return nil
	case code == 0:
		return errors.New("no status")
	case pointer:
		return &api.Status{Code: code, Message: "by pointer"}
	}
	return fmt.Errorf("wrapped: %w", api.Status{Code: code, Message: "by value"})
}

func (f *failing) Oneway(how string) {
	f.oneways.Add(1)
	_, _ = end(how, 1)
}

func (f *failing) Oneways() uint64 { return f.oneways.Load() }

func (*failing) Texts() []string {
	return []string{
		api.FailureTooLarge{Size: 11, Limit: 10}.Error(),
		api.FailureBadName{V0: "x"}.Error(),
		api.FailureNothing{}.Error(),
		api.Status{Code: 404, Message: "gone"}.Error(),
	}
}

type registrar struct{}

func (registrar) Register() { api.RegisterLate(late{}) }

type late struct{}

func (late) Answer(context.Context) (uint32, error) { return 42, nil }
func (late) AnswerSync() (uint32, error)            { return 42, nil }
func (late) AnswerPlain(context.Context) uint32     { return 42 }
