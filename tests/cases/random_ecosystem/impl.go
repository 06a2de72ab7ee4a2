// Package randomecosystem gives every value back, also by way of Rust, and makes some of its own.
//
// Written by cargo xtask roundtrip.
package randomecosystem

import (
	"context"
	"net/url"
	"time"

	"rust2go.test/cases/random"
	"rust2go.test/cases/random_ecosystem/api"
	"rust2go.test/cases/rust2go"
)

func init() {
	api.RegisterRandomEcosystem(echo{})
}

var twin api.TwinEcosystemImpl

type echo struct{}

func (echo) T01(step uint64, v map[rust2go.Tuple2[rust2go.Date, time.Duration]]rust2go.Tuple4[rust2go.Tuple3[rust2go.Result[time.Time, time.Time], time.Duration, rust2go.Date], rust2go.Tuple4[[]byte, time.Duration, any, any], rust2go.Tuple3[*url.URL, any, time.Time], *time.Duration]) (map[rust2go.Tuple2[rust2go.Date, time.Duration]]rust2go.Tuple4[rust2go.Tuple3[rust2go.Result[time.Time, time.Time], time.Duration, rust2go.Date], rust2go.Tuple4[[]byte, time.Duration, any, any], rust2go.Tuple3[*url.URL, any, time.Time], *time.Duration], error) {
	return random.Echo(step, v, twin.T01, random.Signed), nil
}

func (echo) T02(_ context.Context, step uint64, v rust2go.Tuple4[rust2go.Result[map[rust2go.Tuple2[rust2go.Date, string]]*any, rust2go.Tuple2[rust2go.UUID, any]], rust2go.Result[rust2go.UUID, any], *rust2go.Decimal, any]) (rust2go.Result[map[rust2go.Tuple2[rust2go.Date, string]]*any, rust2go.Tuple2[rust2go.UUID, any]], rust2go.Result[rust2go.UUID, any], *rust2go.Decimal, any, error) {
	r := random.Echo(step, v, func(v rust2go.Tuple4[rust2go.Result[map[rust2go.Tuple2[rust2go.Date, string]]*any, rust2go.Tuple2[rust2go.UUID, any]], rust2go.Result[rust2go.UUID, any], *rust2go.Decimal, any]) (r rust2go.Tuple4[rust2go.Result[map[rust2go.Tuple2[rust2go.Date, string]]*any, rust2go.Tuple2[rust2go.UUID, any]], rust2go.Result[rust2go.UUID, any], *rust2go.Decimal, any]) {
		r.V0, r.V1, r.V2, r.V3 = twin.T02(context.Background(), v)
		return r
	})
	return r.V0, r.V1, r.V2, r.V3, nil
}

func (echo) T03(step uint64, v *rust2go.Tuple1[*rust2go.Tuple4[rust2go.UUID, time.Time, time.Time, rust2go.Date]]) (*rust2go.Tuple1[*rust2go.Tuple4[rust2go.UUID, time.Time, time.Time, rust2go.Date]], error) {
	return random.Echo(step, v, twin.T03), nil
}

func (echo) T04(_ context.Context, step uint64, v []rust2go.Tuple3[rust2go.Result[[]byte, rust2go.Tuple4[rust2go.Date, *url.URL, time.Time, time.Time]], **url.URL, rust2go.UUID]) []rust2go.Tuple3[rust2go.Result[[]byte, rust2go.Tuple4[rust2go.Date, *url.URL, time.Time, time.Time]], **url.URL, rust2go.UUID] {
	return random.Echo(step, v, func(v []rust2go.Tuple3[rust2go.Result[[]byte, rust2go.Tuple4[rust2go.Date, *url.URL, time.Time, time.Time]], **url.URL, rust2go.UUID]) []rust2go.Tuple3[rust2go.Result[[]byte, rust2go.Tuple4[rust2go.Date, *url.URL, time.Time, time.Time]], **url.URL, rust2go.UUID] {
		return random.Must(twin.T04(context.Background(), v))
	})
}

func (echo) T05(step uint64, v map[rust2go.Date]rust2go.Result[*rust2go.Tuple1[any], rust2go.Decimal]) (map[rust2go.Date]rust2go.Result[*rust2go.Tuple1[any], rust2go.Decimal], error) {
	return random.Echo(step, v, twin.T05), nil
}

func (echo) T06(step uint64, v map[rust2go.UUID]rust2go.Tuple4[*rust2go.Tuple2[time.Time, rust2go.UUID], *any, *time.Time, rust2go.Date]) (map[rust2go.UUID]rust2go.Tuple4[*rust2go.Tuple2[time.Time, rust2go.UUID], *any, *time.Time, rust2go.Date], error) {
	return random.Echo(step, v, func(v map[rust2go.UUID]rust2go.Tuple4[*rust2go.Tuple2[time.Time, rust2go.UUID], *any, *time.Time, rust2go.Date]) map[rust2go.UUID]rust2go.Tuple4[*rust2go.Tuple2[time.Time, rust2go.UUID], *any, *time.Time, rust2go.Date] {
		return twin.T06(context.Background(), v)
	}), nil
}

func (echo) T07(_ context.Context, step uint64, v rust2go.Tuple4[map[rust2go.Date]rust2go.Tuple3[map[rust2go.Date]any, rust2go.Date, rust2go.Date], any, []byte, rust2go.Result[time.Time, time.Time]]) (map[rust2go.Date]rust2go.Tuple3[map[rust2go.Date]any, rust2go.Date, rust2go.Date], any, []byte, rust2go.Result[time.Time, time.Time], error) {
	r := random.Echo(step, v, func(v rust2go.Tuple4[map[rust2go.Date]rust2go.Tuple3[map[rust2go.Date]any, rust2go.Date, rust2go.Date], any, []byte, rust2go.Result[time.Time, time.Time]]) (r rust2go.Tuple4[map[rust2go.Date]rust2go.Tuple3[map[rust2go.Date]any, rust2go.Date, rust2go.Date], any, []byte, rust2go.Result[time.Time, time.Time]]) {
		r.V0, r.V1, r.V2, r.V3 = twin.T07(v)
		return r
	})
	return r.V0, r.V1, r.V2, r.V3, nil
}

func (echo) T08(_ context.Context, step uint64, v rust2go.Tuple4[*rust2go.Tuple3[*rust2go.Date, rust2go.Date, any], map[rust2go.Tuple2[string, rust2go.Date]]time.Time, []byte, *url.URL]) (*rust2go.Tuple3[*rust2go.Date, rust2go.Date, any], map[rust2go.Tuple2[string, rust2go.Date]]time.Time, []byte, *url.URL, error) {
	r := random.Echo(step, v, func(v rust2go.Tuple4[*rust2go.Tuple3[*rust2go.Date, rust2go.Date, any], map[rust2go.Tuple2[string, rust2go.Date]]time.Time, []byte, *url.URL]) (r rust2go.Tuple4[*rust2go.Tuple3[*rust2go.Date, rust2go.Date, any], map[rust2go.Tuple2[string, rust2go.Date]]time.Time, []byte, *url.URL]) {
		r.V0, r.V1, r.V2, r.V3 = twin.T08(context.Background(), v)
		return r
	})
	return r.V0, r.V1, r.V2, r.V3, nil
}

func (echo) T09(_ context.Context, step uint64, v map[[3]rust2go.Date]rust2go.Tuple3[rust2go.Result[[]rust2go.Date, rust2go.Decimal], *time.Time, *time.Time]) map[[3]rust2go.Date]rust2go.Tuple3[rust2go.Result[[]rust2go.Date, rust2go.Decimal], *time.Time, *time.Time] {
	return random.Echo(step, v, func(v map[[3]rust2go.Date]rust2go.Tuple3[rust2go.Result[[]rust2go.Date, rust2go.Decimal], *time.Time, *time.Time]) map[[3]rust2go.Date]rust2go.Tuple3[rust2go.Result[[]rust2go.Date, rust2go.Decimal], *time.Time, *time.Time] {
		return random.Must(twin.T09(v))
	})
}

func (echo) T10(step uint64, v [][][]*time.Time) ([][][]*time.Time, error) {
	return random.Echo(step, v, func(v [][][]*time.Time) [][][]*time.Time {
		return twin.T10(context.Background(), v)
	}), nil
}

func (echo) T11(step uint64, v []*map[time.Duration][]time.Duration) []*map[time.Duration][]time.Duration {
	return random.Echo(step, v, func(v []*map[time.Duration][]time.Duration) []*map[time.Duration][]time.Duration {
		return random.Must(twin.T11(v))
	}, random.Signed)
}

func (echo) T12(_ context.Context, step uint64, v *rust2go.Result[rust2go.Result[rust2go.Tuple3[rust2go.Date, rust2go.Decimal, rust2go.Date], rust2go.Date], rust2go.Result[time.Time, time.Time]]) (*rust2go.Result[rust2go.Result[rust2go.Tuple3[rust2go.Date, rust2go.Decimal, rust2go.Date], rust2go.Date], rust2go.Result[time.Time, time.Time]], error) {
	return random.Echo(step, v, func(v *rust2go.Result[rust2go.Result[rust2go.Tuple3[rust2go.Date, rust2go.Decimal, rust2go.Date], rust2go.Date], rust2go.Result[time.Time, time.Time]]) *rust2go.Result[rust2go.Result[rust2go.Tuple3[rust2go.Date, rust2go.Decimal, rust2go.Date], rust2go.Date], rust2go.Result[time.Time, time.Time]] {
		return twin.T12(context.Background(), v)
	}), nil
}

func (echo) T13(step uint64, v map[string][]rust2go.Tuple3[rust2go.Tuple1[time.Time], time.Duration, any]) (map[string][]rust2go.Tuple3[rust2go.Tuple1[time.Time], time.Duration, any], error) {
	return random.Echo(step, v, twin.T13, random.Signed), nil
}

func (echo) T14(step uint64, v []rust2go.Tuple3[[]*any, rust2go.Tuple1[string], time.Time]) []rust2go.Tuple3[[]*any, rust2go.Tuple1[string], time.Time] {
	return random.Echo(step, v, func(v []rust2go.Tuple3[[]*any, rust2go.Tuple1[string], time.Time]) []rust2go.Tuple3[[]*any, rust2go.Tuple1[string], time.Time] {
		return random.Must(twin.T14(context.Background(), v))
	})
}

func (echo) T15(_ context.Context, step uint64, v []rust2go.Result[[]time.Time, *rust2go.Tuple3[rust2go.Tuple3[string, rust2go.Date, *url.URL], any, rust2go.Date]]) []rust2go.Result[[]time.Time, *rust2go.Tuple3[rust2go.Tuple3[string, rust2go.Date, *url.URL], any, rust2go.Date]] {
	return random.Echo(step, v, func(v []rust2go.Result[[]time.Time, *rust2go.Tuple3[rust2go.Tuple3[string, rust2go.Date, *url.URL], any, rust2go.Date]]) []rust2go.Result[[]time.Time, *rust2go.Tuple3[rust2go.Tuple3[string, rust2go.Date, *url.URL], any, rust2go.Date]] {
		return random.Must(twin.T15(v))
	})
}

func (echo) T16(step uint64, v []rust2go.Tuple4[[]rust2go.Date, time.Time, any, any]) ([]rust2go.Tuple4[[]rust2go.Date, time.Time, any, any], error) {
	return random.Echo(step, v, func(v []rust2go.Tuple4[[]rust2go.Date, time.Time, any, any]) []rust2go.Tuple4[[]rust2go.Date, time.Time, any, any] {
		return twin.T16(context.Background(), v)
	}), nil
}
