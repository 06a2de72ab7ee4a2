package convert

import "encoding/json"

// point is a struct of numbers.
type point struct {
	ID    uint64  `json:"id"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Layer uint32  `json:"layer"`
	Color uint32  `json:"color"`
}

// person is a struct with strings.
type person struct {
	ID    uint64 `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
	Age   uint32 `json:"age"`
}

var jsonCodecs = []codec{
	&jsonCodec[string]{count: func(v string) int { return len(v) }},
	&jsonCodec[[]byte]{count: func(v []byte) int { return len(v) }},
	&jsonCodec[[]string]{count: func(v []string) int { return len(v) }},
	&jsonCodec[[]point]{count: func(v []point) int { return len(v) }},
	&jsonCodec[[]person]{count: func(v []person) int { return len(v) }},
	&jsonCodec[map[string]uint64]{count: func(v map[string]uint64) int { return len(v) }},
	&jsonCodec[[]anyShape]{count: func(v []anyShape) int { return len(v) }},
}

type jsonCodec[T any] struct {
	count func(T) int
	kept  T
}

func (c *jsonCodec[T]) take(data []byte) uint64 {
	c.kept = fromJSON[T](data)
	return uint64(c.count(c.kept))
}

func (c *jsonCodec[T]) give() []byte { return toJSON(c.kept) }

func (c *jsonCodec[T]) back(data []byte) []byte { return toJSON(fromJSON[T](data)) }

func fromJSON[T any](data []byte) T {
	var v T
	must(json.Unmarshal(data, &v))
	return v
}

func toJSON[T any](v T) []byte {
	data, err := json.Marshal(v)
	must(err)
	return data
}
