package rust2go

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestEncoderPath(t *testing.T) {
	var e Encoder
	if e.Fail("%d is odd", 3) || e.Field("Radius") || e.Index(3) || e.Key("a \"key\"") || e.Key(7) || e.Field("Shapes") {
		t.Error("a failure is no failure")
	}
	f := Unsendable(&e)
	if f.Kind != 8 || f.Message != "3 is odd" || f.Stack != `.Shapes[7]["a \"key\""][3].Radius` {
		t.Errorf("%+v", f)
	}
	e = Encoder{}
	e.Fail("no")
	e.Key(strings.Repeat("é", 1000))
	e.Key(struct{ s string }{strings.Repeat("é", 1000)})
	if len(e.path) > 300 || !strings.Contains(e.path, "…") {
		t.Errorf("the path is %s", e.path)
	}
}

func TestEncoderDepth(t *testing.T) {
	var e Encoder
	for i := 0; i < 128; i++ {
		if !e.Enter() {
			t.Fatalf("%d levels are too many", i+1)
		}
	}
	if e.Enter() || !strings.HasPrefix(e.reason, "more than 128 values are nested") {
		t.Errorf("129 levels: %q", e.reason)
	}
	e.Leave()
	if !e.Enter() {
		t.Error("leaving makes no room")
	}
}

func TestUnreadable(t *testing.T) {
	if f := Unreadable(io.EOF); f.Kind != 9 || f.Message != "EOF" {
		t.Errorf("%+v", f)
	}
}

func TestQuoted(t *testing.T) {
	if got := Quoted("a\n"); got != `"a\n"` {
		t.Error(got)
	}
	if got := Quoted(strings.Repeat("é", 100)); got != `"`+strings.Repeat("é", 60)+`"…` {
		t.Error(got)
	}
}

func TestBlockKeepsTheFirstFailure(t *testing.T) {
	var b Block
	if b.Err() != nil {
		t.Error(b.Err())
	}
	b.Fail("first: %w", io.EOF)
	b.Fail("second")
	if err := b.Err(); !errors.Is(err, io.EOF) || err.Error() != "first: EOF" {
		t.Error(err)
	}
}
