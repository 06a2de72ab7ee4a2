package ring_test

import (
	"fmt"

	"rust2go.dev/rust2go/ring"
)

// Two ends within one process; with Create and AttachFile they are in two.
func Example() {
	type request struct{ ID, Size uint64 }
	region, err := ring.Heap(ring.MPSCOf[request](64), ring.BlocksOf(1024, 16))
	if err != nil {
		panic(err)
	}
	producer, err := ring.NewProducer[request](region, 0)
	if err != nil {
		panic(err)
	}
	consumer, err := ring.NewConsumer[request](region, 0)
	if err != nil {
		panic(err)
	}

	fmt.Println(consumer.Park()) // there is nothing: the consumer would sleep now
	if err := producer.Push(request{ID: 1, Size: 42}); err != nil {
		panic(err)
	}
	fmt.Println(producer.Wake()) // it does: ring its bell
	consumer.Unpark()
	fmt.Println(consumer.Pop())
	// Output:
	// true
	// true
	// {1 42} <nil>
}
