//! The Step 8 list and the amends of Step 9.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Id, Moment};

/// Where an amends stands. The three columns are equal; none is the end of a race.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AmendsStatus {
    /// On the list, not yet sorted.
    #[default]
    Unsorted,
    /// Willing, working out how.
    Planned,
    /// Said or done.
    Made,
    /// Not now, with a reason.
    Deferred,
}

/// How willing the writer is, in their own judgement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Willingness {
    /// Not yet.
    #[default]
    NotYet,
    /// Partly.
    Partly,
    /// Willing.
    Willing,
}

/// Why an amends is set aside for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeferralReason {
    /// It would injure them or others.
    WouldInjure,
    /// The writer is not yet willing.
    NotYetWilling,
    /// They cannot be reached.
    CannotBeReached,
    /// Waiting for advice.
    WaitingForAdvice,
    /// It is not safe for the writer.
    NotSafeForMe,
    /// Another reason, in words in the note of the move.
    Another,
}

/// One person and one harm. A person can have several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Amends {
    /// Identity.
    pub id: Id,
    /// What is editable.
    #[serde(flatten)]
    pub draft: AmendsDraft,
    /// Where it stands; changed by moving it, which is kept in the history.
    pub status: AmendsStatus,
    /// The inventory entry it was carried over from.
    pub from_entry: Option<Id>,
    /// Every change of status, oldest first.
    pub history: Vec<StatusChange>,
    /// When it was put on the list.
    pub created: Moment,
    /// When it last changed.
    pub updated: Moment,
}

/// The part of an [`Amends`] that the writer edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmendsDraft {
    /// Whom.
    pub person: Id,
    /// What I did.
    pub harm: String,
    /// How they suffered.
    pub suffered: String,
    /// How willing.
    pub willingness: Willingness,
    /// What I mean to do, and when.
    pub plan: String,
    /// A day to do it, or to look again.
    pub review: Option<Day>,
    /// Why it is deferred, if it is.
    pub reason: Option<DeferralReason>,
    /// Whom it was talked over with.
    pub talked_with: String,
    /// What was done, what was said back, what is left.
    pub outcome: String,
}

/// One dated line of an amends' history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusChange {
    /// When.
    pub at: Moment,
    /// From which status; absent on the line that put it on the list.
    pub from: Option<AmendsStatus>,
    /// To which status.
    pub to: AmendsStatus,
    /// A note, possibly empty.
    pub note: String,
}
