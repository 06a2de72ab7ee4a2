//! What is refused, in which words.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::{Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::NonZero;
use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use expect_test::{Expect, expect};

use super::{back, no_value, refused};
use crate::convert::{
    Carrier, IpRef, ListRef, ResultRef, SocketRef, StrRef, TimeRef, Tuple2Ref, lend_with,
    measure_with, take_with, unknown_value,
};
use crate::measure::Measure;
use crate::message::Message;
use crate::read::Reader;

fn says(expected: Expect, texts: &[String]) {
    expected.assert_eq(&texts.join("\n"));
}

fn list<T>(values: &[T]) -> ListRef {
    ListRef::new(values.as_ptr().cast(), values.len())
}

#[test]
fn on_the_way_to_go() {
    let long = Duration::from_nanos(u64::MAX);
    let flow = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 7, 0);
    let late = UNIX_EPOCH.checked_add(Duration::from_secs(i64::MAX as u64 - 1));
    says(
        expect![[r#"
            : 18446744073 seconds are beyond the range of Go's time.Duration, which is 292 years
            : 18446744073709551615 seconds are beyond the range of Go's time.Duration, which is 292 years
            [1].0: 18446744073 seconds are beyond the range of Go's time.Duration, which is 292 years
            .OK[0]: 18446744073 seconds are beyond the range of Go's time.Duration, which is 292 years
            [0].key: 18446744073 seconds are beyond the range of Go's time.Duration, which is 292 years
            [0].value: 18446744073 seconds are beyond the range of Go's time.Duration, which is 292 years
            : [::1]:80 has the flow information 0x7, for which Go's netip.AddrPort has no place"#]],
        &[
            refused(&long),
            refused(&Duration::MAX),
            refused(&vec![(Duration::ZERO, 0_u8), (long, 1)]),
            refused(&Ok::<_, u8>([long])),
            refused(&HashMap::from([(long, 1_u8)])),
            refused(&BTreeMap::from([("a", long)])),
            refused(&SocketAddr::from(flow)),
        ],
    );
    // Windows has no such time.
    if let Some(late) = late {
        says(
            expect![
                ": 9223372036854775806 seconds since 1970 are beyond the range of Go's time.Time"
            ],
            &[refused(&late)],
        );
    }
}

#[test]
fn on_the_way_back() {
    let time = |sec, nsec| TimeRef {
        sec,
        nsec,
        offset: 0,
    };
    let null = std::ptr::null();
    let seven = 7_u8;
    let seven = (&raw const seven).cast();
    let v6 = SocketRef {
        addr: [1; 16],
        kind: 6,
        unused: 0,
        port: 80,
        scope: 3,
    };
    let text = StrRef {
        ptr: b"a\xffb".as_ptr(),
        len: 3,
    };
    let twice = [Tuple2Ref(1_u8, 1_u8), Tuple2Ref(1, 2)];
    says(
        expect![[r#"
            : 0x2 is no Rust `bool`
            : 0xd800 is no Rust `char`
            : it is 0, which a NonZero cannot be
            : -1 nanoseconds are negative, which Rust's Duration cannot be
            : 1000000000 nanoseconds are no part of a second
            : 9223372036854775807 seconds since 1970 are beyond the range of Rust's SystemTime
            : 5 is no kind of address: known are 4 and 6
            : [101:101:101:101:101:101:101:101%3]:80 is an IPv6 address, and an IPv4 address is wanted
            : the string is not UTF-8 at byte 1 of 3; send it as Vec<u8> ([]byte) if it is no text
            : neither OK nor Err of the Result is set
            : both OK and Err of the Result are set; set one of them
            : two of its keys are equal in Rust, though not in Go
            : two of its keys are equal in Rust, though not in Go
            : two of its elements are equal in Rust, though not in Go
            [1].value: 0x2 is no Rust `bool`
            [1].key: it is 0, which a NonZero cannot be
            [2]: 0x7 is no Rust `bool`
            .OK: 0x7 is no Rust `bool`"#]],
        &[
            no_value::<bool>(2),
            no_value::<char>(0xd800),
            no_value::<NonZero<u8>>(0),
            no_value::<Duration>(-1),
            no_value::<SystemTime>(time(0, 1_000_000_000)),
            no_value::<SystemTime>(time(i64::MAX, 999_999_999))
                .replace("nothing", ": 9223372036854775807 seconds since 1970 are beyond the range of Rust's SystemTime"),
            no_value::<std::net::IpAddr>(IpRef {
                addr: [0; 16],
                kind: 5,
            }),
            no_value::<SocketAddrV4>(v6),
            no_value::<String>(text),
            no_value::<Result<u8, u8>>(ResultRef { ok: null, err: null }),
            no_value::<Result<u8, u8>>(ResultRef { ok: seven, err: seven }),
            no_value::<HashMap<u8, u8>>(list(&twice)),
            no_value::<BTreeMap<u8, u8>>(list(&twice)),
            no_value::<HashSet<u8>>(list(&[1_u8, 1])),
            no_value::<HashMap<u8, bool>>(list(&[Tuple2Ref(1_u8, 1_u8), Tuple2Ref(2, 2)])),
            no_value::<BTreeMap<NonZero<u8>, u8>>(list(&[Tuple2Ref(1_u8, 1_u8), Tuple2Ref(0, 2)])),
            no_value::<Vec<bool>>(list(&[0_u8, 1, 7])),
            no_value::<Result<bool, u8>>(ResultRef {
                ok: seven,
                err: null,
            }),
        ],
    );
}

#[test]
fn values_of_c_like_enums() {
    let many: Vec<(&str, i128)> = (0..15).map(|i| ("V", i)).collect();
    says(
        expect![[r#"
            : 7 is no `Color`: known are Red = 0, Green = 1
            : -1 is no `Many`: known are V = 0, V = 1, V = 2, V = 3, V = 4, V = 5, V = 6, V = 7, V = 8, V = 9, V = 10, V = 11 and 3 more"#]],
        &[
            unknown_value(7, "Color", &[("Red", 0), ("Green", 1)]).text(),
            unknown_value(-1, "Many", &many).text(),
        ],
    );
}

/// Carries a range as its ends.
struct Ends;

impl Carrier<RangeInclusive<u32>> for Ends {
    type As = Vec<String>;
    type Error = String;

    fn to_go(range: &RangeInclusive<u32>) -> Result<Vec<String>, String> {
        if range.is_empty() {
            return Err("the range is empty".to_owned());
        }
        Ok(vec![range.start().to_string(), range.end().to_string()])
    }

    fn from_go(ends: Vec<String>) -> Result<RangeInclusive<u32>, String> {
        let parse = |end: &String| end.parse().map_err(|_| format!("{end} is no number"));
        match ends.as_slice() {
            [start, end] => Ok(parse(start)?..=parse(end)?),
            _ => Err(format!("{} ends are not 2", ends.len())),
        }
    }
}

#[test]
fn what_a_converter_says() {
    let carry = |range: &RangeInclusive<u32>| {
        let mut measure = Measure::new(false);
        measure_with::<Ends, _>(range, &mut measure).map_err(|e| e.text())?;
        let mut scratch = crate::scratch::Scratch::new();
        let lent = lend_with::<Ends, _>(range, &mut scratch.arena(measure));
        // SAFETY: the scratch lives on.
        unsafe { take_with::<Ends, RangeInclusive<u32>>(&lent, &mut Reader::trusted()) }
            .map_err(|e| e.text())
    };
    assert_eq!(carry(&(1..=5)), Ok(1..=5));
    #[allow(clippy::reversed_empty_ranges)]
    let empty = carry(&(5..=1));
    assert_eq!(empty, Err(": the range is empty".to_owned()));
    let one = [StrRef {
        ptr: b"1".as_ptr(),
        len: 1,
    }];
    let lent = list(&one);
    // SAFETY: the strings live on.
    let taken = unsafe { take_with::<Ends, RangeInclusive<u32>>(&lent, &mut Reader::trusted()) };
    assert_eq!(
        taken.map_err(|e| e.text()),
        Err(": 1 ends are not 2".to_owned())
    );
}

#[test]
fn a_message_that_cannot_be_made_is_none() {
    assert!(Message::of(&Duration::MAX).is_err());
    assert!(back(&Duration::from_secs(1)).is_ok());
}
