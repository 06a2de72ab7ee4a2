package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
)

// The raw protocol, which benches/src/peers/raw.rs describes: frames with a length and the id of their call. Calls are answered in the
// order in which they are done, and what is done while a write is under way goes out with the next one.

const (
	// A request has length (of what follows it), id and method before the message; an answer the same without method.
	lengthSize, idSize, methodSize = 4, 4, 1
	// longest is what a frame may be long.
	longest = 64 << 20

	methodNoop, methodSleep10ms, methodEchoBig, methodCPU50us = 0, 1, 2, 3
)

var errFrame = errors.New("a frame is not as the raw protocol has it")

func serveRaw(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		c := &rawConn{conn: conn, more: make(chan struct{}, 1), over: make(chan struct{})}
		go c.write()
		go c.read()
	}
}

type rawConn struct {
	conn net.Conn
	// more says that there may be something in answers.
	more chan struct{}
	// over is closed when the client is gone.
	over    chan struct{}
	mu      sync.Mutex
	answers []byte
}

func (c *rawConn) read() {
	defer close(c.over)
	defer c.conn.Close()
	for r := bufio.NewReaderSize(c.conn, 64<<10); ; {
		var length [lengthSize]byte
		if _, err := io.ReadFull(r, length[:]); err != nil {
			return
		}
		n := binary.LittleEndian.Uint32(length[:])
		if n < idSize+methodSize || n > longest {
			return
		}
		frame := make([]byte, n)
		if _, err := io.ReadFull(r, frame); err != nil {
			return
		}
		go c.handle(frame)
	}
}

func (c *rawConn) handle(frame []byte) {
	m, err := decode(frame[idSize+methodSize:])
	if err != nil {
		c.conn.Close() // ends read
		return
	}
	switch frame[idSize] {
	case methodNoop:
		c.reply(frame[:idSize], noop(m).append)
	case methodSleep10ms:
		c.reply(frame[:idSize], sleep10ms(m).append)
	case methodCPU50us:
		c.reply(frame[:idSize], cpu50us(m).append)
	case methodEchoBig:
		c.reply(frame[:idSize], echoBig(m).append)
	default:
		c.conn.Close()
	}
}

func (c *rawConn) reply(id []byte, body func([]byte) []byte) {
	c.mu.Lock()
	start := len(c.answers)
	c.answers = append(c.answers, make([]byte, lengthSize)...)
	c.answers = body(append(c.answers, id...))
	binary.LittleEndian.PutUint32(c.answers[start:], uint32(len(c.answers)-start-lengthSize))
	c.mu.Unlock()
	select {
	case c.more <- struct{}{}:
	default: // the writer will look anyway
	}
}

func (c *rawConn) write() {
	var out []byte
	for {
		select {
		case <-c.more:
		case <-c.over:
			return
		}
		c.mu.Lock()
		out, c.answers = c.answers, out[:0]
		c.mu.Unlock()
		if _, err := c.conn.Write(out); err != nil {
			c.conn.Close()
			return
		}
	}
}

func (r response) append(b []byte) []byte {
	if r.Pass {
		return append(b, 1)
	}
	return append(b, 0)
}

func (m message) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.Users)))
	for _, u := range m.Users {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(u.Name)))
		b = append(append(b, u.Name...), u.Age)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.Data)))
	return append(b, m.Data...)
}

// decode reads a message, whose data stays in b.
func decode(b []byte) (message, error) {
	ok := true
	bytes := func(n uint64) []byte {
		if ok = ok && n <= uint64(len(b)); !ok {
			return nil
		}
		part := b[:n]
		b = b[n:]
		return part
	}
	number := func() uint64 {
		part := bytes(4)
		if part == nil {
			return 0
		}
		return uint64(binary.LittleEndian.Uint32(part))
	}
	users := number()
	if users > uint64(len(b))/5 { // a user takes five bytes at least
		return message{}, errFrame
	}
	m := message{Users: make([]user, users)}
	for i := range m.Users {
		m.Users[i].Name = string(bytes(number()))
		if age := bytes(1); age != nil {
			m.Users[i].Age = age[0]
		}
	}
	m.Data = bytes(number())
	if !ok || len(b) > 0 {
		return message{}, errFrame
	}
	return m, nil
}
