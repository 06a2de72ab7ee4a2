//! Addresses of the internet, which Go makes `netip.Addr` and `netip.AddrPort` of.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::leaf::leaf;
use crate::mismatch::Mismatch;

/// rust2go.WireIP in Go.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct IpRef {
    /// The bytes of the address, in network order; of an IPv4 address the first four, and the rest is 0.
    pub addr: [u8; 16],
    /// 4 or 6.
    pub kind: u8,
}

/// rust2go.WireAddrPort in Go.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct SocketRef {
    /// As in [`IpRef`].
    pub addr: [u8; 16],
    /// 4 or 6.
    pub kind: u8,
    /// Nothing.
    pub unused: u8,
    /// The port.
    pub port: u16,
    /// The scope id of an IPv6 address.
    pub scope: u32,
}

leaf! {
    IpAddr as IpRef: "IpAddr", plain false, measured false, |addr: &IpAddr| Ok(ip(*addr)), |value: &IpRef| value.addr();
    Ipv4Addr as [u8; 4]: "Ipv4Addr", plain false, measured false,
        |addr: &Ipv4Addr| Ok(addr.octets()), |octets: &[u8; 4]| Ok(Ipv4Addr::from(*octets));
    Ipv6Addr as [u8; 16]: "Ipv6Addr", plain false, measured false,
        |addr: &Ipv6Addr| Ok(addr.octets()), |octets: &[u8; 16]| Ok(Ipv6Addr::from(*octets));
    SocketAddr as SocketRef: "SocketAddr", plain false, measured true, socket, any;
    SocketAddrV4 as SocketRef: "SocketAddr", plain false, measured false,
        |addr: &SocketAddrV4| Ok(v4(*addr)),
        |value| match any(value)? {
            SocketAddr::V4(addr) => Ok(addr),
            SocketAddr::V6(addr) => Err(other_kind(addr.into(), "IPv6", "IPv4")),
        };
    SocketAddrV6 as SocketRef: "SocketAddr", plain false, measured true, v6,
        |value| match any(value)? {
            SocketAddr::V6(addr) => Ok(addr),
            SocketAddr::V4(addr) => Err(other_kind(addr.into(), "IPv4", "IPv6")),
        };
}

fn ip(addr: IpAddr) -> IpRef {
    match addr {
        IpAddr::V4(addr) => {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&addr.octets());
            IpRef {
                addr: bytes,
                kind: 4,
            }
        }
        IpAddr::V6(addr) => IpRef {
            addr: addr.octets(),
            kind: 6,
        },
    }
}

impl IpRef {
    fn addr(&self) -> Result<IpAddr, Mismatch> {
        let [a, b, c, d, ..] = self.addr;
        match self.kind {
            4 => Ok(Ipv4Addr::new(a, b, c, d).into()),
            6 => Ok(Ipv6Addr::from(self.addr).into()),
            other => Err(Mismatch::new(format!(
                "{other} is no kind of address: known are 4 and 6"
            ))),
        }
    }
}

fn socket(addr: &SocketAddr) -> Result<SocketRef, Mismatch> {
    match addr {
        SocketAddr::V4(addr) => Ok(v4(*addr)),
        SocketAddr::V6(addr) => v6(addr),
    }
}

fn v4(addr: SocketAddrV4) -> SocketRef {
    let IpRef { addr: bytes, kind } = ip((*addr.ip()).into());
    SocketRef {
        addr: bytes,
        kind,
        unused: 0,
        port: addr.port(),
        scope: 0,
    }
}

fn v6(addr: &SocketAddrV6) -> Result<SocketRef, Mismatch> {
    if addr.flowinfo() != 0 {
        return Err(Mismatch::new(format!(
            "{addr} has the flow information {:#x}, for which Go's netip.AddrPort has no place",
            addr.flowinfo()
        )));
    }
    Ok(SocketRef {
        addr: addr.ip().octets(),
        kind: 6,
        unused: 0,
        port: addr.port(),
        scope: addr.scope_id(),
    })
}

fn any(value: &SocketRef) -> Result<SocketAddr, Mismatch> {
    let ip = IpRef {
        addr: value.addr,
        kind: value.kind,
    };
    Ok(match ip.addr()? {
        IpAddr::V4(addr) => SocketAddrV4::new(addr, value.port).into(),
        IpAddr::V6(addr) => SocketAddrV6::new(addr, value.port, 0, value.scope).into(),
    })
}

#[cold]
fn other_kind(addr: SocketAddr, got: &str, wanted: &str) -> Mismatch {
    Mismatch::new(format!(
        "{addr} is an {got} address, and an {wanted} address is wanted"
    ))
}
