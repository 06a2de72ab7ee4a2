//! Values of other crates.

use chrono::{TimeZone, Utc};
use serde_json::Value;

use super::{Random, Source};

/// The seconds of the years that every one of the crates knows: 1 to 9999, a day left out at each end for the zones.
fn seconds(source: &mut Source) -> i64 {
    const FIRST: i64 = -62_135_596_800 + 86_400;
    const LAST: i64 = 253_402_300_799 - 200_000;
    match source.below(4) {
        0 => source.one_of(&[FIRST, -1, 0, 1, LAST]),
        _ => FIRST + source.below((LAST - FIRST) as u64) as i64,
    }
}

fn nanos(source: &mut Source) -> u32 {
    match source.below(4) {
        0 => source.one_of(&[0, 999_999_999]),
        _ => source.below(1_000_000_000) as u32,
    }
}

/// A zone, in seconds east of UTC.
fn offset(source: &mut Source) -> i32 {
    source.below(2 * 86_399) as i32 - 86_399
}

/// Year, month, and a day that each month has.
fn day(source: &mut Source) -> (i32, u8, u8) {
    (
        1 + source.below(9999) as i32,
        1 + source.below(12) as u8,
        1 + source.below(28) as u8,
    )
}

impl Random for bytes::Bytes {
    fn random(source: &mut Source) -> Self {
        source.any::<Vec<u8>>().into()
    }
}

impl Random for chrono::DateTime<Utc> {
    fn random(source: &mut Source) -> Self {
        chrono::DateTime::from_timestamp(seconds(source), nanos(source)).expect("in range")
    }
}

impl Random for chrono::DateTime<chrono::FixedOffset> {
    fn random(source: &mut Source) -> Self {
        let zone = chrono::FixedOffset::east_opt(offset(source)).expect("in range");
        zone.from_utc_datetime(&source.any::<chrono::DateTime<Utc>>().naive_utc())
    }
}

impl Random for chrono::DateTime<chrono::Local> {
    fn random(source: &mut Source) -> Self {
        source.any::<chrono::DateTime<Utc>>().into()
    }
}

impl Random for chrono::NaiveDate {
    fn random(source: &mut Source) -> Self {
        let (year, month, day) = day(source);
        chrono::NaiveDate::from_ymd_opt(year, month.into(), day.into()).expect("a day")
    }
}

impl Random for chrono::TimeDelta {
    fn random(source: &mut Source) -> Self {
        chrono::TimeDelta::nanoseconds(source.any())
    }
}

impl Random for time::OffsetDateTime {
    fn random(source: &mut Source) -> Self {
        let nanos = i128::from(seconds(source)) * 1_000_000_000 + i128::from(nanos(source));
        let zone = time::UtcOffset::from_whole_seconds(offset(source)).expect("in range");
        let utc = time::OffsetDateTime::from_unix_timestamp_nanos(nanos).expect("in range");
        utc.to_offset(zone)
    }
}

impl Random for time::Date {
    fn random(source: &mut Source) -> Self {
        let (year, month, day) = day(source);
        let month = month.try_into().expect("a month");
        time::Date::from_calendar_date(year, month, day).expect("a day")
    }
}

impl Random for time::Duration {
    fn random(source: &mut Source) -> Self {
        time::Duration::nanoseconds(source.any())
    }
}

impl Random for jiff::Timestamp {
    fn random(source: &mut Source) -> Self {
        let nanos = nanos(source) as i32;
        jiff::Timestamp::new(seconds(source), nanos).expect("in range")
    }
}

impl Random for jiff::civil::Date {
    fn random(source: &mut Source) -> Self {
        let (year, month, day) = day(source);
        jiff::civil::Date::new(year as i16, month as i8, day as i8).expect("a day")
    }
}

impl Random for jiff::SignedDuration {
    fn random(source: &mut Source) -> Self {
        jiff::SignedDuration::from_nanos(source.any())
    }
}

impl Random for uuid::Uuid {
    fn random(source: &mut Source) -> Self {
        uuid::Uuid::from_u128(source.any())
    }
}

impl Random for rust_decimal::Decimal {
    fn random(source: &mut Source) -> Self {
        let (lo, mid, hi) = (source.any(), source.any(), source.any());
        rust_decimal::Decimal::from_parts(lo, mid, hi, source.any(), source.below(29) as u32)
    }
}

impl Random for url::Url {
    fn random(source: &mut Source) -> Self {
        let (a, b) = (source.below(1000), source.any::<u16>());
        let text = match source.below(8) {
            0 => format!("https://user:word@h{a}.example:{b}/"),
            1 => format!("http://[2001:db8::{b:x}]/x?y={a}#z"),
            2 => format!("mailto:m{a}@mail.example"),
            3 => format!("file:///tmp/{a}/%20x"),
            4 => format!("data:text/plain,t{a}"),
            5 => format!("https://h.example/{a}/%C3%A9?q=a%26b&r={b}"),
            6 => format!("ws://127.0.0.1:8{b:04}/").replace(":8", ":"),
            _ => format!("https://b\u{fc}cher.example/{a}"),
        };
        url::Url::parse(&text).unwrap_or_else(|_| "https://h.example/".parse().expect("a URL"))
    }
}

impl Random for Value {
    fn random(source: &mut Source) -> Self {
        match source.variant(8) {
            0 => Value::Null,
            1 => Value::Bool(source.any()),
            2 => source.any::<i64>().into(),
            3 => source.any::<u64>().into(),
            // Those that JSON has no form for become null.
            4 => source.any::<f64>().into(),
            5 => Value::String(source.any()),
            6 => Value::Array(source.any()),
            _ => (0..source.elements())
                .map(|_| source.any::<(String, Value)>())
                .collect(),
        }
    }
}
