//! How long it takes until an edit is handed over, sealed and with the system: `cargo run -p candor-app --example
//! handing_over -- <empty folder>`. With a file named `unsaved` in the folders for words that wait there is no place for
//! them, and each edit is written into the journal before it is answered, as a comparison.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_app::api::{AppEvent, SecretText};
use candor_app::error::AppError;
use candor_app::{App, Directories, FileKind, Host, Options, PassphraseCost};
use candor_journal::model::{Edit, ReflectionDraft, Wording};
use candor_vault::KeyCost;

/// Nobody is asked and nobody is told.
struct Nobody;

impl Host for Nobody {
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

fn measure(folder: &Path, what: &str) -> Result<(), Box<dyn Error>> {
    let options = Options { passphrase_cost: PassphraseCost::Fixed(KeyCost::MINIMUM), ..Options::default() };
    let app = App::with(Arc::new(Nobody), Directories::below(folder), options);
    let secret = |text: &str| SecretText(zeroize::Zeroizing::new(text.to_owned()));
    let sheet = app.journal_prepare(secret("lantern orchard velvet"))?;
    app.recovery_confirm(secret(&sheet.groups[usize::from(sheet.ask) - 1]))?;
    app.journal_create(Wording::default())?;
    for size in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let page = app.reflection_create()?;
        let mut times = Vec::new();
        for round in 0..60 {
            let body = format!("{round} {}", "a slow walk by the canal ".repeat(size / 25));
            let edit =
                Edit::Reflection { id: page.id, draft: ReflectionDraft { body, ..page.draft.clone() } };
            let start = Instant::now();
            app.edit(edit)?;
            times.push(start.elapsed());
            // As the page sends them: with a pause between.
            std::thread::sleep(Duration::from_millis(20));
        }
        times.sort();
        println!(
            "{what}: {size} bytes, median {:?}, slowest {:?}",
            times[times.len() / 2],
            times[times.len() - 1]
        );
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name an empty folder")?);
    measure(&folder.join("beside"), "into the side file")?;
    let without = folder.join("without");
    for inner in ["config", "data"] {
        fs::create_dir_all(without.join(inner))?;
        fs::write(without.join(inner).join("unsaved"), "in the way")?;
    }
    measure(&without, "into the journal at once")
}
