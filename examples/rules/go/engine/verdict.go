package engine

import (
	"fmt"
	"math"
	"reflect"

	"rust2go.dev/examples/rules/api"
)

const gives = "a rule gives a bool, a number, a string or a list of strings"

// checkResult refuses a rule whose result is known to be no verdict. What expr cannot know shows in verdict.
func checkResult(result reflect.Type) error {
	switch kind := result.Kind(); {
	case isScalar(kind), kind == reflect.Interface:
		return nil
	case kind == reflect.Pointer:
		return checkResult(result.Elem())
	case kind == reflect.Slice:
		if item := result.Elem().Kind(); item == reflect.String || item == reflect.Interface {
			return nil
		}
	}
	return api.RuleErrorCompile{Message: fmt.Sprintf("%s, not %s", gives, result), Line: 1, Column: 1}
}

func isScalar(kind reflect.Kind) bool {
	return kind == reflect.Bool || kind == reflect.String || reflect.Int <= kind && kind <= reflect.Float64
}

// verdict makes the contract's enum of what a rule gave.
func verdict(result any) (api.Verdict, error) {
	switch v := result.(type) {
	case bool:
		return api.VerdictMatch{V0: v}, nil
	case string:
		return api.VerdictLabel{V0: v}, nil
	case []string:
		return api.VerdictLabels{V0: v}, nil
	case []any:
		return labels(v)
	case api.Tier:
		return api.VerdictLabel{V0: v.String()}, nil
	case *string:
		if v != nil {
			return api.VerdictLabel{V0: *v}, nil
		}
		return nil, noVerdict("nil")
	}
	return score(result)
}

// score takes any number that JSON has.
func score(result any) (api.Verdict, error) {
	var n float64
	switch v := reflect.ValueOf(result); {
	case v.CanInt():
		n = float64(v.Int())
	case v.CanUint():
		n = float64(v.Uint())
	case v.CanFloat():
		n = v.Float()
	case result == nil:
		return nil, noVerdict("nil")
	default:
		return nil, noVerdict(fmt.Sprintf("%T", result))
	}
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return nil, noVerdict(fmt.Sprint(n))
	}
	return api.VerdictScore{V0: n}, nil
}

func labels(list []any) (api.Verdict, error) {
	texts := make([]string, len(list))
	for i, item := range list {
		text, ok := item.(string)
		if !ok {
			return nil, noVerdict(fmt.Sprintf("a list with %T", item))
		}
		texts[i] = text
	}
	return api.VerdictLabels{V0: texts}, nil
}

func noVerdict(what string) error {
	return api.RuleErrorEval{Message: gives + ", not " + what, Line: 1, Column: 1}
}
