// Package numbers calculates.
package numbers

import "rust2go.test/foreign/api"

func init() { api.RegisterNumbers(numbers{}) }

type numbers struct{}

func (numbers) Double(number uint32) (uint32, error) { return 2 * number, nil }
