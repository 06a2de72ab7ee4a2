//! The crate `time`: `OffsetDateTime`, `Duration`, `Date`.

use time::{Date, Duration, Month, OffsetDateTime, UtcOffset};

use super::no_day;
use crate::convert::leaf::leaf;
use crate::convert::time::nanos;
use crate::convert::{DateRef, TimeRef};
use crate::mismatch::Mismatch;

leaf! {
    Duration as i64: "Duration", plain true, measured true,
        |value: &Duration| nanos(value.whole_nanoseconds()),
        |value: &i64| Ok(Duration::nanoseconds(*value));
    Date as DateRef: "Date", plain true, measured false,
        |value: &Date| Ok(DateRef {
            year: value.year() as isize,
            month: u8::from(value.month()).into(),
            day: value.day().into(),
        }),
        date;
    OffsetDateTime as TimeRef: "SystemTime", plain false, measured true,
        |value: &OffsetDateTime| TimeRef::new(
            value.unix_timestamp().into(),
            value.nanosecond(),
            value.offset().whole_seconds(),
        ),
        date_time;
}

fn date(value: &DateRef) -> Result<Date, Mismatch> {
    let date = || {
        let month: Month = u8::try_from(value.month).ok()?.try_into().ok()?;
        let (year, day) = (value.year.try_into().ok()?, value.day.try_into().ok()?);
        Date::from_calendar_date(year, month, day).ok()
    };
    date().ok_or_else(|| no_day(value, "time::Date"))
}

fn date_time(value: &TimeRef) -> Result<OffsetDateTime, Mismatch> {
    let nanos = i128::from(value.sec) * 1_000_000_000 + i128::from(value.nanos()?);
    let beyond = || value.beyond("time::OffsetDateTime");
    let utc = OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(|_| beyond())?;
    let zone = UtcOffset::from_whole_seconds(value.offset)
        .map_err(|_| value.no_zone("time::UtcOffset"))?;
    utc.checked_to_offset(zone).ok_or_else(beyond)
}
