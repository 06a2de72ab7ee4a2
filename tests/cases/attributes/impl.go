// Package attributes knows Rust's things by other names.
package attributes

import (
	"context"
	"fmt"
	"reflect"

	"rust2go.test/cases/attributes/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterCatalog(catalog{}) }

type catalog struct{}

func (catalog) GiveBack(v api.Entry) (api.Entry, error) {
	if s, ok := v.State.(api.StateStopped); ok {
		s.Why += "!"
		v.State = s
	}
	return v, nil
}

func (catalog) Items(_ context.Context, v []api.Entry) ([]api.Entry, error) { return v, nil }

func (catalog) Light(v api.Signal) (api.Signal, string) {
	if v == api.SignalYellow {
		return api.SignalRed, v.String()
	}
	return v, v.String()
}

func (catalog) Old(v api.Old) api.Old { return v }

func (catalog) Fresh() api.Entry {
	v := api.NewEntry()
	v.State, v.Colour = api.StateOn{}, "000000"
	return v
}

func (catalog) Fields() []rust2go.Tuple2[string, string] {
	t := reflect.TypeOf(api.Entry{})
	var out []rust2go.Tuple2[string, string]
	for i := 0; i < t.NumField(); i++ {
		out = append(out, rust2go.Tuple2[string, string]{V0: t.Field(i).Name, V1: string(t.Field(i).Tag)})
	}
	return out
}

func (catalog) Constants() string {
	var limit uint32 = api.MaxItems
	return fmt.Sprintf("%d %s %c %v %v", limit, api.Greeting, api.Mark, api.Factor, api.Loud)
}

func (catalog) BadRange() (api.Entry, error) {
	v := api.NewEntry()
	v.State, v.Colour, v.Range = api.StateOn{}, "000000", rust2go.Tuple2[uint32, uint32]{V0: 3, V1: 1}
	return v, nil
}

func (catalog) BadColour() (api.State, error) { return api.StatePainted{V0: "no digits"}, nil }
