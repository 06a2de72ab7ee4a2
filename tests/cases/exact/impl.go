// Package exact gives values back as they are, and says what it has seen.
package exact

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"time"

	"rust2go.test/cases/exact/api"
	"rust2go.test/cases/rust2go"
)

func init() { api.RegisterExact(exact{}) }

type exact struct{}

func (exact) Float32(v float32) float32                                               { return v }
func (exact) Float64(v float64) float64                                               { return v }
func (exact) Floats(v []float64) []float64                                            { return v }
func (exact) Outer(v api.Sealing) api.Sealing                                         { return v }
func (exact) Points(v []api.Point) []api.Point                                        { return v }
func (exact) PointsLater(_ context.Context, v []api.Point) []api.Point                { return v }
func (exact) BoxedPoints(v []api.Point) []api.Point                                   { return v }
func (exact) Large(v map[uint32][]string) map[uint32][]string                         { return v }
func (exact) LargeLater(_ context.Context, v map[uint32][]string) map[uint32][]string { return v }

func (exact) ChronoZone(v time.Time) (time.Time, string) { return v, v.Format(time.RFC3339Nano) }
func (exact) TimeZone(v time.Time) (time.Time, string)   { return v, v.Format(time.RFC3339Nano) }
func (exact) Utc(v time.Time) string                     { return v.Format(time.RFC3339Nano) }

func (exact) Decimal(v rust2go.Decimal) (rust2go.Decimal, string) { return v, v.String() }
func (exact) UUID(v rust2go.UUID) (rust2go.UUID, string)          { return v, v.String() }

func (exact) Signed(v time.Duration) (time.Duration, time.Duration) { return v, -v }

func (exact) JSON(v any) (any, string) {
	text, err := json.Marshal(v)
	return v, fmt.Sprint(string(text), err)
}

func (exact) Wide(a, b *big.Int) (*big.Int, *big.Int, string) { return a, b, fmt.Sprint(a, b) }

func (exact) Newtypes(a api.Id, b api.Wait, c api.At, d api.Big, e api.Maybe, f api.ByName) (
	api.Id, api.Wait, api.At, api.Big, api.Maybe, api.ByName) {
	return a, b, c, d, e, f
}

func (exact) Holders(a api.Holder[uint8], b *api.Holder[[]api.Id], c api.Holder[*api.Sealed]) (
	api.Holder[uint8], api.Holder[[]api.Id], api.Holder[*api.Sealed]) {
	return a, *b, c
}
