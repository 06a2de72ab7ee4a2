package watch

import "sync"

// gauge counts what is open. The zero gauge is ready.
type gauge struct {
	mu   sync.Mutex
	n    int
	zero chan struct{} // closed once n is 0; nil as long as nobody waits for that
}

func (g *gauge) add() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n++
}

func (g *gauge) done() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n--
	if g.n == 0 && g.zero != nil {
		close(g.zero)
		g.zero = nil
	}
}

func (g *gauge) count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.n
}

// none returns a channel that is closed once nothing is open.
func (g *gauge) none() <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.n == 0 {
		none := make(chan struct{})
		close(none)
		return none
	}
	if g.zero == nil {
		g.zero = make(chan struct{})
	}
	return g.zero
}
