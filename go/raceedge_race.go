//go:build race

package rust2go

// static void rust2go_race_edge(void) {}
import "C"

// raceEdge tells the race detector that what this goroutine has done was before what Rust does from here on, and what Rust has done before
// what this goroutine does. It cannot see that of the rings, since Rust's half of them is not built for it; but it takes every call of C for
// such a point (racecgosync in Go's runtime/cgocall.go).
func raceEdge() { C.rust2go_race_edge() }
