//! Numbers, texts and other values of the standard library that hold no values of other types.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::NonZero;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Random, Source};

macro_rules! integers {
    ($($t:ty)*) => {$(
        impl Random for $t {
            fn random(source: &mut Source) -> Self {
                match source.below(8) {
                    0 => <$t>::MIN,
                    1 => <$t>::MAX,
                    2 => 0,
                    3 => source.below(100) as $t,
                    _ => (u128::from(source.bits()) << 64 | u128::from(source.bits())) as $t,
                }
            }
        }

        impl Random for NonZero<$t> {
            fn random(source: &mut Source) -> Self {
                NonZero::new(source.any()).unwrap_or(NonZero::<$t>::MIN)
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

macro_rules! floats {
    ($($t:ty: $bits:ty)*) => {$(
        impl Random for $t {
            /// Never NaN, which is not equal to itself.
            fn random(source: &mut Source) -> Self {
                let value = <$t>::from_bits(source.any::<$bits>());
                match source.below(8) {
                    0 => 0.0,
                    1 => -0.0,
                    2 => <$t>::INFINITY,
                    3 => <$t>::MIN_POSITIVE / 2.0,
                    _ if value.is_nan() => 1.5,
                    _ => value,
                }
            }
        }
    )*};
}

floats!(f32: u32 f64: u64);

impl Random for bool {
    fn random(source: &mut Source) -> Self {
        source.below(2) == 1
    }
}

impl Random for char {
    fn random(source: &mut Source) -> Self {
        let any = match source.below(4) {
            0 => source.one_of(&[
                0, 0x7f, 0x80, 0x7ff, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff,
            ]),
            1 => source.below(0x11_0000),
            _ => 0x20 + source.below(0x5f),
        };
        char::from_u32(any as u32).unwrap_or('\u{fffd}')
    }
}

impl Random for String {
    fn random(source: &mut Source) -> Self {
        let most = match source.below(16) {
            0 => 80,
            _ => 6,
        };
        (0..source.below(most))
            .map(|_| source.any::<char>())
            .collect()
    }
}

impl Random for OsString {
    fn random(source: &mut Source) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt;
            let len = source.below(8);
            let bytes = (0..len).map(|_| source.any());
            // Unix keeps any bytes; a 0 in them is of no use there, and does no harm here.
            OsString::from_vec(bytes.collect())
        }
        // Elsewhere, only text comes back.
        #[cfg(not(unix))]
        source.any::<String>().into()
    }
}

impl Random for PathBuf {
    fn random(source: &mut Source) -> Self {
        source.any::<OsString>().into()
    }
}

impl Random for Duration {
    /// At most what Go can count.
    fn random(source: &mut Source) -> Self {
        Duration::from_nanos(source.any::<i64>().unsigned_abs() & i64::MAX as u64)
    }
}

impl Random for SystemTime {
    fn random(source: &mut Source) -> Self {
        let far = Duration::new(source.below(1 << 40), source.below(1_000_000_000) as u32);
        match source.below(4) {
            // Windows counts from 1601, and to 30828.
            0 => UNIX_EPOCH.checked_sub(far).unwrap_or(UNIX_EPOCH),
            1 => UNIX_EPOCH - Duration::from_nanos(source.below(3)),
            _ => UNIX_EPOCH.checked_add(far).unwrap_or(UNIX_EPOCH),
        }
    }
}

impl Random for Ipv4Addr {
    fn random(source: &mut Source) -> Self {
        source.any::<u32>().into()
    }
}

impl Random for Ipv6Addr {
    fn random(source: &mut Source) -> Self {
        match source.below(4) {
            // It stays IPv6 on the other side.
            0 => source.any::<Ipv4Addr>().to_ipv6_mapped(),
            _ => source.any::<u128>().into(),
        }
    }
}

impl Random for IpAddr {
    fn random(source: &mut Source) -> Self {
        match source.below(2) {
            0 => IpAddr::V4(source.any()),
            _ => IpAddr::V6(source.any()),
        }
    }
}

impl Random for SocketAddrV4 {
    fn random(source: &mut Source) -> Self {
        SocketAddrV4::new(source.any(), source.any())
    }
}

impl Random for SocketAddrV6 {
    fn random(source: &mut Source) -> Self {
        SocketAddrV6::new(source.any(), source.any(), 0, source.any())
    }
}

impl Random for SocketAddr {
    fn random(source: &mut Source) -> Self {
        match source.below(2) {
            0 => SocketAddr::V4(source.any()),
            _ => SocketAddr::V6(source.any()),
        }
    }
}
