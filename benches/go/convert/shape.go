package convert

import (
	"encoding/json"
	"errors"
	"fmt"
)

// shape is one of circle, polygon, label, group and empty.
type shape interface{ isShape() }

type corner struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

type circle struct {
	Center corner  `json:"center"`
	Radius float64 `json:"radius"`
}

type polygon struct {
	Corners []corner `json:"corners"`
}

type label string

type group struct {
	Name   string     `json:"name"`
	Shapes []anyShape `json:"shapes"`
}

type empty struct{}

func (circle) isShape()  {}
func (polygon) isShape() {}
func (label) isShape()   {}
func (group) isShape()   {}
func (empty) isShape()   {}

// anyShape is a shape in JSON: an object whose only key names the kind, or "Empty".
type anyShape struct{ shape }

// tagged is the object.
type tagged struct {
	Circle  *circle  `json:"Circle,omitempty"`
	Polygon *polygon `json:"Polygon,omitempty"`
	Label   *label   `json:"Label,omitempty"`
	Group   *group   `json:"Group,omitempty"`
}

const emptyJSON = `"Empty"`

func (s anyShape) MarshalJSON() ([]byte, error) {
	switch v := s.shape.(type) {
	case circle:
		return json.Marshal(tagged{Circle: &v})
	case polygon:
		return json.Marshal(tagged{Polygon: &v})
	case label:
		return json.Marshal(tagged{Label: &v})
	case group:
		return json.Marshal(tagged{Group: &v})
	case empty:
		return []byte(emptyJSON), nil
	}
	return nil, fmt.Errorf("%T is no shape", s.shape)
}

func (s *anyShape) UnmarshalJSON(data []byte) error {
	if string(data) == emptyJSON {
		s.shape = empty{}
		return nil
	}
	var t tagged
	if err := json.Unmarshal(data, &t); err != nil {
		return err
	}
	switch {
	case t.Circle != nil:
		s.shape = *t.Circle
	case t.Polygon != nil:
		s.shape = *t.Polygon
	case t.Label != nil:
		s.shape = *t.Label
	case t.Group != nil:
		s.shape = *t.Group
	default:
		return errors.New("no kind of shape")
	}
	return nil
}
