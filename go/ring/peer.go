package ring

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

var (
	// ErrPeerLeft says that the other process has let go of its [Peer].
	ErrPeerLeft error = peerLeft{}
	// ErrPeerDied says that the other process was killed, or crashed, or ended without letting go of its [Peer].
	ErrPeerDied = errors.New("ring: the other process died; start it again with a new region, as it may have left things half done in this one")
)

// peerLeft is not made by fmt, which would be in every program then: a variable of a package is made whether it is used or not.
type peerLeft struct{}

func (peerLeft) Error() string { return "ring: the other process has left: " + ErrClosed.Error() }

func (peerLeft) Unwrap() error { return ErrClosed }

// goodbye is the byte by which a side says that it leaves on purpose.
const goodbye = '.'

// Peer knows when the other process is gone: the system closes its end of a socket then, whatever it died of. The Rust half
// has the same under the same name.
type Peer struct {
	conn   io.ReadWriteCloser
	err    atomic.Pointer[error]
	gone   chan struct{}
	closed atomic.Bool // here

	mu    sync.Mutex
	bells []*Bell
}

// WatchPeer watches the process at the other end of a connected socket, usually the one over which the two have met. The
// socket belongs to the Peer from now on and carries nothing else: bytes that come are thrown away.
func WatchPeer(conn io.ReadWriteCloser) *Peer {
	p := &Peer{conn: conn, gone: make(chan struct{})}
	go p.watch()
	return p
}

func (p *Peer) watch() {
	var got [64]byte
	err := ErrPeerDied
	for {
		n, readErr := p.conn.Read(got[:])
		if bytes.IndexByte(got[:n], goodbye) >= 0 {
			err = ErrPeerLeft
			break
		}
		if readErr != nil {
			if p.closed.Load() {
				err = ErrClosed
			}
			break
		}
	}
	p.err.Store(&err)
	close(p.gone)
	// After the store: who sleeps looks at the error before it goes on sleeping.
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, bell := range p.bells {
		bell.Ring()
	}
}

// Gone is closed when the other process is gone.
func (p *Peer) Gone() <-chan struct{} { return p.gone }

// Err returns nil while the other process lives, then [ErrPeerLeft] or [ErrPeerDied]; or [ErrClosed] after [Peer.Close].
// All that the other process had put into shared memory can be seen by then.
func (p *Peer) Err() error {
	if p == nil {
		return nil
	}
	if err := p.err.Load(); err != nil {
		return *err
	}
	return nil
}

// Close tells the other process that this one leaves, and closes the socket.
func (p *Peer) Close() error {
	p.closed.Store(true)
	// If it does not hear this any more, there is nobody to tell.
	_, _ = p.conn.Write([]byte{goodbye})
	return p.conn.Close()
}

// rings has the bell rung when the other process is gone.
func (p *Peer) rings(bell *Bell) {
	if p == nil || bell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bells = append(p.bells, bell)
}
