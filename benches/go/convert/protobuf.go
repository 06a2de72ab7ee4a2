package convert

import (
	"google.golang.org/protobuf/proto"

	"rust2go.dev/benches/convert/pb"
)

var protobufCodecs = []codec{
	&protobufCodec[pb.Text, *pb.Text]{count: func(m *pb.Text) int { return len(m.Text) }},
	&protobufCodec[pb.Block, *pb.Block]{count: func(m *pb.Block) int { return len(m.Data) }},
	&protobufCodec[pb.Strings, *pb.Strings]{count: func(m *pb.Strings) int { return len(m.Strings) }},
	&protobufCodec[pb.Points, *pb.Points]{count: func(m *pb.Points) int { return len(m.Points) }},
	&protobufCodec[pb.People, *pb.People]{count: func(m *pb.People) int { return len(m.People) }},
	&protobufCodec[pb.Counts, *pb.Counts]{count: func(m *pb.Counts) int { return len(m.Counts) }},
	&protobufCodec[pb.Shapes, *pb.Shapes]{count: func(m *pb.Shapes) int { return len(m.Shapes) }},
}

// message is what protoc-gen-go makes: *T is a proto.Message.
type message[T any] interface {
	*T
	proto.Message
}

type protobufCodec[T any, M message[T]] struct {
	count func(M) int
	kept  M
}

func (c *protobufCodec[T, M]) take(data []byte) uint64 {
	c.kept = fromProtobuf[T, M](data)
	return uint64(c.count(c.kept))
}

func (c *protobufCodec[T, M]) give() []byte { return toProtobuf(c.kept) }

func (c *protobufCodec[T, M]) back(data []byte) []byte {
	return toProtobuf(fromProtobuf[T, M](data))
}

func fromProtobuf[T any, M message[T]](data []byte) M {
	m := M(new(T))
	must(proto.Unmarshal(data, m))
	return m
}

func toProtobuf(m proto.Message) []byte {
	data, err := proto.Marshal(m)
	must(err)
	return data
}
