package netvalue

import (
	"net/netip"
	"testing"
	"testing/quick"

	"rust2go.dev/rust2go"
)

func TestAddrRoundTrip(t *testing.T) {
	var b rust2go.Block
	err := quick.Check(func(bytes [16]byte, four, mapped bool, port uint16, scope uint32) bool {
		ip := rust2go.WireIP{Addr: bytes, Kind: 6}
		switch {
		case four:
			ip.Kind = 4
			copy(ip.Addr[4:], make([]byte, 12))
		case mapped:
			ip.Addr = netip.AddrFrom4([4]byte(bytes[:4])).As16()
		}
		var e rust2go.Encoder
		var back rust2go.WireIP
		if !Addr(&e, &back, AddrOf(&b, ip)) || back != ip {
			return false
		}
		if four {
			var short [4]byte
			return Addr4(&e, &short, Addr4Of(&b, [4]byte(ip.Addr[:4]))) && short == [4]byte(ip.Addr[:4])
		}
		var long [16]byte
		socket := rust2go.WireAddrPort{Addr: ip.Addr, Kind: 6, Port: port, Scope: scope}
		var again rust2go.WireAddrPort
		return Addr6(&e, &long, Addr6Of(&b, ip.Addr)) && long == ip.Addr && AddrPort(&e, &again, AddrPortOf(&b, socket)) && again == socket
	}, &quick.Config{MaxCount: 2000})
	if err != nil {
		t.Error(err)
	}
}

func TestAddrFromRust(t *testing.T) {
	var b rust2go.Block
	for _, test := range []struct{ got, wants string }{
		{AddrOf(&b, rust2go.WireIP{Addr: [16]byte{127, 0, 0, 1}, Kind: 4}).String(), "127.0.0.1"},
		{AddrOf(&b, rust2go.WireIP{Addr: [16]byte{15: 1}, Kind: 6}).String(), "::1"},
		{AddrOf(&b, rust2go.WireIP{Addr: [16]byte{10: 255, 11: 255, 12: 1, 13: 2, 14: 3, 15: 4}, Kind: 6}).String(), "::ffff:1.2.3.4"},
		{AddrPortOf(&b, rust2go.WireAddrPort{Addr: [16]byte{127, 0, 0, 1}, Kind: 4, Port: 80}).String(), "127.0.0.1:80"},
		{AddrPortOf(&b, rust2go.WireAddrPort{Addr: [16]byte{0: 0xfe, 1: 0x80, 15: 1}, Kind: 6, Port: 80, Scope: 3}).String(), "[fe80::1%3]:80"},
	} {
		if test.got != test.wants {
			t.Errorf("%s, not %s", test.got, test.wants)
		}
	}
	if b.Err() != nil {
		t.Error(b.Err())
	}
	if AddrOf(&b, rust2go.WireIP{Kind: 5}).IsValid() || b.Err() == nil {
		t.Error("a kind that does not exist makes an address")
	}
}

func TestAddrRefused(t *testing.T) {
	for _, test := range []struct {
		addr                 string
		any, four, six, port string // reasons; "" where the address is sent
	}{
		{"", "the zero netip.Addr is no address", "the zero netip.Addr is no address",
			"the zero netip.Addr is no address", "the zero netip.AddrPort is no address"},
		{"1.2.3.4", "", "", "1.2.3.4 is an IPv4 address, where Rust takes IPv6 only: send netip.AddrFrom16(v.As16()), which maps it", ""},
		{"::1", "", "::1 is an IPv6 address, where Rust takes IPv4 only", "", ""},
		{"::ffff:1.2.3.4", "", "::ffff:1.2.3.4 is an IPv6 address, where Rust takes IPv4 only: send v.Unmap()", "", ""},
		{"fe80::1%eth0", `fe80::1 has the zone "eth0", and Rust's addresses have none: send v.WithZone("")`,
			"fe80::1%eth0 is an IPv6 address, where Rust takes IPv4 only",
			`fe80::1 has the zone "eth0", and Rust's addresses have none: send v.WithZone("")`,
			`the zone "eth0" of fe80::1 is no number of 32 bits, and Rust takes scope ids only: send the Index that net.InterfaceByName finds`},
		{"fe80::1%7", `fe80::1 has the zone "7", and Rust's addresses have none: send v.WithZone("")`,
			"fe80::1%7 is an IPv6 address, where Rust takes IPv4 only",
			`fe80::1 has the zone "7", and Rust's addresses have none: send v.WithZone("")`, ""},
		{"fe80::1%4294967296", `fe80::1 has the zone "4294967296", and Rust's addresses have none: send v.WithZone("")`,
			"fe80::1%4294967296 is an IPv6 address, where Rust takes IPv4 only",
			`fe80::1 has the zone "4294967296", and Rust's addresses have none: send v.WithZone("")`,
			`the zone "4294967296" of fe80::1 is no number of 32 bits, and Rust takes scope ids only: send the Index that net.InterfaceByName finds`},
	} {
		addr, _ := netip.ParseAddr(test.addr)
		for name, run := range map[string]struct {
			reason string
			encode func(e *rust2go.Encoder) bool
		}{
			"Addr":  {test.any, func(e *rust2go.Encoder) bool { return Addr(e, new(rust2go.WireIP), addr) }},
			"Addr4": {test.four, func(e *rust2go.Encoder) bool { return Addr4(e, new([4]byte), addr) }},
			"Addr6": {test.six, func(e *rust2go.Encoder) bool { return Addr6(e, new([16]byte), addr) }},
			"AddrPort": {test.port, func(e *rust2go.Encoder) bool {
				return AddrPort(e, new(rust2go.WireAddrPort), netip.AddrPortFrom(addr, 1))
			}},
		} {
			var e rust2go.Encoder
			if ok := run.encode(&e); ok != (run.reason == "") || reason(&e) != run.reason {
				t.Errorf("%s of %q: %v, %q", name, test.addr, ok, reason(&e))
			}
		}
	}
}
