package ring

import (
	"fmt"
	"reflect"
	"unsafe"
)

// SPSCOf plans a ring for values of type T, one producer and one consumer. The capacity is a power of two.
func SPSCOf[T any](capacity uint32) Part { return ringOf[T](SPSC, capacity) }

// MPSCOf plans a ring for values of type T, many producers and one consumer. The capacity is a power of two.
func MPSCOf[T any](capacity uint32) Part { return ringOf[T](MPSC, capacity) }

// BlocksOf plans a pool of count blocks of size bytes each, a multiple of 8.
func BlocksOf(size, count uint32) Part {
	return Part{Kind: BLOCKS, Size: size, Align: 8, Capacity: count}
}

func ringOf[T any](kind Kind, capacity uint32) Part {
	var v T
	size := uint32(maxEntry + 1) // refused by layout, as any larger size is
	if unsafe.Sizeof(v) <= maxEntry {
		size = uint32(unsafe.Sizeof(v))
	}
	return Part{Kind: kind, Size: size, Align: uint32(unsafe.Alignof(v)), Capacity: capacity}
}

// plain says what keeps values of a type from crossing a boundary between processes; nil if nothing does.
//
// A bool does: a peer may write any byte, and Go's compiler relies on finding 0 or 1 where it checks an index.
func plain(t reflect.Type) error {
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return nil
	case reflect.Array:
		return plain(t.Elem())
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			if err := plain(t.Field(i).Type); err != nil {
				return fmt.Errorf("field %s of %v: %w", t.Field(i).Name, t, err)
			}
		}
		return nil
	case reflect.Bool:
		return fmt.Errorf("a bool may hold anything but 0 and 1 when another process wrote it; use a uint8: %w", ErrLayout)
	}
	return fmt.Errorf("a %v cannot cross, only numbers, and arrays and structs of numbers: %w", t, ErrLayout)
}

// fits checks that T is what the entries of a part are.
func fits[T any](p Part) error {
	var v T
	t := reflect.TypeOf(&v).Elem()
	if err := plain(t); err != nil {
		return err
	}
	if size, align := unsafe.Sizeof(v), unsafe.Alignof(v); uint64(size) != uint64(p.Size) || uint64(align) > uint64(p.Align) {
		return fmt.Errorf("a %v has %d bytes aligned to %d, the entries have %d aligned to %d: %w", t, size, align, p.Size, p.Align, ErrLayout)
	}
	return nil
}
