// Package demo implements the contract of the benches: handlers that do next to nothing, so that the call is what costs.
package demo

import (
	"context"
	"time"

	"rust2go.dev/benches/api"
	"rust2go.dev/benches/gate"
	"rust2go.dev/benches/work"
)

func init() {
	api.RegisterDemo(demo{})
	api.RegisterRingDemo(demo{})
}

type demo struct{}

func (demo) SyncSmall(req *api.DemoComplicatedRequest) api.DemoResponse {
	return check(req)
}

func (demo) SyncSmallZeroCopy(req *api.DemoComplicatedRequest) api.DemoResponse {
	return check(req)
}

func (demo) Noop(_ context.Context, req *api.DemoComplicatedRequest) api.DemoResponse {
	return check(req)
}

func (demo) Sleep10ms(_ context.Context, req *api.DemoComplicatedRequest) api.DemoResponse {
	time.Sleep(10 * time.Millisecond)
	return check(req)
}

func (demo) Wait(_ context.Context, req *api.DemoComplicatedRequest) api.DemoResponse {
	gate.Wait()
	return check(req)
}

func (demo) Cpu50us(_ context.Context, req *api.DemoComplicatedRequest) api.DemoResponse {
	answer := check(req)
	answer.Pass = work.Compute() && answer.Pass
	return answer
}

func (demo) EchoBigZeroCopy(_ context.Context, req api.Big) api.Big {
	return req
}

func (demo) EchoBig(_ context.Context, req *api.Big) api.Big {
	return *req
}

// check looks at the request, so that a call whose arguments got lost is noticed.
func check(req *api.DemoComplicatedRequest) api.DemoResponse {
	return api.DemoResponse{Pass: len(req.Users) == 2 && len(req.Balabala) == 1}
}
