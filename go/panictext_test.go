package rust2go

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

type code int

func (c code) String() string { return "code " + fmt.Sprint(int(c)) }

type faultless struct{}

func (*faultless) Error() string { return "an error by address" }

type pair struct {
	name  string
	Count float32
}

// faulty has a text that panics.
type faulty struct{}

func (faulty) Error() string { panic("no text") }

func TestPanicTextIsThatOfFmt(t *testing.T) {
	for _, v := range []any{
		"text", "", -3, int8(-4), uint64(math.MaxUint64), uintptr(7), true, 'x',
		1.5, float32(0.1), 1e6, 1e21, 1e-7, math.Inf(-1), math.NaN(),
		errors.New("an error"), fmt.Errorf("around %w", errors.New("it")), time.Minute,
		code(3), &faultless{},
	} {
		if got, want := text(v), fmt.Sprint(v); got != want {
			t.Errorf("%T: %q, fmt has %q", v, got, want)
		}
	}
}

func TestPanicTextOfWhatHasNone(t *testing.T) {
	for _, c := range []struct {
		v    any
		want string
	}{
		{func() {}, "(func())"},
		{(*pair)(nil), "(*rust2go.pair)"},
		{faulty{}, "rust2go.faulty value whose text panicked as well"},
		{pair{"a", 1}, "(rust2go.pair)"},
		{[]int{1}, "([]int)"},
		{struct{}{}, "(struct {})"},
	} {
		if got := text(c.v); got != c.want {
			t.Errorf("%T: %q, not %q", c.v, got, c.want)
		}
	}
}

func TestStackIsWhole(t *testing.T) {
	var deep func(n int) string
	deep = func(n int) string {
		if n == 0 {
			return stack()
		}
		return deep(n - 1)
	}
	if s := deep(40); !strings.HasPrefix(s, "goroutine ") || strings.Count(s, ".TestStackIsWhole.func1(") != 41 {
		t.Errorf("the stack of 41 calls is:\n%s", s)
	}
}
