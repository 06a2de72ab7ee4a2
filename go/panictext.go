package rust2go

import (
	"reflect"
	"runtime"
	"strconv"
	"strings"
)

// What every handler can need when it panics is in every program, so it does without fmt, which is a tenth of a small one.

// stack returns the stack of the goroutine as runtime/debug formats it.
func stack() string {
	for size := 4 << 10; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, false); n < size {
			return string(buf[:n])
		}
	}
}

// text formats a panic value as fmt.Sprint does; a panic in its own Error or String method must not escape.
func text(v any) (s string) {
	defer func() {
		if recover() != nil {
			s = reflect.TypeOf(v).String() + " value whose text panicked as well"
		}
	}()
	switch v := v.(type) {
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	}
	var b strings.Builder
	describe(&b, reflect.ValueOf(v), 0)
	return b.String()
}

// describe appends the text of v, which stands so deep in another value. Of what would need more than that, it says the type.
func describe(b *strings.Builder, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		b.WriteString(v.String())
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		b.WriteString(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		b.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()))
	case reflect.Struct:
		list(b, "{", v.NumField(), v.Field, depth, "}")
	case reflect.Array, reflect.Slice:
		list(b, "[", v.Len(), v.Index, depth, "]")
	case reflect.Pointer:
		if v.IsNil() || depth > 0 {
			b.WriteString("(" + v.Type().String() + ")")
			return
		}
		b.WriteString("&")
		describe(b, v.Elem(), depth+1)
	case reflect.Interface:
		describe(b, v.Elem(), depth)
	case reflect.Invalid:
		b.WriteString("<nil>")
	default:
		b.WriteString("(" + v.Type().String() + ")")
	}
}

// A value is told as far as elements are described, so deep, and so long: it may contain itself.
const (
	described    = 64
	describedTo  = 8
	describedLen = 4 << 10
)

func list(b *strings.Builder, open string, n int, at func(int) reflect.Value, depth int, end string) {
	b.WriteString(open)
	for i := 0; i < n; i++ {
		if i > 0 {
			b.WriteString(" ")
		}
		if i == described || depth == describedTo || b.Len() > describedLen {
			b.WriteString("…")
			break
		}
		describe(b, at(i), depth+1)
	}
	b.WriteString(end)
}
