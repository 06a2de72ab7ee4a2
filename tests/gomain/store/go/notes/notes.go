// Package notes is what the store asks Go.
package notes

import (
	"context"
	"errors"
	"strings"

	"example.com/store/api"
)

func init() {
	api.RegisterNotes(notes{})
	api.RegisterBell(bell{})
}

type notes struct{}

func (notes) Loud(text string) string { return strings.ToUpper(text) }

func (notes) Soft(_ context.Context, text string) (string, error) {
	if text == "" {
		return "", errors.New("nothing to say")
	}
	return strings.ToLower(text), nil
}

type bell struct{}

func (bell) Ring(_ context.Context, number uint64) (uint64, error) { return number * 2, nil }
