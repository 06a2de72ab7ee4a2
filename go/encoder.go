package rust2go

import (
	"fmt"
	"strconv"
)

// Encoder makes wire forms of one result of a handler, for Rust to read. Its methods, and the generated functions that use
// them, report whether that went well. The one that fails says why, and each caller above adds where, so that in the end
// Rust gets a reason and a path: "nil is no Shape" at ".Shapes[3]".
//
// What they make is on Go's heap, where it stays in its place until Rust has copied it; hence the go:noinline of those that
// allocate: without it, Go could find that the memory does not outlive the caller, and put it on the stack.
type Encoder struct {
	reason string
	path   string
	depth  int
	given  []given
}

// depthLimit is how deep a value may be nested; Rust has the same limit.
const depthLimit = 128

// Fail says why the value cannot be sent. It returns false.
func (e *Encoder) Fail(format string, args ...any) bool {
	e.reason, e.path = fmt.Sprintf(format, args...), ""
	return false
}

// Field says that the failure is in the field of that name. It returns false.
func (e *Encoder) Field(name string) bool {
	e.path = "." + name + e.path
	return false
}

// Index says that the failure is in element i of a list. It returns false.
func (e *Encoder) Index(i int) bool {
	e.path = "[" + strconv.Itoa(i) + "]" + e.path
	return false
}

// Key says that the failure is at the key k of a map, or in the key itself. It returns false.
func (e *Encoder) Key(k any) bool {
	text, ok := k.(string)
	if ok {
		text = Quoted(text)
	} else {
		text = fmt.Sprint(k)
		if len(text) > quotedBytes {
			text = fmt.Sprintf("%.*s…", quotedRunes, text)
		}
	}
	e.path = "[" + text + "]" + e.path
	return false
}

// Enter is called before the inside of a value that can contain others of its kind, and Leave after it. It fails where
// values are nested too deep, as those are that contain themselves.
func (e *Encoder) Enter() bool {
	if e.depth == depthLimit {
		return e.Fail("more than %d values are nested in each other: does one contain itself? "+
			"Send what is deeper in parts, as a list of values that name each other by index", depthLimit)
	}
	e.depth++
	return true
}

// Leave ends what a successful Enter began.
func (e *Encoder) Leave() { e.depth-- }

// A text in a message is shortened if it has more than quotedBytes, to quotedRunes.
const (
	quotedBytes = 80
	quotedRunes = 60
)

// Quoted returns s in quotes for a message, shortened if it is long.
func Quoted(s string) string {
	if len(s) <= quotedBytes {
		return strconv.Quote(s)
	}
	return fmt.Sprintf("%.*q…", quotedRunes, s)
}
