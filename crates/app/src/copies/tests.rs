//! What is done about copies in quiet moments, with a clock that is set by hand.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use candor_journal::model::Wording;
use candor_vault::KeyCost;
use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;
use zeroize::Zeroizing;

use super::*;
use crate::api::{KeptCopy, SecretText, UnlockSecret};
use crate::clock::Clock;
use crate::{App, FileKind, Host, Options, PassphraseCost};

const PASSPHRASE: &str = "lantern orchard velvet";

/// Asks nobody and tells nobody.
struct Alone;

impl Host for Alone {
    fn emit(&self, _: AppEvent) {}

    fn choose_file_to_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn choose_file_to_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }

    fn reload_page(&self) {}

    fn open_address(&self, _: &str) -> Result<(), AppError> {
        Ok(())
    }

    fn show_folder(&self, _: &Path) -> Result<(), AppError> {
        Ok(())
    }

    fn full_screen(&self, _: Option<bool>) -> bool {
        false
    }

    fn print_page(&self) -> Result<(), AppError> {
        Ok(())
    }

    fn exit(&self) {}
}

/// The wall clock, set by hand. The steady one stands still.
struct SetClock(Mutex<Timestamp>);

impl Clock for SetClock {
    fn steady(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

struct Desk {
    folder: TempDir,
    clock: Arc<SetClock>,
    app: App,
}

impl Desk {
    /// With a journal that was made at noon of a day and is open.
    fn on(day: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock(Mutex::new(noon(day))));
        let options = Options {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            passphrase_cost: PassphraseCost::Fixed(KeyCost::MINIMUM),
        };
        let app = App::with(Arc::new(Alone), Directories::below(folder.path()), options);
        // Quiet moments come when a test says so. The thread that waits for them would see the clock jump, and lock.
        app.core.quiet.end();
        let sheet = app.journal_prepare(secret()).unwrap();
        let group = &sheet.groups[usize::from(sheet.ask) - 1];
        assert!(app.recovery_confirm(SecretText(Zeroizing::new(group.clone()))).unwrap());
        app.journal_create(Wording::default()).unwrap();
        Self { folder, clock, app }
    }

    fn set_to(&self, day: &str) {
        *self.clock.0.lock().unwrap() = noon(day);
    }

    fn unlock(&self) {
        self.app.unlock(UnlockSecret::Passphrase { text: secret() }).unwrap();
    }

    /// Locked and opened again on a day.
    fn again_on(&self, day: &str) {
        self.app.lock().unwrap();
        self.set_to(day);
        self.unlock();
    }

    /// A quiet moment, and the events of it.
    fn quiet(&self) -> Vec<AppEvent> {
        let mut events = Events::default();
        let mut session = self.app.core.session();
        in_quiet(&self.app.core, session.unlocked().unwrap(), &mut events);
        events.into_events()
    }

    fn copies(&self) -> Vec<KeptCopy> {
        self.app.copies_list().unwrap()
    }

    fn files(&self) -> BTreeSet<String> {
        let files = fs::read_dir(self.folder.path().join("data/Copies")).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

fn secret() -> SecretText {
    SecretText(Zeroizing::new(PASSPHRASE.to_owned()))
}

#[test]
fn two_quiet_moments_of_a_day_make_one_copy_and_the_next_day_another() {
    let desk = Desk::on("2026-11-20");
    assert!(desk.quiet().contains(&AppEvent::CopiesChanged));
    assert!(desk.quiet().is_empty());
    desk.again_on("2026-11-20");
    desk.quiet();
    assert_eq!(desk.copies().len(), 1);
    // The journal stays open over midnight.
    desk.set_to("2026-11-21");
    desk.quiet();
    desk.quiet();
    assert_eq!(desk.copies().len(), 2);
}

#[test]
fn ten_copies_dated_otherwise_push_out_nothing_and_make_two_quiet_moments_make_one() {
    for (year, now) in [(2099, "2026-11-30"), (2026, "1970-01-01"), (1970, "2026-11-30")] {
        let desk = Desk::on("2026-11-20");
        desk.quiet();
        let first = desk.files().pop_first().unwrap();
        let folder = desk.folder.path().join("data/Copies");
        // Ten copies of an earlier version of the app, each a physical copy of its own, as that version named them.
        for day in 1..=10 {
            let mut session = desk.app.core.session();
            let open = session.unlocked().unwrap();
            let path = folder.join(format!("{year}-11-{day:02} 10.00.00.candor"));
            open.journal.database().backup_to(path).unwrap();
        }
        desk.again_on(now);
        let before = desk.files();
        desk.quiet();
        desk.quiet();
        let after = desk.files();
        assert!(after.is_superset(&before) && after.contains(&first), "{year} {now}");
        assert_eq!(after.len(), before.len() + 1, "{year} {now}");
        let newest = desk.copies().remove(0);
        assert!(!before.contains(&newest.place.file), "the newest by its header comes first");
        desk.app.backup_now().unwrap();
        assert_eq!(desk.files().len(), after.len() + 1, "{year} {now}");
    }
}

#[test]
fn a_clock_that_begins_anew_with_each_start_makes_a_copy_each_time_the_journal_is_open() {
    let desk = Desk::on("1970-01-01");
    desk.quiet();
    for hour in [11, 10, 9] {
        desk.app.lock().unwrap();
        *desk.clock.0.lock().unwrap() = format!("1970-01-01T{hour:02}:00:00Z").parse().unwrap();
        desk.unlock();
        desk.quiet();
        desk.quiet();
    }
    assert_eq!(desk.copies().len(), 4);
}

#[test]
fn what_somebody_has_open_is_never_let_go() {
    let desk = Desk::on("2026-09-01");
    let mut day = noon("2026-09-01").to_zoned(jiff::tz::TimeZone::UTC);
    desk.quiet();
    let first = desk.folder.path().join("data/Copies").join(desk.files().first().unwrap());
    let passphrase = candor_vault::Passphrase::new(PASSPHRASE);
    // Another program has the first copy open while later ones of its week and month come.
    let held = Vault::open_read_only(&first, candor_vault::Secret::Passphrase(&passphrase)).unwrap();
    let next_day = |day: &mut Zoned| {
        *day = day.saturating_add(1.day());
        desk.again_on(&day.strftime("%Y-%m-%d").to_string());
        desk.quiet();
    };
    for _ in 0..40 {
        next_day(&mut day);
    }
    assert!(first.exists());
    drop(held);
    next_day(&mut day);
    assert!(!first.exists(), "nobody has it open, and a later one stands for its week");
}

#[test]
fn a_copy_that_somebody_went_on_in_is_never_let_go() {
    let desk = Desk::on("2026-09-01");
    desk.quiet();
    let first = desk.folder.path().join("data/Copies").join(desk.files().first().unwrap());
    // Taken for the journal elsewhere, written in, and closed: nobody has it open.
    let passphrase = candor_vault::Passphrase::new(PASSPHRASE);
    let vault = Vault::open(&first, candor_vault::Secret::Passphrase(&passphrase)).unwrap();
    let mut journal = candor_journal::Journal::open(vault).unwrap();
    let today = candor_journal::model::Day(jiff::civil::date(2026, 9, 1));
    journal.create_reflection(&candor_journal::model::ReflectionDraft::blank(today)).unwrap();
    journal.into_database().close().unwrap();
    let mut day = noon("2026-09-01").to_zoned(jiff::tz::TimeZone::UTC);
    for _ in 0..41 {
        day = day.saturating_add(1.day());
        desk.again_on(&day.strftime("%Y-%m-%d").to_string());
        desk.quiet();
    }
    assert!(first.exists());
    assert!(desk.files().len() < 42, "others have gone meanwhile");
}

#[test]
fn one_old_copy_is_checked_on_each_day_of_use_and_one_that_is_not_well_is_named() {
    let desk = Desk::on("2026-11-01");
    desk.quiet();
    let good = desk.copies().remove(0);
    desk.again_on("2026-11-02");
    desk.quiet();
    let copy = |id: &str| desk.copies().into_iter().find(|copy| copy.id == id).unwrap();
    assert!(copy(&good.id).verified > good.verified, "checked again");

    // A page of the first copy goes bad.
    let path = desk.folder.path().join("data/Copies").join(&good.place.file);
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 2000;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let mut day = 3;
    while copy(&good.id).failed.is_none() {
        assert!(day < 12, "each comes up in its turn");
        desk.again_on(&format!("2026-11-{day:02}"));
        desk.quiet();
        day += 1;
    }
    assert!(copy(&good.id).verified.is_some(), "when it was well is not forgotten");

    // The header of another goes bad: it is still named.
    let other = desk.copies().into_iter().find(|copy| copy.id != good.id).unwrap();
    fs::write(path.with_file_name(&other.place.file), [7; 9000]).unwrap();
    desk.again_on("2026-11-20");
    desk.quiet();
    assert!(copy(&other.id).failed.is_some());
}

#[test]
fn that_no_copy_can_be_made_is_remembered_with_since_when_and_why_until_one_is() {
    let desk = Desk::on("2026-11-01");
    let folder = desk.folder.path().join("data/Copies");
    fs::write(&folder, "a file where the folder should be").unwrap();
    assert!(desk.quiet().contains(&AppEvent::CopiesChanged), "the page is told");
    let trouble = |desk: &Desk| desk.app.copies_standing().unwrap().troubles;
    let [first] = &trouble(&desk)[..] else { panic!("one place fails") };
    assert_eq!(first.place, CopyPlace::Beside);
    desk.again_on("2026-11-09");
    desk.quiet();
    assert_eq!(trouble(&desk)[0].since, first.since, "since when it fails, also after locking");
    assert!(desk.app.copies_try_again().is_err());
    fs::remove_file(&folder).unwrap();
    desk.quiet();
    assert!(trouble(&desk).is_empty());
    assert_eq!(desk.copies().len(), 1);
}
