// The Go process of the example: sends back whatever it gets, in pure Go. The process that starts it gives it a connected
// Unix socket as its standard input.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"time"

	"rust2go.dev/rust2go/ring"
)

func main() {
	idle := flag.String("idle", "park", "what to do when there is nothing: park, busy, or how long to look before parking")
	socket := flag.Bool("socket", false, "send back what comes through the socket itself")
	report := flag.Bool("report", false, "say when the first request came, and what ended the last one")
	flag.Parse()
	if err := run(*idle, *socket, *report); err != nil {
		fmt.Fprintln(os.Stderr, "echo:", err)
		os.Exit(1)
	}
}

func run(idleName string, socket, report bool) error {
	conn, err := stdin()
	if err != nil {
		return err
	}
	if socket {
		_, err := io.CopyBuffer(struct{ io.Writer }{conn}, struct{ io.Reader }{conn}, make([]byte, 1<<16))
		return err
	}
	idle, err := parseIdle(idleName)
	if err != nil {
		return err
	}
	count := 0
	link, err := newLink(conn, idle)
	if err == nil {
		err = link.echo(&count, report)
	}
	if report {
		fmt.Printf("survived, after %d echoes: %v\n", count, err)
		return nil
	}
	if errors.Is(err, ring.ErrClosed) {
		return nil // the other process has left, as it should
	}
	return err
}

// echo sends everything back, until that fails.
func (l *link) echo(count *int, report bool) error {
	ctx := context.Background()
	var batch [256]message
	for {
		n, err := l.requests.ReceiveInto(ctx, batch[:])
		if err != nil {
			return err
		}
		if report && *count == 0 {
			fmt.Println("ready")
		}
		for i := range batch[:n] {
			if ref := &batch[i].Blocks; ref.Blocks > 0 {
				if *ref, err = l.reversed(*ref); err != nil {
					return err
				}
			}
		}
		if _, err := l.answers.SendAll(ctx, batch[:n]); err != nil {
			return err
		}
		*count += n
	}
}

// reversed frees blocks, and puts what was in them into others, last byte first.
func (l *link) reversed(ref ring.BlockRef) (ring.BlockRef, error) {
	data, err := l.blocks.Take(nil, ref)
	if err != nil {
		return ref, err
	}
	for i, j := 0, len(data)-1; i < j; i, j = i+1, j-1 {
		data[i], data[j] = data[j], data[i]
	}
	return l.blocks.Put(data)
}

// stdin is the socket that this process was started with.
func stdin() (*net.UnixConn, error) {
	conn, err := net.FileConn(os.Stdin)
	if err != nil {
		return nil, fmt.Errorf("the standard input is to be a Unix socket: %w", err)
	}
	unix, ok := conn.(*net.UnixConn)
	if !ok {
		return nil, fmt.Errorf("the standard input is to be a Unix socket, not one of %v", conn.LocalAddr().Network())
	}
	return unix, os.Stdin.Close()
}

func parseIdle(name string) (ring.Idle, error) {
	switch name {
	case "park":
		return ring.Park, nil
	case "busy":
		return ring.Busy, nil
	}
	d, err := time.ParseDuration(name)
	return ring.Idle(d), err
}
