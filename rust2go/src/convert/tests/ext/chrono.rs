//! `chrono`.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use crate::convert::tests::{comes_back, no_value, refused};
use crate::convert::{DateRef, TimeRef};

fn times() -> impl Strategy<Value = DateTime<Utc>> {
    let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    (
        first.timestamp() + 86_400..last.timestamp() - 86_400,
        0..1_000_000_000_u32,
    )
        .prop_map(|(sec, nsec)| DateTime::from_timestamp(sec, nsec).expect("in range"))
}

comes_back! {
    times_in_utc: DateTime<Utc> = times();
    times_in_zones: DateTime<FixedOffset> = (times(), -86_399..=86_399_i32)
        .prop_map(|(time, east)| FixedOffset::east_opt(east).expect("a zone").from_utc_datetime(&time.naive_utc()));
    deltas: TimeDelta = any::<i64>().prop_map(TimeDelta::nanoseconds);
    dates: NaiveDate = (NaiveDate::MIN.to_epoch_days()..=NaiveDate::MAX.to_epoch_days())
        .prop_map(|days| NaiveDate::from_epoch_days(days).expect("a day"));
}

#[test]
fn zones_come_back_as_well() {
    let zone = FixedOffset::east_opt(3600).expect("a zone");
    let time = zone.timestamp_opt(1, 0).unwrap();
    let [back, _] = crate::convert::tests::back(&time).expect("it comes back");
    assert_eq!(back.offset(), &zone);
}

#[test]
fn what_is_refused() {
    let leap = DateTime::from_timestamp(1_483_228_799, 1_500_000_000).expect("a leap second");
    let time = |sec, offset| {
        let nsec = 0;
        no_value::<DateTime<FixedOffset>>(TimeRef { sec, nsec, offset })
    };
    let day = |year, month, day| no_value::<NaiveDate>(DateRef { year, month, day });
    expect_test::expect![[r#"
        : it is in a leap second, which Go's time.Time does not have
        : 9223372036854775 seconds are beyond the range of Go's time.Duration, which is 292 years
        : 9223372036854775807 seconds since 1970 are beyond the range of Rust's chrono::DateTime
        : a zone 86400 seconds east of UTC is beyond the range of Rust's chrono::FixedOffset
        : 8210266876799 seconds since 1970 are beyond the range of Rust's chrono::DateTime
        : year 2023, month 2, day 29 is no day of Rust's chrono::NaiveDate
        : year 2023, month -1, day 1 is no day of Rust's chrono::NaiveDate"#]]
    .assert_eq(
        &[
            refused(&leap),
            refused(&TimeDelta::MAX),
            time(i64::MAX, 0),
            time(0, 86_400),
            time(DateTime::<Utc>::MAX_UTC.timestamp(), 86_399),
            day(2023, 2, 29),
            day(2023, -1, 1),
        ]
        .join("\n"),
    );
}
