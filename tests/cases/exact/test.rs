//! Bits, zones, scales and large values stay as they are.

use std::collections::HashMap;
use std::time::{Duration, UNIX_EPOCH};

use chrono::TimeZone;
use pollster::block_on;
use proptest::prelude::*;

use super::contract::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bits_of_floats(a: u32, b: u64, list in prop::collection::vec(any::<u64>(), 0..8)) {
        prop_assert_eq!(ExactImpl::float32(f32::from_bits(a)).to_bits(), a);
        prop_assert_eq!(ExactImpl::float64(f64::from_bits(b)).to_bits(), b);
        let floats: Vec<f64> = list.iter().copied().map(f64::from_bits).collect();
        let back: Vec<u64> = ExactImpl::floats(&floats).into_iter().map(f64::to_bits).collect();
        prop_assert_eq!(back, list);
    }

    #[test]
    fn plain_structs(list in prop::collection::vec((any::<(u32, u32)>(), any::<[u8; 4]>(), any::<u32>()), 0..20)) {
        let points: Vec<Point> = list.into_iter().map(|((x, y), tag, n)| Point { x: x.into(), y: y.into(), tag, n }).collect();
        prop_assert_eq!(&ExactImpl::points(&points), &points);
        prop_assert_eq!(&*ExactImpl::boxed_points(points.clone().into()), &*points);
        prop_assert_eq!(block_on(ExactImpl::points_later(points.clone())), points);
    }
}

#[test]
fn zones() {
    for offset in [0, 3600, -12_345, 86_399, -86_399] {
        let zone = chrono::FixedOffset::east_opt(offset).expect("in range");
        let time = zone.timestamp_opt(1_700_000_000, 123_456_789).unwrap();
        let (back, _) = ExactImpl::chrono_zone(time);
        assert_eq!((back, back.offset()), (time, &zone));
        let zone = time::UtcOffset::from_whole_seconds(offset).expect("in range");
        let time = time::OffsetDateTime::from_unix_timestamp(1_700_000_000).expect("in range").to_offset(zone);
        let (back, _) = ExactImpl::time_zone(time);
        assert_eq!((back, back.offset()), (time, zone));
    }
    let zone = chrono::FixedOffset::east_opt(5400).expect("in range");
    let (_, text) = ExactImpl::chrono_zone(zone.with_ymd_and_hms(2024, 2, 29, 12, 30, 0).unwrap());
    assert_eq!(text, "2024-02-29T12:30:00+01:30");
    let before: jiff::Timestamp = "1969-12-31T23:59:59.999999999Z".parse().expect("a time");
    assert_eq!(ExactImpl::utc(before), "1969-12-31T23:59:59.999999999Z");
}

#[test]
fn numbers_in_words() {
    for text in ["0", "-0.00", "1.50", "-79228162514264337593543950335", "0.0000000000000000000000000001"] {
        let v: rust_decimal::Decimal = text.parse().expect("a decimal");
        let (back, go) = ExactImpl::decimal(v);
        assert_eq!((back.serialize(), go), (v.serialize(), v.to_string()));
    }
    let id: uuid::Uuid = "2f1c5a5e-8c4b-4c7b-9d3e-0a1b2c3d4e5f".parse().expect("a UUID");
    assert_eq!(ExactImpl::uuid(id), (id, id.to_string()));
    for (a, b) in [(i128::MIN, u128::MAX), (-1, 1 << 64), (i128::MAX, 0), (-(1 << 64), 1 << 127)] {
        assert_eq!(ExactImpl::wide(a, b), (a, b, format!("{a} {b}")));
    }
    let (same, opposite) = ExactImpl::signed(jiff::SignedDuration::from_nanos(-7));
    assert_eq!((same, opposite), (chrono::TimeDelta::nanoseconds(-7), time::Duration::nanoseconds(7)));
}

#[test]
fn json_keeps_its_numbers() {
    let v = serde_json::json!({"a": [null, true, 18446744073709551615_u64, -9223372036854775808_i64, 0.1], "b": {"": "é\n"}});
    let (back, text) = ExactImpl::json(v.clone());
    assert_eq!(back, v);
    assert_eq!(text, "{\"a\":[null,true,18446744073709551615,-9223372036854775808,0.1],\"b\":{\"\":\"é\\n\"}}<nil>");
}

#[test]
fn newtypes() {
    let (wait, at) = (Wait(Duration::from_nanos(7)), At(UNIX_EPOCH + Duration::new(5, 6)));
    let (big, maybe) = (Big(-1 << 100), Maybe(Some(3)));
    let names = ByName(HashMap::from([("x".to_owned(), Id(9))]));
    let back = ExactImpl::newtypes(Id(1), &wait, at.clone(), big.clone(), &maybe, names.clone());
    assert_eq!(back, (Id(1), wait, at, big, maybe, names));
    let (b, c) = (Holder(vec![Id(1), Id(2)]), Holder(Some(Sealed::B(Id(3)))));
    assert_eq!(ExactImpl::holders(Holder(4), &b, c.clone()), (Holder(4), b, c));
    for sealed in [Sealed::A, Sealed::B(Id(u64::MAX))] {
        assert_eq!(ExactImpl::outer(Sealing(sealed.clone())), Sealing(sealed));
    }
}

#[test]
fn large_values() {
    let list = |n: u32| (0..n % 7).map(|i| format!("{n} {i} {}", "é".repeat((n % 97) as usize))).collect::<Vec<_>>();
    let map: HashMap<u32, Vec<String>> = (0..5000).map(|n| (n, list(n))).collect();
    assert_eq!(ExactImpl::large(&map), map);
    assert_eq!(block_on(ExactImpl::large_later(map.clone())), map);
    let points = vec![Point { x: 0.5, y: -0.0, tag: [1; 4], n: 3 }; 100_000];
    assert_eq!(ExactImpl::points(&points), points);
}
