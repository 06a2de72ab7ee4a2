package main

import (
	"context"
	"net"
	"time"

	"google.golang.org/grpc"

	"rust2go.dev/benches/peer/pb"
)

// serveGRPC is grpc-go as it comes.
func serveGRPC(l net.Listener) error {
	server := grpc.NewServer()
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

func (grpcDemo) EchoBig(_ context.Context, req *pb.Big) (*pb.Big, error) { return req, nil }
