package rust2go

import (
	"math"
	"strconv"
	"testing"
	"time"
)

func TestTimeFromRust(t *testing.T) {
	var b Block
	for _, test := range []struct {
		wire WireTime
		text string
	}{
		{WireTime{}, "1970-01-01T00:00:00Z"},
		{WireTime{Sec: -1, Nsec: 999999999}, "1969-12-31T23:59:59.999999999Z"},
		{WireTime{Sec: 1709164800, Offset: 7200}, "2024-02-29T02:00:00+02:00"},
		{WireTime{Sec: 1709164800, Offset: -12600}, "2024-02-28T20:30:00-03:30"},
		{WireTime{Sec: -62135596800}, "0001-01-01T00:00:00Z"},
	} {
		got := b.Time(test.wire)
		if text := got.Format(time.RFC3339Nano); text != test.text {
			t.Errorf("%+v is %s, not %s", test.wire, text, test.text)
		}
		if test.wire.Offset == 0 && got.Location() != time.UTC {
			t.Errorf("%v is in %v", got, got.Location())
		}
	}
}

func TestTimeRoundTrip(t *testing.T) {
	var b Block
	check(t, func(sec int64, nsec uint32, offset int32) bool {
		w := WireTime{sec, nsec % 1e9, offset}
		var e Encoder
		var back WireTime
		return e.Time(&back, b.Time(w)) && back == w
	})
}

func TestTimeToRust(t *testing.T) {
	summer := time.FixedZone("CEST", 7200)
	now := time.Now() // has a monotonic reading
	_, here := now.Zone()
	for _, test := range []struct {
		name string
		v    time.Time
		wire WireTime
	}{
		{"zero", time.Time{}, WireTime{Sec: -62135596800}},
		{"UTC", time.Unix(5, 6).UTC(), WireTime{Sec: 5, Nsec: 6}},
		{"zone", time.Unix(5, 6).In(summer), WireTime{5, 6, 7200}},
		{"now", now, WireTime{now.Unix(), uint32(now.Nanosecond()), int32(here)}},
	} {
		var e Encoder
		var w WireTime
		if !e.Time(&w, test.v) || w != test.wire {
			t.Errorf("%s: %+v, %q", test.name, w, e.reason)
		}
	}
	if strconv.IntSize == 64 {
		var e Encoder
		offset := int64(math.MaxInt32) + 1
		far := time.FixedZone("far", int(offset))
		refused(t, "far", &e, e.Time(new(WireTime), time.Now().In(far)),
			"the location of the time is 2147483648 seconds from UTC: send it as v.UTC()")
	}
}
