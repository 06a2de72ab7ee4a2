package rust2go

import "unsafe"

// The wire forms: what lies in memory that Go and Rust both read, for the types whose Go value has another layout than Rust's.
// Rust has the same as repr(C) types; docs/abi.md gives the bytes.

// WireEnum is a Rust enum whose variants have fields: which variant it is, and the address of its fields, nil for a variant
// without any.
type WireEnum struct {
	Tag     uint32
	Payload unsafe.Pointer
}

// WireTime is a moment: seconds and nanoseconds since the start of 1970 in UTC, and how many seconds its zone is east of UTC.
type WireTime struct {
	Sec    int64
	Nsec   uint32
	Offset int32
}

// WireInt128 is an i128, as two's complement, or a u128.
type WireInt128 struct {
	Lo, Hi uint64
}

// WireIP is an IP address. Kind is 4 or 6; an IPv4 address is in the first 4 bytes of Addr.
type WireIP struct {
	Addr [16]byte
	Kind uint8
}

// WireAddrPort is an IP address with a port, and for IPv6 the number of the network interface that the address belongs to, or 0.
type WireAddrPort struct {
	Addr  [16]byte
	Kind  uint8
	_     uint8
	Port  uint16
	Scope uint32
}

// WireJSON is a JSON value: its kind, and for all but null, false and true the address and length of the text or the elements.
type WireJSON struct {
	Kind uint32
	Ptr  unsafe.Pointer
	Len  int
}
