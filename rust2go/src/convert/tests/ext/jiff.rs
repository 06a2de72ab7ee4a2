//! `jiff`.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::convert::tests::{comes_back, no_value, refused};
use crate::convert::{DateRef, TimeRef};

comes_back! {
    times: Timestamp = (Timestamp::MIN.as_nanosecond()..=Timestamp::MAX.as_nanosecond())
        .prop_map(|nanos| Timestamp::from_nanosecond(nanos).expect("in range"));
    durations: SignedDuration = any::<i64>().prop_map(SignedDuration::from_nanos);
    dates: Date = (-9999..=9999_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"));
}

#[test]
fn what_is_refused() {
    let time = |sec, nsec| {
        let offset = 0;
        no_value::<Timestamp>(TimeRef { sec, nsec, offset })
    };
    let (year, month, day) = (2023, 2, 29);
    expect_test::expect![[r#"
        : 9223372036854775807 seconds are beyond the range of Go's time.Duration, which is 292 years
        : 9223372036854775807 seconds since 1970 are beyond the range of Rust's jiff::Timestamp
        : 1000000000 nanoseconds are no part of a second
        : year 2023, month 2, day 29 is no day of Rust's jiff::civil::Date"#]]
    .assert_eq(
        &[
            refused(&SignedDuration::MAX),
            time(i64::MAX, 0),
            time(0, 1_000_000_000),
            no_value::<Date>(DateRef { year, month, day }),
        ]
        .join("\n"),
    );
}
