package rust2go

import (
	"math"
	"time"
)

// Time returns the moment w in a location with the offset of w from UTC, or in UTC.
func (b *Block) Time(w WireTime) time.Time {
	t := time.Unix(w.Sec, int64(w.Nsec))
	if w.Offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", int(w.Offset)))
}

// Time makes w of v: the moment, and the offset of its location from UTC at that moment. The name of the location and the reading
// of the monotonic clock stay behind.
func (e *Encoder) Time(w *WireTime, v time.Time) bool {
	_, offset := v.Zone()
	if offset < math.MinInt32 || offset > math.MaxInt32 {
		return e.Fail("the location of the time is %d seconds from UTC: send it as v.UTC()", offset)
	}
	*w = WireTime{Sec: v.Unix(), Nsec: uint32(v.Nanosecond()), Offset: int32(offset)}
	return true
}
