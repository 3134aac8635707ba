//! One trial: a stage of the work, one fault, and what must hold afterwards.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Once, OnceLock};

use candor_vault::{Passphrase, Secret, Vault, VaultError};

use crate::common::{connection, passphrase};
use crate::failing_disk::{Call, FailingDisk, Fault, Lasts, Plan};
use crate::memory_disk::MemoryDisk;
use crate::story::{self, TRANSACTIONS};

/// A part of a vault's life in which every call of the disk fails once.
pub(crate) struct Stage {
    /// Whether there are a vault and all transactions in it at the beginning.
    pub(crate) vault_exists: bool,
    /// How many transactions it holds at the beginning.
    pub(crate) holds: usize,
    /// The files at the beginning.
    pub(crate) begin: fn() -> MemoryDisk,
    pub(crate) began: OnceLock<MemoryDisk>,
    pub(crate) work: fn(&mut Trial) -> Result<(), VaultError>,
}

/// What the program does after the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Afterwards {
    /// The disk works again; the program goes on with what it has open.
    GoOn,
    /// The program ends while the disk still fails; later the disk works again.
    End,
}

/// A stage that is under way.
pub(crate) struct Trial {
    pub(crate) disk: FailingDisk,
    files: MemoryDisk,
    /// What is open now.
    pub(crate) vault: Option<Vault>,
    /// How many transactions may be found: the acknowledged ones, and the one under way.
    pub(crate) holds: RangeInclusive<usize>,
    /// What may open the vault; one of them does.
    pub(crate) passphrases: Vec<&'static str>,
    /// Whether there may be no vault yet.
    pub(crate) may_be_missing: bool,
}

pub(crate) fn path() -> &'static Path {
    Path::new("/disk/journal.candor")
}

pub(crate) fn backup_path() -> &'static Path {
    Path::new("/disk/backup.candor")
}

/// The passphrase of `common`, by which a stage begins.
pub(crate) const FIRST: &str = "correct horse battery staple";

impl Trial {
    fn new(stage: &Stage) -> Self {
        let files = stage.began.get_or_init(stage.begin).snapshot();
        Self {
            disk: FailingDisk::over(Arc::new(files.clone())),
            files,
            vault: None,
            holds: stage.holds..=stage.holds,
            passphrases: vec![FIRST],
            may_be_missing: !stage.vault_exists,
        }
    }

    pub(crate) fn shared_disk(&self) -> Arc<FailingDisk> {
        Arc::new(self.disk.clone())
    }

    /// Opens the vault and keeps it.
    pub(crate) fn open(&mut self) -> Result<&mut Vault, VaultError> {
        let vault = Vault::open_on(self.shared_disk(), path(), Secret::Passphrase(&passphrase()))?;
        small_cache(&vault)?;
        Ok(self.vault.insert(vault))
    }

    /// Runs the next transaction.
    pub(crate) fn commit_next(&mut self) -> Result<(), VaultError> {
        let next = *self.holds.end();
        self.holds = next..=next + 1;
        run(self.vault.as_ref().unwrap(), TRANSACTIONS[next])?;
        self.holds = next + 1..=next + 1;
        Ok(())
    }

    fn is_acceptable(&self, found: &[String]) -> bool {
        self.holds.clone().any(|count| story::contents()[count] == found)
    }

    /// What the vault holds now, which must be one of the things it may hold.
    fn check_content(&mut self, vault: &Vault) -> Result<(), String> {
        let found = story::content(connection(vault)).map_err(|error| format!("does not read: {error}"))?;
        if !self.is_acceptable(&found) {
            return Err(format!("holds {} rows, which are not those of {:?}", found.len(), self.holds));
        }
        let count = self.holds.clone().find(|&count| story::contents()[count] == found).unwrap();
        self.holds = count..=count;
        Ok(())
    }

    /// The disk works again, and the program goes on with what it has open.
    fn go_on(&mut self, with_backup: bool) -> Result<(), String> {
        let Some(vault) = self.vault.take() else { return Ok(()) };
        if !vault.is_read_only() {
            self.check_content(&vault)?;
            if *self.holds.start() > 0 {
                run(&vault, story::ONE_MORE).map_err(|error| format!("cannot go on: {error:?}"))?;
                let found = story::content(connection(&vault)).map_err(|error| error.to_string())?;
                if &found != story::with_one_more(*self.holds.start()) {
                    return Err("went on with something else".to_owned());
                }
                run(&vault, "DELETE FROM entry WHERE id = 5000").map_err(|error| format!("{error:?}"))?;
            }
            if with_backup {
                let copied = vault.backup_to("/disk/afterwards.candor");
                copied.map_err(|error| format!("no backup: {error:?}"))?;
            }
        }
        vault.close().map_err(|error| format!("does not close: {error:?}"))
    }

    /// The vault opens with one of the secrets it may have, is whole, and holds what it may hold.
    fn check_reopened(&mut self) -> Result<(), String> {
        let vault = match self.open_with_any() {
            Ok(vault) => vault,
            Err(VaultError::Missing) if self.may_be_missing => return Ok(()),
            Err(error) => return Err(format!("does not open: {error:?}")),
        };
        vault.check_closed_seal().map_err(|error| format!("the seal is wrong: {error:?}"))?;
        vault.verify().map_err(|error| format!("is not whole: {error:?}"))?;
        self.check_content(&vault)?;
        if *self.holds.start() > 0 {
            run(&vault, "INSERT INTO entry_text (entry_text) VALUES ('integrity-check')")
                .map_err(|error| format!("the search index is wrong: {error:?}"))?;
        }
        vault.close().map_err(|error| format!("does not close: {error:?}"))?;
        let vault = self.open_with_any().map_err(|error| format!("does not open again: {error:?}"))?;
        vault.check_closed_seal().map_err(|error| format!("the seal is wrong: {error:?}"))?;
        self.check_content(&vault)
    }

    /// Whatever lies under the name of a backup is whole.
    fn check_backup(&mut self) -> Result<(), String> {
        if self.files.read(backup_path()).is_none() {
            return Ok(());
        }
        let first = Passphrase::new(FIRST);
        let backup = Vault::open_on(self.shared_disk(), backup_path(), Secret::Passphrase(&first))
            .map_err(|error| format!("the backup does not open: {error:?}"))?;
        backup.verify().map_err(|error| format!("the backup is not whole: {error:?}"))?;
        self.check_content(&backup).map_err(|problem| format!("the backup {problem}"))
    }

    fn open_with_any(&self) -> Result<Vault, VaultError> {
        let mut outcome = Err(VaultError::WrongKey);
        for word in &self.passphrases {
            let passphrase = Passphrase::new(word);
            outcome = Vault::open_on(self.shared_disk(), path(), Secret::Passphrase(&passphrase));
            if !matches!(outcome, Err(VaultError::WrongKey)) {
                break;
            }
        }
        outcome
    }

    /// Files under other names than a vault, its log and its copies have.
    fn leftovers(&self) -> Vec<PathBuf> {
        let is_part = |path: &PathBuf| path.to_string_lossy().contains(".part-");
        self.files.names().into_iter().filter(is_part).collect()
    }
}

/// Runs statements. An error must be one that the vault can name; what was begun is given up.
pub(crate) fn run(vault: &Vault, sql: &str) -> Result<(), VaultError> {
    let connection = connection(vault);
    let outcome = connection.execute_batch(sql);
    let explained = outcome.map_err(|error| match vault.explain(&error) {
        Some(known) => known,
        None => VaultError::Database(error),
    });
    if !connection.is_autocommit() {
        // Fails when SQLite has rolled back by itself, or the disk fails still.
        let _ = connection.execute_batch("ROLLBACK");
    }
    explained
}

/// So few pages that transactions spill into the log before they commit.
pub(crate) fn small_cache(vault: &Vault) -> Result<(), VaultError> {
    run(vault, "PRAGMA cache_size = 10")
}

/// Whether an error is named for the fault that caused it.
fn is_named_for(error: &VaultError, fault: Fault) -> bool {
    match fault {
        Fault::InputOutput | Fault::HalfDone | Fault::Short => matches!(error, VaultError::Io { .. }),
        Fault::Full => matches!(error, VaultError::DiskFull),
        Fault::ReadOnly => matches!(error, VaultError::ReadOnly),
    }
}

/// Fails every call of a stage, by every plan.
pub(crate) fn fail_every_call(stage: &Stage, plans: &[(Plan, Afterwards)]) {
    count_panics();
    let stride = std::env::var("CANDOR_STRIDE").map_or(4, |stride| stride.parse().unwrap());
    let mut problems = Vec::new();
    let (mut trials, mut errors) = (0, 0);
    for (number, &(plan, afterwards)) in (0..).zip(plans) {
        // Of calls that there are few of, each; of the others another of each handful for each plan.
        for after in (0_u64..).filter(|after| *after < 8 || after % stride == number % stride) {
            match trial(stage, plan, after, afterwards) {
                Ok(Outcome::CameThrough) => break,
                Ok(Outcome::Failed) => errors += 1,
                Ok(Outcome::FailedUnnoticed) => {}
                Err(problem) => problems.push(format!("{plan:?}, {afterwards:?}, call {after}: {problem}")),
            }
            trials += 1;
        }
    }
    assert!(problems.is_empty(), "{} of {trials} trials:\n{}", problems.len(), problems.join("\n"));
    assert_eq!(PANICS.load(Ordering::SeqCst), 0, "a panic was turned into an error");
    println!("trials={trials} errors={errors} failures=0");
    assert!(errors * 4 > trials, "hardly any fault was noticed: {errors} of {trials}");
}

enum Outcome {
    /// The stage was over before the fault came.
    CameThrough,
    /// The fault came, and an error was returned for it.
    Failed,
    /// The fault came where nobody needs to know, as when a finished log is not deleted.
    FailedUnnoticed,
}

fn trial(stage: &Stage, plan: Plan, after: u64, afterwards: Afterwards) -> Result<Outcome, String> {
    let mut trial = Trial::new(stage);
    trial.disk.arm(plan, after);
    let outcome = (stage.work)(&mut trial);
    let fired = trial.disk.fired() > 0;
    if afterwards == Afterwards::End {
        drop(trial.vault.take());
    }
    trial.disk.heal();
    match &outcome {
        Err(error) if !fired => return Err(format!("an error without a fault: {error:?}")),
        Err(error) if !is_named_for(error, plan.fault) => {
            return Err(format!("the error has the wrong name: {error:?}"));
        }
        _ => {}
    }
    // A part can only stay behind on a disk that refuses to delete it.
    let can_delete =
        plan.lasts == Lasts::OneCall && !plan.calls.contains(&Call::Delete) || plan.fault == Fault::Full;
    if can_delete && !trial.leftovers().is_empty() {
        return Err(format!("left behind: {:?}", trial.leftovers()));
    }
    trial.check_backup()?;
    trial.go_on(after.is_multiple_of(5))?;
    trial.check_reopened()?;
    Ok(match outcome {
        Ok(()) if fired => Outcome::FailedUnnoticed,
        Ok(()) => Outcome::CameThrough,
        Err(_) => Outcome::Failed,
    })
}

/// The shim turns a panic into an error for SQLite; here it must not pass for one.
static PANICS: AtomicUsize = AtomicUsize::new(0);

fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.fetch_add(1, Ordering::SeqCst);
            usual(panic);
        }));
    });
}
