package random

import (
	"fmt"
	"math/big"
	"net/url"
	"reflect"
	"time"
)

// Diff returns where two values differ, or "" if they are equal for the user of a contract: nil is as good as empty, a variant as a pointer
// to it, and times are equal if they are the same moment.
func Diff[T any](a, b T) string {
	return diff(reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem(), "value")
}

func diff(a, b reflect.Value, path string) string {
	differ := func(equal bool) string {
		if equal {
			return ""
		}
		return fmt.Sprintf("%s: %#v, and %#v", path, a, b)
	}
	switch v := a.Interface().(type) {
	case time.Time:
		return differ(v.Equal(b.Interface().(time.Time)))
	case *big.Int:
		return differ(v.Cmp(b.Interface().(*big.Int)) == 0)
	case *url.URL:
		return differ(v.String() == b.Interface().(*url.URL).String())
	}
	switch a.Kind() {
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return differ(false)
		}
		for i := 0; i < a.Len(); i++ {
			if at := diff(a.Index(i), b.Index(i), fmt.Sprintf("%s[%d]", path, i)); at != "" {
				return at
			}
		}
		return ""
	case reflect.Map:
		return diffMap(a, b, path)
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return differ(a.IsNil() && b.IsNil())
		}
		return diff(a.Elem(), b.Elem(), "(*"+path+")")
	case reflect.Interface:
		return diffInterface(a, b, path)
	case reflect.Struct:
		if a.Type().PkgPath() == "net/netip" || a.Type().Name() == "Decimal" {
			return differ(a.Interface() == b.Interface())
		}
		for i := 0; i < a.NumField(); i++ {
			field := a.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			if at := diff(a.Field(i), b.Field(i), path+"."+field.Name); at != "" {
				return at
			}
		}
		return ""
	}
	return differ(a.Interface() == b.Interface())
}

func diffMap(a, b reflect.Value, path string) string {
	if a.Len() != b.Len() {
		return fmt.Sprintf("%s: %d entries, and %d", path, a.Len(), b.Len())
	}
	for _, key := range a.MapKeys() {
		at := fmt.Sprintf("%s[%v]", path, key)
		other := b.MapIndex(key)
		if !other.IsValid() {
			return at + ": not there"
		}
		if at := diff(a.MapIndex(key), other, at); at != "" {
			return at
		}
	}
	return ""
}

func diffInterface(a, b reflect.Value, path string) string {
	if a.IsNil() || b.IsNil() {
		if a.IsNil() && b.IsNil() {
			return ""
		}
		return fmt.Sprintf("%s: %#v, and %#v", path, a, b)
	}
	a, b = a.Elem(), b.Elem()
	if a.Kind() == reflect.Pointer {
		a = a.Elem()
	}
	if b.Kind() == reflect.Pointer {
		b = b.Elem()
	}
	if a.Type() != b.Type() {
		return fmt.Sprintf("%s: a %s, and a %s", path, a.Type(), b.Type())
	}
	return diff(a, b, path)
}
