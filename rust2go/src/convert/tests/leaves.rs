//! Numbers, texts and the values of std.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Wrapping};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;

use super::comes_back;

comes_back! {
    unsigned: (u8, u16, u32, u64, usize);
    signed: (i8, i16, i32, i64, isize);
    floats: (f32, f64, Vec<f64>);
    checked: (bool, char, ());
    wide: (i128, u128, Vec<i128>, Option<u128>);
    nonzero: (NonZero<u8>, NonZero<i64>, Vec<NonZero<u16>>) = (1..=u8::MAX, i64::MIN..=-1, prop::collection::vec(1..=u16::MAX, 0..9))
        .prop_map(|(a, b, c)| {
            let c = c.into_iter().filter_map(NonZero::new).collect();
            (NonZero::new(a).expect("not 0"), NonZero::new(b).expect("not 0"), c)
        });
    wrapping: (Wrapping<u8>, Vec<Wrapping<i32>>);
    texts: (String, Vec<String>, Option<String>);
    owned_texts: (Box<str>, Arc<str>, Rc<str>, Cow<'static, str>) = any::<(String, String, String, String)>()
        .prop_map(|(a, b, c, d)| (a.into(), b.into(), c.into(), d.into()));
    pointers: (Box<u8>, Arc<String>, Rc<Vec<u16>>, Option<Box<Arc<bool>>>) = any::<(u8, String, Vec<u16>, Option<bool>)>()
        .prop_map(|(a, b, c, d)| (a.into(), b.into(), c.into(), d.map(|d| Box::new(Arc::new(d)))));
    paths: (PathBuf, OsString, Box<Path>, Arc<OsStr>, Cow<'static, Path>) = any::<(PathBuf, OsString)>()
        .prop_map(|(a, b)| (a.clone(), b.clone(), a.clone().into(), b.into(), a.into()));
    durations: Duration = (0..=i64::MAX as u64).prop_map(Duration::from_nanos);
    times: SystemTime = any::<(i64, u32)>().prop_map(|(sec, nsec)| {
        // A third of the range of seconds, so that the clock of any system can tell it.
        let from_epoch = Duration::new(sec.unsigned_abs() / 3, nsec % 1_000_000_000);
        // Windows counts from 1601, and to 30828.
        let far = if sec < 0 { UNIX_EPOCH.checked_sub(from_epoch) } else { UNIX_EPOCH.checked_add(from_epoch) };
        far.unwrap_or(UNIX_EPOCH)
    });
    ips: (IpAddr, Ipv4Addr, Ipv6Addr, Vec<IpAddr>);
    sockets: (SocketAddr, SocketAddrV4, SocketAddrV6) = any::<(SocketAddr, SocketAddrV4, SocketAddrV6)>()
        .prop_map(|(mut any, v4, mut v6)| {
            v6.set_flowinfo(0);
            if let SocketAddr::V6(any) = &mut any {
                any.set_flowinfo(0);
            }
            (any, v4, v6)
        });
}

#[test]
#[cfg(unix)]
fn paths_need_not_be_text() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(OsString::from_vec(vec![b'/', 0xff, 0xfe]));
    assert_eq!(super::back(&path), Ok([path.clone(), path]));
}

#[test]
fn a_time_before_1970_rounds_down_and_comes_back() {
    let time = UNIX_EPOCH - Duration::new(1, 1);
    assert_eq!(super::back(&time), Ok([time, time]));
}
