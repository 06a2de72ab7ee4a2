package engine

import (
	"context"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// A rule has no loops but the predicates of all, filter, map and the like. Nested in each other they run for years without
// making a value, so that the limit on memory does not end them, and expr itself looks at no context. Hence the compiler is
// made to put a look at the context in front of every predicate.

// interruptName is no name that a rule can spell.
const interruptName = "#interrupt"

var interruptFunction = expr.Function(interruptName,
	func(params ...any) (any, error) { return true, params[0].(context.Context).Err() },
	new(func(context.Context) bool),
)

// interruptible is the visitor that does it: the predicate p becomes (#interrupt(ctx); p).
type interruptible struct{}

func (interruptible) Visit(node *ast.Node) {
	predicate, ok := (*node).(*ast.PredicateNode)
	if !ok {
		return
	}
	look := &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: interruptName},
		Arguments: []ast.Node{&ast.IdentifierNode{Value: "ctx"}},
	}
	predicate.Node = &ast.SequenceNode{Nodes: []ast.Node{look, predicate.Node}}
}

// wait(duration) is true after that time. It stands for whatever asks another service: it blocks, and heeds its context.
var waitFunction = expr.Function("wait",
	func(params ...any) (any, error) {
		ctx := params[0].(context.Context)
		timer := time.NewTimer(params[1].(time.Duration))
		defer timer.Stop()
		select {
		case <-timer.C:
			return true, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	},
	new(func(context.Context, time.Duration) bool),
)
