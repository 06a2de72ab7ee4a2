//! `jiff`: `Timestamp`, `SignedDuration`, `civil::Date`.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::no_day;
use crate::convert::leaf::leaf;
use crate::convert::time::nanos;
use crate::convert::{DateRef, TimeRef};
use crate::mismatch::Mismatch;

leaf! {
    SignedDuration as i64: "Duration", plain true, measured true,
        |value: &SignedDuration| nanos(value.as_nanos()),
        |value: &i64| Ok(SignedDuration::from_nanos(*value));
    Date as DateRef: "Date", plain true, measured false,
        |value: &Date| Ok(DateRef {
            year: value.year().into(),
            month: value.month().into(),
            day: value.day().into(),
        }),
        date;
    Timestamp as TimeRef: "SystemTime", plain false, measured true, lend, take;
}

fn date(value: &DateRef) -> Result<Date, Mismatch> {
    let date = || {
        let (month, day) = (value.month.try_into().ok()?, value.day.try_into().ok()?);
        Date::new(value.year.try_into().ok()?, month, day).ok()
    };
    date().ok_or_else(|| no_day(value, "jiff::civil::Date"))
}

fn lend(value: &Timestamp) -> Result<TimeRef, Mismatch> {
    // Its own fraction has the sign of the seconds.
    let nanos = value.as_nanosecond();
    let (sec, nsec) = (
        nanos.div_euclid(1_000_000_000),
        nanos.rem_euclid(1_000_000_000),
    );
    TimeRef::new(sec, nsec as u32, 0)
}

fn take(value: &TimeRef) -> Result<Timestamp, Mismatch> {
    let nanos = i128::from(value.sec) * 1_000_000_000 + i128::from(value.nanos()?);
    Timestamp::from_nanosecond(nanos).map_err(|_| value.beyond("jiff::Timestamp"))
}
