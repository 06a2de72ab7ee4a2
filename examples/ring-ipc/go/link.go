package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"

	"rust2go.dev/rust2go/ring"
)

// message is what travels: src/link.rs has the same. The region says how large it is, and both sides check it.
type message struct {
	Number uint64
	Blocks ring.BlockRef // what else there is to say, if any
	Unused uint64
}

// The parts of the region, and how many descriptors come with it: its own, and two bells for each ring.
const (
	requests = 0
	answers  = 1
	blocks   = 2
	fds      = 5
)

// link is the Go side of both rings.
type link struct {
	requests *ring.Receiver[message]
	answers  *ring.Sender[message]
	blocks   *ring.Blocks
}

// newLink gets the shared memory from the process at the other end of the socket. From then on the socket only tells whether
// that process is alive.
func newLink(conn *net.UnixConn, idle ring.Idle) (*link, error) {
	got, err := receive(conn)
	if err != nil {
		return nil, fmt.Errorf("getting the memory: %w", err)
	}
	memory := os.NewFile(uintptr(got[0]), "ring")
	region, err := ring.AttachFile(memory)
	if err := errors.Join(err, memory.Close()); err != nil {
		return nil, err
	}
	var bells [fds - 1]*ring.Bell
	for i := range bells {
		if bells[i], err = ring.OpenBell(uintptr(got[1+i])); err != nil {
			return nil, err
		}
	}
	consumer, err := ring.NewConsumer[message](region, requests)
	if err != nil {
		return nil, err
	}
	producer, err := ring.NewProducer[message](region, answers)
	if err != nil {
		return nil, err
	}
	pool, err := ring.NewBlocks(region, blocks)
	if err != nil {
		return nil, err
	}
	peer := ring.WatchPeer(conn)
	return &link{
		blocks:   pool,
		requests: ring.NewReceiver(consumer, ring.Options{Bells: ring.Bells{Receiver: bells[0], Room: bells[1]}, Idle: idle, Peer: peer}),
		answers:  ring.NewSender(producer, ring.Options{Bells: ring.Bells{Receiver: bells[2], Room: bells[3]}, Idle: idle, Peer: peer}),
	}, nil
}

// receive gets the descriptors, which come with one byte.
func receive(conn *net.UnixConn) ([]int, error) {
	var one [1]byte
	control := make([]byte, syscall.CmsgSpace(4*fds))
	_, n, _, _, err := conn.ReadMsgUnix(one[:], control)
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the other process is gone, and has sent nothing")
	} else if err != nil {
		return nil, err
	}
	messages, err := syscall.ParseSocketControlMessage(control[:n])
	if err != nil {
		return nil, err
	}
	var got []int
	for i := range messages {
		more, err := syscall.ParseUnixRights(&messages[i])
		if err != nil {
			return nil, err
		}
		got = append(got, more...)
	}
	if len(got) != fds {
		return nil, fmt.Errorf("%d descriptors came, not %d", len(got), fds)
	}
	return got, nil
}
