package rust2go

import (
	"runtime"
	"strconv"
	"strings"
)

// What every handler can need when it panics is in every program, so it does without fmt and reflect, which are a tenth of a small one.

// stack returns the stack of the goroutine as runtime/debug formats it.
func stack() string {
	for size := 4 << 10; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, false); n < size {
			return string(buf[:n])
		}
	}
}

// text formats a panic value as fmt.Sprint does, if it is an error, a fmt.Stringer, a string, a bool or a number; of any other it says the
// type, which is what Go itself prints. A panic in the value's own Error or String method must not escape.
func text(v any) (s string) {
	defer func() {
		if recover() != nil {
			s = typeName(v) + " value whose text panicked as well"
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float32:
		return strconv.FormatFloat(float64(v), 'g', -1, 32)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	if digits, ok := Integer(v); ok {
		return digits
	}
	return "(" + typeName(v) + ")"
}

// typeName returns the name of v's type, which stands in the error of an assertion that cannot hold.
func typeName(v any) (name string) {
	defer func() {
		if err, ok := recover().(error); ok {
			name = strings.TrimPrefix(err.Error(), "interface conversion: ")
			name, _, _ = strings.Cut(name, " is not ")
		}
	}()
	_ = v.(interface{ nothingHasThis() })
	return ""
}

// Integer returns the digits of v, if it is one of Go's integers.
func Integer(v any) (string, bool) {
	switch v := v.(type) {
	case int:
		return strconv.FormatInt(int64(v), 10), true
	case int8:
		return strconv.FormatInt(int64(v), 10), true
	case int16:
		return strconv.FormatInt(int64(v), 10), true
	case int32:
		return strconv.FormatInt(int64(v), 10), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case uint:
		return strconv.FormatUint(uint64(v), 10), true
	case uint8:
		return strconv.FormatUint(uint64(v), 10), true
	case uint16:
		return strconv.FormatUint(uint64(v), 10), true
	case uint32:
		return strconv.FormatUint(uint64(v), 10), true
	case uint64:
		return strconv.FormatUint(v, 10), true
	case uintptr:
		return strconv.FormatUint(uint64(v), 10), true
	}
	return "", false
}
