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

/// In which way an amends is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AmendsKind {
    /// Face to face, or in words to the person.
    Direct,
    /// Changed conduct. It may stay planned for years, and is never pressed.
    Living,
    /// Indirect or symbolic.
    Indirect,
    /// What is owed is paid back.
    Financial,
    /// A letter that is not sent.
    UnsentLetter,
    /// Without saying from whom.
    Anonymous,
    /// To an institution.
    Institution,
    /// To someone who has died.
    SomeoneWhoDied,
    /// To someone who can't be reached.
    CannotBeReached,
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
    /// The entry it was carried over from: of an inventory, or of a sheet that stands by itself.
    pub from_entry: Option<Id>,
    /// Whether a letter was begun. Its text is read by itself, since it can be long.
    pub has_letter: bool,
    /// What was answered to *Would it injure?*, in the order of the questions.
    pub injury: Vec<InjuryAnswer>,
    /// What is owed and what was paid back, undated lines first, then by date.
    pub ledger: Vec<LedgerLine>,
    /// What is left of that, in each currency by itself, in the order in which they first stand in the ledger.
    pub balances: Vec<Balance>,
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
    /// In which way it is to be made; absent while that is open.
    pub kind: Option<AmendsKind>,
    /// What I mean to do, and when.
    pub plan: String,
    /// A day to do it, or to look again.
    pub review: Option<Day>,
    /// Why it is deferred, if it is.
    pub reason: Option<DeferralReason>,
    /// Whom it was talked over with.
    pub talked_with: String,
    /// When it was talked over.
    pub talked_on: Option<Day>,
    /// What was done, what was said back, what is left.
    pub outcome: String,
}

/// A move of an amends, and what was said on the way. All but the status may be left empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmendsMove {
    /// To where.
    pub status: AmendsStatus,
    /// A note for the history.
    pub note: String,
    /// Why it is deferred. Kept only on the way to [`AmendsStatus::Deferred`], where none takes an earlier one away.
    pub reason: Option<DeferralReason>,
    /// When to look again. As the reason.
    pub review: Option<Day>,
    /// How it went, in place of what stood there. Kept only on the way to [`AmendsStatus::Made`]; absent leaves it.
    pub outcome: Option<String>,
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

/// A question of *Would it injure?*. It is advice, and never a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InjuryQuestion {
    /// A court order or a request for no contact stands between us.
    NoContact,
    /// There was abuse, or they asked not to be contacted.
    Abuse,
    /// It would expose a third person.
    ThirdPerson,
    /// It would cost someone's safety, or my family's living.
    SafetyOrLiving,
    /// It could have legal consequences.
    Legal,
    /// It is not safe for me.
    NotSafeForMe,
    /// I would be easing myself at their cost.
    EasingMyself,
    /// I have talked it over with someone.
    TalkedOver,
}

/// How a question of *Would it injure?* is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InjuryReply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}

/// What was answered to one question, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InjuryAnswer {
    /// The question.
    pub question: InjuryQuestion,
    /// The answer.
    pub answer: InjuryReply,
    /// When it was given.
    pub at: Moment,
}

/// What a line of a ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// An amount is owed.
    Owed,
    /// An amount was paid back.
    Paid,
}

/// One line of what is owed and paid back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LedgerLine {
    /// Identity.
    pub id: Id,
    /// What is editable.
    #[serde(flatten)]
    pub draft: LedgerDraft,
    /// What is left in its currency after this line and those before it, as an exact decimal: `380.00`. Below zero
    /// where more was paid back than was owed: `-20.00`.
    pub left: String,
}

/// The part of a [`LedgerLine`] that the writer edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LedgerDraft {
    /// Owed or paid back.
    pub kind: LedgerKind,
    /// On which day, if that is said.
    pub date: Option<Day>,
    /// An ISO 4217 code (`EUR`), or another word for what is counted.
    pub currency: String,
    /// How much: an exact decimal above zero with a point as its sign and no grouping, `1234.50`. At most 15 digits
    /// before the point and 8 after it.
    pub amount: String,
    /// A note, possibly empty.
    pub note: String,
}

/// What is left in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Balance {
    /// The currency.
    pub currency: String,
    /// All that was owed, as an exact decimal.
    pub owed: String,
    /// All that was paid back.
    pub paid: String,
    /// The one less the other; below zero where more was paid back than was owed.
    pub left: String,
}
