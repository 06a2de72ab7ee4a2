package main

import (
	"time"

	"rust2go.dev/benches/work"
)

// user, message and response are those of the contract. The small request and the big one have the same fields.
type user struct {
	Name string `json:"name"`
	Age  uint8  `json:"age"`
}

type message struct {
	Users []user `json:"users"`
	Data  []byte `json:"data"`
}

type response struct {
	Pass bool `json:"pass"`
}

// noop looks at the request, so that a call whose arguments got lost is noticed.
func noop(m message) response {
	return response{Pass: len(m.Users) == 2 && len(m.Data) == 1}
}

func sleep10ms(m message) response {
	time.Sleep(10 * time.Millisecond)
	return noop(m)
}

func cpu50us(m message) response {
	return response{Pass: work.Compute() && noop(m).Pass}
}

func echoBig(m message) message { return m }
