package rust2go

import (
	"reflect"
	"testing"
	"testing/quick"
	"unsafe"
)

// check runs the property with many random values.
func check(t *testing.T, property any) {
	t.Helper()
	if err := quick.Check(property, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

// refused checks that an encoding failed, for that reason.
func refused(t *testing.T, name string, e *Encoder, ok bool, reason string) {
	t.Helper()
	if ok || e.reason != reason {
		t.Errorf("%s: %v, %q", name, ok, e.reason)
	}
}

// Rust has the same types as repr(C): docs/abi.md.
func TestWireLayouts(t *testing.T) {
	const word = unsafe.Sizeof(uintptr(0))
	var (
		enum   WireEnum
		moment WireTime
		ip     WireIP
		socket WireAddrPort
		value  WireJSON
		money  Decimal
		day    Date
		result Result[string, int]
	)
	for _, field := range []struct {
		name       string
		got, wants uintptr
	}{
		{"WireEnum.Payload", unsafe.Offsetof(enum.Payload), word},
		{"WireEnum", unsafe.Sizeof(enum), 2 * word},
		{"WireTime.Nsec", unsafe.Offsetof(moment.Nsec), 8},
		{"WireTime.Offset", unsafe.Offsetof(moment.Offset), 12},
		{"WireTime", unsafe.Sizeof(moment), 16},
		{"WireInt128.Hi", unsafe.Offsetof(WireInt128{}.Hi), 8},
		{"WireInt128", unsafe.Sizeof(WireInt128{}), 16},
		{"WireIP.Kind", unsafe.Offsetof(ip.Kind), 16},
		{"WireIP", unsafe.Sizeof(ip), 17},
		{"WireAddrPort.Kind", unsafe.Offsetof(socket.Kind), 16},
		{"WireAddrPort.Port", unsafe.Offsetof(socket.Port), 18},
		{"WireAddrPort.Scope", unsafe.Offsetof(socket.Scope), 20},
		{"WireAddrPort", unsafe.Sizeof(socket), 24},
		{"WireJSON.Ptr", unsafe.Offsetof(value.Ptr), word},
		{"WireJSON.Len", unsafe.Offsetof(value.Len), 2 * word},
		{"WireJSON", unsafe.Sizeof(value), 3 * word},
		{"Decimal.hi", unsafe.Offsetof(money.hi), 8},
		{"Decimal.scale", unsafe.Offsetof(money.scale), 12},
		{"Decimal.negative", unsafe.Offsetof(money.negative), 13},
		{"Decimal", unsafe.Sizeof(money), 16},
		{"Date.Month", unsafe.Offsetof(day.Month), word},
		{"Date.Day", unsafe.Offsetof(day.Day), 2 * word},
		{"Date", unsafe.Sizeof(day), 3 * word},
		{"UUID", unsafe.Sizeof(UUID{}), 16},
		{"UUID's alignment", unsafe.Alignof(UUID{}), 1},
		{"Result.OK", unsafe.Offsetof(result.OK), 0},
		{"Result.Err", unsafe.Offsetof(result.Err), word},
		{"Result", unsafe.Sizeof(result), 2 * word},
	} {
		if field.got != field.wants {
			t.Errorf("%s: %d, not %d", field.name, field.got, field.wants)
		}
	}
}

func TestSet(t *testing.T) {
	s := SetOf("a", "b", "a")
	s.Add("c", "b")
	s.Delete("a")
	s.Delete("nothing")
	if s.Len() != 2 || !s.Has("b") || !s.Has("c") || s.Has("a") || !reflect.DeepEqual(s, SetOf(s.Slice()...)) {
		t.Errorf("the set is %v", s)
	}
	var none Set[int]
	none.Delete(1)
	if none.Len() != 0 || none.Has(1) || len(none.Slice()) != 0 {
		t.Error("the nil set is not empty")
	}
}
