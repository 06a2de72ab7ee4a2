// Package convert implements the Convert contract: handlers that take the data, keep it or give it back, so that carrying
// it is what costs.
package convert

import (
	"fmt"

	"rust2go.dev/benches/api"
)

func init() { api.RegisterConvert(convert{}) }

type convert struct{}

// kept is what the last call of each kind brought. The benches make one call at a time.
var kept struct {
	text    string
	bytes   []byte
	strings []string
	points  []api.Point
	people  []api.Person
	counts  map[string]uint64
	shapes  []api.Shape
}

func (convert) TextToGo(text string) uint64 {
	kept.text = text
	return uint64(len(text))
}

func (convert) TextFromGo() string { return kept.text }

func (convert) TextBack(text string) string { return text }

func (convert) BytesToGo(bytes []byte) uint64 {
	kept.bytes = bytes
	return uint64(len(bytes))
}

func (convert) BytesFromGo() []byte { return kept.bytes }

func (convert) BytesBack(bytes []byte) []byte { return bytes }

func (convert) StringsToGo(strings []string) uint64 {
	kept.strings = strings
	return uint64(len(strings))
}

func (convert) StringsFromGo() []string { return kept.strings }

func (convert) StringsBack(strings []string) []string { return strings }

func (convert) PointsToGo(points []api.Point) uint64 {
	kept.points = points
	return uint64(len(points))
}

func (convert) PointsFromGo() []api.Point { return kept.points }

func (convert) PointsBack(points []api.Point) []api.Point { return points }

func (convert) PeopleToGo(people []api.Person) uint64 {
	kept.people = people
	return uint64(len(people))
}

func (convert) PeopleFromGo() []api.Person { return kept.people }

func (convert) PeopleBack(people []api.Person) []api.Person { return people }

func (convert) CountsToGo(counts map[string]uint64) uint64 {
	kept.counts = counts
	return uint64(len(counts))
}

func (convert) CountsFromGo() map[string]uint64 { return kept.counts }

func (convert) CountsBack(counts map[string]uint64) map[string]uint64 { return counts }

func (convert) ShapesToGo(shapes []api.Shape) uint64 {
	kept.shapes = shapes
	return uint64(len(shapes))
}

func (convert) ShapesFromGo() []api.Shape { return kept.shapes }

func (convert) ShapesBack(shapes []api.Shape) []api.Shape { return shapes }

func (convert) EncodedToGo(format, kind uint8, data []byte) uint64 {
	return codecs[format][kind].take(data)
}

func (convert) EncodedFromGo(format, kind uint8) []byte {
	return codecs[format][kind].give()
}

func (convert) EncodedBack(format, kind uint8, data []byte) []byte {
	return codecs[format][kind].back(data)
}

// A codec carries the data of a case in a format.
type codec interface {
	// take decodes the data, keeps it and tells the number of its elements.
	take(data []byte) uint64
	// give encodes what was kept.
	give() []byte
	// back decodes the data and encodes it again.
	back(data []byte) []byte
}

// codecs has a codec for each format and case by their numbers in benches/src/convert.
var codecs = map[uint8][]codec{1: jsonCodecs, 2: protobufCodecs}

// must stops the bench: what cannot be encoded or decoded is a mistake in it.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("convert bench: %v", err))
	}
}
