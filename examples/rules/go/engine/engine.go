// Package engine implements the contract with expr: ordinary Go, registered in init.
package engine

import (
	"context"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"rust2go.dev/examples/rules/api"
	"rust2go.dev/examples/rules/rust2go"
)

// memory is how many values a rule may make in one evaluation: lists, mostly.
const memory = 100_000

func init() { api.RegisterRules(engine{}) }

var options = []expr.Option{
	expr.Env(facts{}),
	expr.WithContext("ctx"),
	waitFunction,
	interruptFunction,
	expr.Patch(interruptible{}),
}

// engine implements api.Rules.
type engine struct{}

func (engine) Compile(ctx context.Context, source string) (api.Program, error) {
	// Nobody may be waiting any more: the Rust future was dropped, or its deadline has passed.
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	code, err := expr.Compile(source, options...)
	if err != nil && !isPlaced(err) {
		// Not the rule is at fault but expr's optimizer, with filter(items, .price > 3)[0].sku for one.
		code, err = expr.Compile(source, append(options[:len(options):len(options)], expr.Optimize(false))...)
	}
	if err != nil {
		return nil, compileError(err)
	}
	if err := checkResult(code.Node().Type()); err != nil {
		return nil, err
	}
	return &program{source: source, code: code}, nil
}

func (engine) Held() uint64 { return uint64(rust2go.Counts().Held) }

// program implements api.Program: an object, which Rust holds by a handle. It does not change, so that many goroutines may
// evaluate it at once.
type program struct {
	source string
	code   *vm.Program
}

func (p *program) Source() string { return p.source }

func (p *program) Eval(ctx context.Context, order *api.Order) (api.Verdict, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	machine := vm.VM{MemoryBudget: memory}
	result, err := machine.Run(p.code, newFacts(ctx, order))
	if err != nil {
		return nil, evalError(err)
	}
	return verdict(result)
}
