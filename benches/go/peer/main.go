// Command peer is what the bridge is measured beside: the handlers of the benches in a process of their own, behind the servers that a
// user would take instead. It listens, says where in one line of JSON, and ends when its standard input does: with whoever started it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"syscall"
)

// places says where each server listens.
type places struct {
	GRPC string `json:"grpc_uds"`
	TCP  string `json:"grpc_tcp"`
	HTTP string `json:"http_uds"`
	Raw  string `json:"raw_uds"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "the peer of the benches:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "rust2go-peer")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	failed := make(chan error, 4)
	serve := func(network, address string, server func(net.Listener) error) (string, error) {
		l, err := net.Listen(network, address)
		if err != nil {
			return "", err
		}
		go func() { failed <- server(l) }()
		return l.Addr().String(), nil
	}
	var at places
	for _, s := range []struct {
		place            *string
		network, address string
		server           func(net.Listener) error
	}{
		{&at.GRPC, "unix", filepath.Join(dir, "grpc"), serveGRPC},
		{&at.TCP, "tcp", "127.0.0.1:0", serveGRPC},
		{&at.HTTP, "unix", filepath.Join(dir, "http"), serveHTTP},
		{&at.Raw, "unix", filepath.Join(dir, "raw"), serveRaw},
	} {
		if *s.place, err = serve(s.network, s.address, s.server); err != nil {
			return err
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(at); err != nil {
		return err
	}
	go func() { failed <- answer() }()
	return <-failed
}

// answer tells for each line of the input what the process has computed so far, in nanoseconds; nil when there is no more input.
func answer() error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var usage syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
			return err
		}
		if _, err := fmt.Println(usage.Utime.Nano() + usage.Stime.Nano()); err != nil {
			return err
		}
	}
	return lines.Err()
}
