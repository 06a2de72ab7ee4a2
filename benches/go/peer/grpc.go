package main

import (
	"context"
	"net"
	"time"

	"google.golang.org/grpc"

	"rust2go.dev/benches/peer/pb"
	"rust2go.dev/benches/work"
)

// longestMessage is what a message may be long: as it comes, grpc-go refuses more than 4 MiB.
const longestMessage = 64 << 20

// serveGRPC is grpc-go as it comes, but for that.
func serveGRPC(l net.Listener) error {
	server := grpc.NewServer(grpc.MaxRecvMsgSize(longestMessage))
	pb.RegisterDemoServer(server, grpcDemo{})
	return server.Serve(l)
}

type grpcDemo struct {
	pb.UnimplementedDemoServer
}

func (grpcDemo) Noop(_ context.Context, req *pb.Request) (*pb.Response, error) {
	return &pb.Response{Pass: len(req.Users) == 2 && len(req.Balabala) == 1}, nil
}

func (d grpcDemo) Sleep10Ms(ctx context.Context, req *pb.Request) (*pb.Response, error) {
	time.Sleep(10 * time.Millisecond)
	return d.Noop(ctx, req)
}

func (d grpcDemo) Cpu50Us(ctx context.Context, req *pb.Request) (*pb.Response, error) {
	answer, err := d.Noop(ctx, req)
	answer.Pass = work.Compute() && answer.Pass
	return answer, err
}

func (grpcDemo) EchoBig(_ context.Context, req *pb.Big) (*pb.Big, error) { return req, nil }
