//! Durations and points in time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::leaf::leaf;
use crate::mismatch::Mismatch;

/// rust2go.WireTime in Go: a point in time, and the zone it was measured in.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRef {
    /// Seconds since 1970-01-01 00:00:00 UTC, rounded down.
    pub sec: i64,
    /// Nanoseconds after that, below a billion.
    pub nsec: u32,
    /// The zone, in seconds east of UTC.
    pub offset: i32,
}

/// rust2go.Date in Go: a day of the calendar.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRef {
    /// The year; 1 is the year before which there is 0.
    pub year: isize,
    /// The month, from 1.
    pub month: isize,
    /// The day of the month, from 1.
    pub day: isize,
}

/// The first second that Go's calendar can tell, in a year before -292 billion.
const FIRST: i128 = -9_223_372_028_715_321_600;
/// The last one: beyond it Go's own count, which begins in the year 1, would overflow.
const LAST: i128 = i64::MAX as i128 - 62_135_596_800;

impl TimeRef {
    /// A point in time that Go can tell; `sec` and `nsec` as in the struct.
    pub(crate) fn new(sec: i128, nsec: u32, offset: i32) -> Result<Self, Mismatch> {
        if !(FIRST..=LAST).contains(&sec) {
            return Err(Mismatch::new(format!(
                "{sec} seconds since 1970 are beyond the range of Go's time.Time"
            )));
        }
        Ok(Self {
            sec: sec as i64,
            nsec,
            offset,
        })
    }

    /// The nanoseconds, if they are fewer than a second.
    pub(crate) fn nanos(&self) -> Result<u32, Mismatch> {
        if self.nsec >= 1_000_000_000 {
            return Err(Mismatch::new(format!(
                "{} nanoseconds are no part of a second",
                self.nsec
            )));
        }
        Ok(self.nsec)
    }

    /// For a point in time that the Rust type `name` cannot tell.
    #[cold]
    pub(crate) fn beyond(&self, name: &str) -> Mismatch {
        Mismatch::new(format!(
            "{} seconds since 1970 are beyond the range of Rust's {name}",
            self.sec
        ))
    }

    /// For a zone that the Rust type `name` cannot be.
    #[cfg(any(feature = "chrono", feature = "time"))]
    #[cold]
    pub(crate) fn no_zone(&self, name: &str) -> Mismatch {
        Mismatch::new(format!(
            "a zone {} seconds east of UTC is beyond the range of Rust's {name}",
            self.offset
        ))
    }
}

/// A duration in nanoseconds, if Go can count them.
pub(crate) fn nanos(nanos: i128) -> Result<i64, Mismatch> {
    i64::try_from(nanos).map_err(|_| {
        Mismatch::new(format!(
            "{} seconds are beyond the range of Go's time.Duration, which is 292 years",
            nanos / 1_000_000_000
        ))
    })
}

leaf! {
    Duration as i64: "Duration", plain true, measured true,
        |value: &Duration| nanos(i128::try_from(value.as_nanos()).unwrap_or(i128::MAX)),
        |value: &i64| match u64::try_from(*value) {
            Ok(nanos) => Ok(Duration::from_nanos(nanos)),
            Err(_) => Err(Mismatch::new(format!(
                "{value} nanoseconds are negative, which Rust's Duration cannot be"
            ))),
        };
    SystemTime as TimeRef: "SystemTime", plain false, measured true, since_epoch, system_time;
}

fn since_epoch(time: &SystemTime) -> Result<TimeRef, Mismatch> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => TimeRef::new(after.as_secs().into(), after.subsec_nanos(), 0),
        Err(before) => {
            let before = before.duration();
            let (sec, nsec) = (-i128::from(before.as_secs()), before.subsec_nanos());
            match nsec {
                0 => TimeRef::new(sec, 0, 0),
                _ => TimeRef::new(sec - 1, 1_000_000_000 - nsec, 0),
            }
        }
    }
}

fn system_time(value: &TimeRef) -> Result<SystemTime, Mismatch> {
    let nsec = value.nanos()?;
    let sec = Duration::from_secs(value.sec.unsigned_abs());
    let time = if value.sec < 0 {
        UNIX_EPOCH.checked_sub(sec)
    } else {
        UNIX_EPOCH.checked_add(sec)
    };
    time.and_then(|time| time.checked_add(Duration::from_nanos(nsec.into())))
        .ok_or_else(|| value.beyond("SystemTime"))
}
