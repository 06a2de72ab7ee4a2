//go:build !race

package rust2go

// raceEdge is for the race detector.
func raceEdge() {}
