//! `chrono`: `DateTime` in any zone, `TimeDelta`, `NaiveDate`.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, TimeDelta, TimeZone};

use super::no_day;
use crate::arena::{Arena, differs};
use crate::convert::leaf::leaf;
use crate::convert::time::nanos;
use crate::convert::{DateRef, FromGo, Layout, TimeRef, ToGo};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

leaf! {
    TimeDelta as i64: "Duration", plain true, measured true,
        |value: &TimeDelta| nanos(
            i128::from(value.num_seconds()) * 1_000_000_000 + i128::from(value.subsec_nanos()),
        ),
        |value: &i64| Ok(TimeDelta::nanoseconds(*value));
    NaiveDate as DateRef: "Date", plain true, measured false,
        |value: &NaiveDate| Ok(DateRef {
            year: value.year() as isize,
            month: value.month() as isize,
            day: value.day() as isize,
        }),
        date;
}

fn date(value: &DateRef) -> Result<NaiveDate, Mismatch> {
    let date = || {
        let (month, day) = (value.month.try_into().ok()?, value.day.try_into().ok()?);
        NaiveDate::from_ymd_opt(value.year.try_into().ok()?, month, day)
    };
    date().ok_or_else(|| no_day(value, "chrono::NaiveDate"))
}

impl<Tz: TimeZone> Layout for DateTime<Tz> {
    type Ref = TimeRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) -> String {
        "SystemTime".to_owned()
    }
}

// SAFETY: the ref holds no address.
unsafe impl<Tz: TimeZone> ToGo for DateTime<Tz> {
    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        lend(self).map(drop)
    }

    fn lend(&self, _: &mut Arena) -> TimeRef {
        lend(self).unwrap_or_else(|_| differs())
    }
}

fn lend<Tz: TimeZone>(time: &DateTime<Tz>) -> Result<TimeRef, Mismatch> {
    let nsec = time.timestamp_subsec_nanos();
    if nsec >= 1_000_000_000 {
        return Err(Mismatch::new(
            "it is in a leap second, which Go's time.Time does not have",
        ));
    }
    let offset = time.offset().fix().local_minus_utc();
    TimeRef::new(time.timestamp().into(), nsec, offset)
}

// SAFETY: BLOCK is not set; a ref is numbers.
unsafe impl<Tz: TimeZone> FromGo for DateTime<Tz>
where
    DateTime<FixedOffset>: Into<DateTime<Tz>>,
{
    unsafe fn take(value: &TimeRef, _: &mut Reader) -> Result<Self, Mismatch> {
        let nsec = value.nanos()?;
        let Some(utc) = DateTime::from_timestamp(value.sec, nsec) else {
            return Err(value.beyond("chrono::DateTime"));
        };
        let Some(zone) = FixedOffset::east_opt(value.offset) else {
            return Err(value.no_zone("chrono::FixedOffset"));
        };
        // Its local time may be out of range where it itself is not.
        match utc.naive_utc().checked_add_offset(zone) {
            Some(_) => Ok(utc.with_timezone(&zone).into()),
            None => Err(value.beyond("chrono::DateTime")),
        }
    }
}
