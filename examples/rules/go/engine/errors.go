package engine

import (
	"context"
	"errors"
	"strings"

	"github.com/expr-lang/expr/file"

	"rust2go.dev/examples/rules/api"
)

// compileError makes the contract's error of expr's.
func compileError(err error) error {
	message, line, column := place(err)
	return api.RuleErrorCompile{Message: message, Line: line, Column: column}
}

// evalError does the same. What says that the call's context has ended it leaves alone: the bridge knows that.
func evalError(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	message, line, column := place(err)
	return api.RuleErrorEval{Message: message, Line: line, Column: column}
}

// isPlaced tells whether expr says where in the source the error is, as it does of all errors that are the rule's.
func isPlaced(err error) bool {
	var at *file.Error
	return errors.As(err, &at)
}

// place takes such an error apart. expr counts columns from 0.
func place(err error) (message string, line, column uint32) {
	var at *file.Error
	if !errors.As(err, &at) {
		// It may end with a stack.
		message, _, _ = strings.Cut(err.Error(), "\n")
		return message, 1, 1
	}
	return at.Message, uint32(at.Line), uint32(at.Column) + 1
}
