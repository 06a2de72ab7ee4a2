package recursion

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/app/rust2go"
)

func TestRoundTrip(t *testing.T) {
	v := Program{
		Root: Block{"root", []Statement{
			StatementBlock{Block{Name: "inner"}},
			StatementExpr{ExprCall{"f", []Expr{ExprNumber{1}, ExprNeg{ExprName{"x"}}}}},
		}},
		Node: Node{Value: "a", Next: &Node{Value: "b"}, Children: []Node{{Value: "c"}}},
	}
	var w wireProgram
	if e := (&rust2go.Encoder{}); !toProgram(e, &w, &v) {
		t.Fatal(rust2go.Unsendable(e))
	}
	b := rust2go.NewBlock(&rust2go.Head{}, &rust2go.Small{})
	var back Program
	fromProgram(&b, &back, &w)
	if !reflect.DeepEqual(v, back) {
		t.Errorf("%+v\n became %+v", v, back)
	}
}

// A value that contains itself is an error, and no endless recursion.
func TestCircles(t *testing.T) {
	refused := func(name string, encode func(e *rust2go.Encoder) bool) {
		e := &rust2go.Encoder{}
		if encode(e) {
			t.Errorf("%s: no failure", name)
		}
		if f := rust2go.Unsendable(e); !strings.HasPrefix(f.Message, "more than 128 values") {
			t.Errorf("%s: %+v", name, f)
		}
	}
	neg := &ExprNeg{}
	neg.V0 = neg
	refused("enum", func(e *rust2go.Encoder) bool { return toExpr(e, &rust2go.WireEnum{}, neg) })
	folder := Folder{Folders: map[string]Folder{}}
	folder.Folders["self"] = folder
	refused("map", func(e *rust2go.Encoder) bool { return toFolder(e, &wireFolder{}, &folder) })
	array := &JsonArray{V0: make([]Json, 1)}
	array.V0[0] = array
	refused("list", func(e *rust2go.Encoder) bool { return toJson(e, &rust2go.WireEnum{}, array) })
	ping := Ping{At: time.Unix(0, 0), Pong: &Pong{Pings: make([]Ping, 1)}}
	ping.Pong.Pings[0] = ping
	refused("structs", func(e *rust2go.Encoder) bool { return toPing(e, &wirePing{}, &ping) })
}

// The limit counts what Rust counts: 100 levels are fine where an enum and a struct take turns.
func TestDepth(t *testing.T) {
	block := Block{Name: "leaf"}
	for i := 0; i < 100; i++ {
		block = Block{"block", []Statement{StatementBlock{block}}}
	}
	e := &rust2go.Encoder{}
	if !toBlock(e, &wireBlock{}, &block) {
		t.Error(rust2go.Unsendable(e))
	}
}
