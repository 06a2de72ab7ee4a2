package netvalue

import (
	"net/netip"
	"strconv"

	"rust2go.dev/rust2go"
)

// AddrOf returns the address w. An IPv6 address that maps an IPv4 one stays IPv6.
func AddrOf(b *rust2go.Block, w rust2go.WireIP) netip.Addr { return addrOf(b, &w.Addr, w.Kind) }

// Addr4Of returns the IPv4 address of the bytes.
func Addr4Of(_ *rust2go.Block, w [4]byte) netip.Addr { return netip.AddrFrom4(w) }

// Addr6Of returns the IPv6 address of the bytes.
func Addr6Of(_ *rust2go.Block, w [16]byte) netip.Addr { return netip.AddrFrom16(w) }

// AddrPortOf returns the address with the port w. A scope id becomes the zone: the number as text.
func AddrPortOf(b *rust2go.Block, w rust2go.WireAddrPort) netip.AddrPort {
	addr := addrOf(b, &w.Addr, w.Kind)
	if w.Kind == 6 && w.Scope != 0 {
		addr = addr.WithZone(strconv.FormatUint(uint64(w.Scope), 10))
	}
	return netip.AddrPortFrom(addr, w.Port)
}

func addrOf(b *rust2go.Block, bytes *[16]byte, kind uint8) netip.Addr {
	switch kind {
	case 4:
		return netip.AddrFrom4([4]byte(bytes[:4]))
	case 6:
		return netip.AddrFrom16(*bytes)
	}
	b.Fail("%d is no kind of IP address: 4 and 6 are", kind)
	return netip.Addr{}
}

// Addr makes w of v, which must not have a zone.
func Addr(e *rust2go.Encoder, w *rust2go.WireIP, v netip.Addr) bool {
	if !v.IsValid() {
		return noAddr(e, "netip.Addr")
	}
	if v.Zone() != "" {
		return zoned(e, v)
	}
	w.Addr, w.Kind = split(v)
	return true
}

// Addr4 makes w of v, which must be an IPv4 address.
func Addr4(e *rust2go.Encoder, w *[4]byte, v netip.Addr) bool {
	switch {
	case !v.IsValid():
		return noAddr(e, "netip.Addr")
	case v.Is4():
		*w = v.As4()
		return true
	case v.Is4In6():
		return e.Fail("%s is an IPv6 address, where Rust takes IPv4 only: send v.Unmap()", v)
	default:
		return e.Fail("%s is an IPv6 address, where Rust takes IPv4 only", v)
	}
}

// Addr6 makes w of v, which must be an IPv6 address without a zone.
func Addr6(e *rust2go.Encoder, w *[16]byte, v netip.Addr) bool {
	switch {
	case !v.IsValid():
		return noAddr(e, "netip.Addr")
	case v.Is4():
		return e.Fail("%s is an IPv4 address, where Rust takes IPv6 only: send netip.AddrFrom16(v.As16()), which maps it", v)
	case v.Zone() != "":
		return zoned(e, v)
	}
	*w = v.As16()
	return true
}

// AddrPort makes w of v. A zone must be a number: the scope id.
func AddrPort(e *rust2go.Encoder, w *rust2go.WireAddrPort, v netip.AddrPort) bool {
	addr := v.Addr()
	if !addr.IsValid() {
		return noAddr(e, "netip.AddrPort")
	}
	var scope uint64
	if zone := addr.Zone(); zone != "" {
		var err error
		if scope, err = strconv.ParseUint(zone, 10, 32); err != nil {
			return e.Fail("the zone %s of %s is no number of 32 bits, and Rust takes scope ids only: "+
				"send the Index that net.InterfaceByName finds", rust2go.Quoted(zone), addr.WithZone(""))
		}
	}
	w.Addr, w.Kind = split(addr)
	w.Port, w.Scope = v.Port(), uint32(scope)
	return true
}

// split returns the bytes and the kind of v.
func split(v netip.Addr) (bytes [16]byte, kind uint8) {
	if v.Is4() {
		short := v.As4()
		copy(bytes[:], short[:])
		return bytes, 4
	}
	return v.As16(), 6
}

func noAddr(e *rust2go.Encoder, name string) bool { return e.Fail("the zero %s is no address", name) }

func zoned(e *rust2go.Encoder, v netip.Addr) bool {
	return e.Fail(`%s has the zone %s, and Rust's addresses have none: send v.WithZone("")`, v.WithZone(""), rust2go.Quoted(v.Zone()))
}
