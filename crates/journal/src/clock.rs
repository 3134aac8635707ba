//! Moments and identities: where they come from, and how they are kept.
//!
//! A computer's clock can be wrong and can jump. Ids are made from a context that never goes back, and a row's
//! `updated` never does either; only the moment shown can be as wrong as the clock was.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp, Zoned, tz::Offset};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::{ContextV7, Uuid};

use crate::model::{Day, Id, Moment};

/// Tells the time, and where the person is.
pub trait Clock: Send + Sync {
    /// The moment, in the person's time zone.
    fn now(&self) -> Zoned;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Zoned {
        Zoned::now()
    }
}

/// A clock that stands until it is set. Clones show the same time.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<Mutex<Zoned>>);

impl FixedClock {
    /// A clock that stands at `now`.
    pub fn new(now: Zoned) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// Sets it, forwards or back.
    pub fn set(&self, now: Zoned) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Moves it by so many milliseconds, forwards or back; it stops at the ends of the calendar.
    pub fn advance(&self, milliseconds: i64) {
        let now = self.now();
        self.set(now.saturating_add(SignedDuration::from_millis(milliseconds)));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Zoned {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A moment as it is stored: RFC 9557 text that begins with UTC and ends with the offset,
/// `2026-11-22T09:42:00.123Z[+01:00]`. Stamps sort by time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp(String);

impl Stamp {
    /// The stamp of a moment.
    pub(crate) fn of(moment: &Zoned) -> Self {
        let utc = moment.timestamp().strftime("%Y-%m-%dT%H:%M:%S%.3fZ");
        Self(format!("{utc}[{}]", moment.strftime("%:z")))
    }

    /// The moment in local time, as the model has it.
    pub(crate) fn moment(&self) -> Moment {
        // Stamps are checked as they are read, so a reading that fails can only be one that was never stored.
        Moment(local(&self.0).map_or_else(|| self.0.clone(), |(local, offset)| format!("{local:.3}{offset}")))
    }
}

/// The local date and time of a stamp, and its offset as it is written.
fn local(stamp: &str) -> Option<(jiff::civil::DateTime, &str)> {
    let (utc, zone) = stamp.split_once('[')?;
    let zone = zone.strip_suffix(']')?;
    let utc: Timestamp = utc.parse().ok()?;
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.get(..2)?.parse::<i32>().ok()? * 60;
    let offset = Offset::from_seconds(if zone.starts_with('-') { -seconds } else { seconds }).ok()?;
    Some((offset.to_datetime(utc), zone))
}

impl ToSql for Stamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.0.as_bytes())))
    }
}

impl FromSql for Stamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        local(text).map(|_| Self(text.to_owned())).ok_or(FromSqlError::InvalidType)
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let (local, offset) = local(value.as_str()?).ok_or(FromSqlError::InvalidType)?;
        Ok(Self(format!("{local:.3}{offset}")))
    }
}

impl Moment {
    /// The day of this moment where the person was; absent when the text is not a moment.
    pub fn day(&self) -> Option<Day> {
        self.0.get(..10)?.parse().ok().map(Day)
    }
}

/// Makes ids that sort in the order they were made, also across restarts and a clock that jumps back.
pub(crate) struct IdSource {
    context: ContextV7,
    /// Milliseconds of the newest id seen when the journal was opened.
    floor: u64,
}

impl IdSource {
    /// A source whose ids come after `newest`.
    pub(crate) fn after(newest: Option<Id>) -> Self {
        // The first 48 bits of a UUIDv7 are its milliseconds.
        let floor = newest.map_or(0, |Id(id)| (id.as_u64_pair().0 >> 16) + 1);
        Self { context: ContextV7::new(), floor }
    }

    /// A new id at a moment.
    pub(crate) fn next(&self, now: &Zoned) -> Id {
        let milliseconds = u64::try_from(now.timestamp().as_millisecond()).unwrap_or(0).max(self.floor);
        let nanoseconds = u32::try_from(milliseconds % 1000).unwrap_or(0) * 1_000_000;
        Id(Uuid::new_v7(uuid::Timestamp::from_unix(&self.context, milliseconds / 1000, nanoseconds)))
    }
}
