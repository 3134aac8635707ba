//! How the values of the model stand in SQL columns.

use std::collections::HashSet;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::error::Kind;
use crate::model::{
    AmendsKind, AmendsStatus, CopyPlace, CopyReason, Day, DeferralReason, FileContent, FileFormat, FileNames,
    Id, InjuryQuestion, InjuryReply, InventoryStatus, LedgerKind, Pass, PersonKind, StepStatus, Willingness,
};

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Id {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?).map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

/// A value kept as JSON text.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        Ok(text.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        // The parser's own error could quote what was written.
        serde_json::from_str(value.as_str()?).map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

/// Short texts, kept one a line. What cannot be kept so is tidied when it is written: no line breaks within, none
/// empty, none twice.
pub(crate) struct Lines(pub(crate) Vec<String>);

impl Lines {
    pub(crate) fn tidy<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = HashSet::new();
        let lines = texts.into_iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        Self(lines.filter(|line| !line.is_empty() && known.insert(line.clone())).collect())
    }
}

impl ToSql for Lines {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.join("\n").into())
    }
}

impl FromSql for Lines {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self(value.as_str()?.lines().map(str::to_owned).collect()))
    }
}

/// Enums as the words that the schema's CHECK constraints list.
macro_rules! words {
    ($($type:ident { $($variant:ident = $word:literal),+ $(,)? })+) => { $(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(match self { $(Self::$variant => $word),+ }.into())
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? { $($word => Ok(Self::$variant),)+ _ => Err(FromSqlError::InvalidType) }
            }
        }
    )+ };
}

words! {
    Kind {
        Person = "person", Inventory = "inventory", Entry = "entry",
        Worksheet = "worksheet", Pattern = "pattern", Amends = "amends", Reflection = "reflection", Step = "step",
    }
    PersonKind {
        Person = "person", Institution = "institution", Principle = "principle", Myself = "myself",
    }
    Pass { NotMine = "not_mine", NotReady = "not_ready", Therapist = "therapist" }
    AmendsStatus { Unsorted = "unsorted", Planned = "planned", Made = "made", Deferred = "deferred" }
    Willingness { NotYet = "not_yet", Partly = "partly", Willing = "willing" }
    DeferralReason {
        WouldInjure = "would_injure", NotYetWilling = "not_yet_willing", CannotBeReached = "cannot_be_reached",
        WaitingForAdvice = "waiting_for_advice", NotSafeForMe = "not_safe_for_me", Another = "another",
    }
    InventoryStatus {
        BeingWritten = "being_written", SetAside = "set_aside", Finished = "finished", Shared = "shared",
    }
    FileContent {
        Share = "share", Amends = "amends", Letter = "letter", Copy = "copy", Worksheet = "worksheet",
        FilledWorksheet = "filled_worksheet", RecoveryKey = "recovery_key",
    }
    FileFormat {
        Pdf = "pdf", Html = "html", Markdown = "markdown", Csv = "csv", SealedHtml = "sealed_html", Age = "age",
        Candor = "candor", Json = "json", Paper = "paper",
    }
    FileNames { Full = "full", Initials = "initials", Aliases = "aliases", Nature = "nature" }
    AmendsKind {
        Direct = "direct", Living = "living", Indirect = "indirect", Financial = "financial",
        UnsentLetter = "unsent_letter", Anonymous = "anonymous", Institution = "institution",
        SomeoneWhoDied = "someone_who_died", CannotBeReached = "cannot_be_reached",
    }
    InjuryQuestion {
        NoContact = "no_contact", Abuse = "abuse", ThirdPerson = "third_person",
        SafetyOrLiving = "safety_or_living", Legal = "legal", NotSafeForMe = "not_safe_for_me",
        EasingMyself = "easing_myself", TalkedOver = "talked_over",
    }
    InjuryReply { Yes = "yes", No = "no", NotSure = "not_sure" }
    CopyReason {
        Daily = "daily", ByHand = "by_hand", Found = "found", BeforeImport = "before_import",
        BeforeMerge = "before_merge", BeforeMigration = "before_migration", BeforePassphrase = "before_passphrase",
        BeforeRestore = "before_restore",
    }
    CopyPlace { Beside = "beside", Second = "second" }
    LedgerKind { Owed = "owed", Paid = "paid" }
    StepStatus {
        NotBegun = "not_begun", WorkingOnIt = "working_on_it", Worked = "worked", ReturnedTo = "returned_to",
    }
}
