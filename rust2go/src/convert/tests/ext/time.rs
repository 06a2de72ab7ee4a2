//! The crate `time`.

use proptest::prelude::*;
use time::{Date, Duration, OffsetDateTime, UtcOffset};

use crate::convert::tests::{comes_back, no_value, refused};
use crate::convert::{DateRef, TimeRef};

fn times() -> impl Strategy<Value = OffsetDateTime> {
    (-377_705_000_000..253_402_000_000_i64, 0..1_000_000_000_i64).prop_map(|(sec, nsec)| {
        let time = OffsetDateTime::from_unix_timestamp(sec).expect("in range");
        time + Duration::nanoseconds(nsec)
    })
}

comes_back! {
    times_in_zones: OffsetDateTime = (times(), -86_399..=86_399_i32).prop_map(|(time, east)| {
        let zone = UtcOffset::from_whole_seconds(east).expect("a zone");
        time.to_offset(zone)
    });
    durations: Duration = any::<i64>().prop_map(Duration::nanoseconds);
    dates: Date = (Date::MIN.to_julian_day()..=Date::MAX.to_julian_day())
        .prop_map(|day| Date::from_julian_day(day).expect("a day"));
}

#[test]
fn what_is_refused() {
    let time = |sec, offset| {
        let nsec = 0;
        no_value::<OffsetDateTime>(TimeRef { sec, nsec, offset })
    };
    let day = |year, month, day| no_value::<Date>(DateRef { year, month, day });
    expect_test::expect![[r#"
        : 9223372036854775807 seconds are beyond the range of Go's time.Duration, which is 292 years
        : 253402300800 seconds since 1970 are beyond the range of Rust's time::OffsetDateTime
        : 253402300799 seconds since 1970 are beyond the range of Rust's time::OffsetDateTime
        : a zone 100000 seconds east of UTC is beyond the range of Rust's time::UtcOffset
        : year 10000, month 1, day 1 is no day of Rust's time::Date
        : year 2023, month 13, day 1 is no day of Rust's time::Date"#]]
    .assert_eq(
        &[
            refused(&Duration::MAX),
            time(253_402_300_800, 0),
            time(253_402_300_799, 3_600),
            time(0, 100_000),
            day(10_000, 1, 1),
            day(2023, 13, 1),
        ]
        .join("\n"),
    );
}
