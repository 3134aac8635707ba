//! The app's own session, killed (SIGKILL) at random moments while it saves one edit after another, and while it writes
//! large files out of the journal.
//!
//! 25 kills if not told otherwise by `CANDOR_KILLS`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use candor_app::api::FileState;
use candor_app::{App, Directories};
use candor_journal::model::{
    Answer, Edit, FieldDraft, FieldKind, Id, ReflectionDraft, Shape, WorksheetDraft,
};
use common::{Computer, PASSPHRASE, TestHost, passphrase, quick};

fn say(words: &str) {
    println!("\n{words}");
    std::io::stdout().flush().unwrap();
}

/// Makes pages, and edits each of them some times; says which edit was saved when it was.
#[test]
#[ignore = "run by the test that kills it"]
fn saves_until_killed() {
    let Some(folder) = std::env::var_os("CANDOR_TEST_FOLDER") else { return };
    let host = Arc::new(TestHost::default());
    let app = App::with(host, Directories::below(folder.as_ref()), quick());
    app.unlock(passphrase(PASSPHRASE)).unwrap();
    say("OPEN");
    loop {
        let page = app.reflection_create().unwrap();
        for count in 0..10 {
            let body = format!("line {count}: {}", "a slow walk by the canal ".repeat(40));
            let draft = ReflectionDraft { body, ..page.draft.clone() };
            app.edit(Edit::Reflection { id: page.id, draft }).unwrap();
            app.flush().unwrap();
            say(&format!("SAVED {} {count}", page.id.0));
        }
    }
}

#[test]
fn every_edit_that_was_saved_is_there_after_a_kill() {
    let kills: u64 = std::env::var("CANDOR_KILLS").map_or(25, |kills| kills.parse().unwrap());
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    let (mut random, mut checked) = (1_u64, 0_u64);
    for _ in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "saves_until_killed", "--ignored", "--nocapture"])
            .env("CANDOR_TEST_FOLDER", computer.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while line.trim() != "OPEN" {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the other program ended");
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((random >> 33) % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();

        computer.unlock().unwrap();
        let mut saved: Vec<(Id, u32)> = Vec::new();
        for line in rest.lines().filter_map(|line| line.strip_prefix("SAVED ")) {
            let (page, count) = line.split_once(' ').unwrap();
            let (page, count) = (Id(page.parse().unwrap()), count.parse().unwrap());
            saved.retain(|(earlier, _)| *earlier != page);
            saved.push((page, count));
        }
        for (page, count) in saved {
            let body = computer.body_of(page);
            let found: u32 = body.strip_prefix("line ").unwrap().split_once(':').unwrap().0.parse().unwrap();
            // The edit after the last one that was told may have been saved too.
            assert!((count..=count + 1).contains(&found), "line {found} after saving line {count}");
            checked += 1;
        }
        computer.app.lock().unwrap();
    }
    println!("kills={kills} pages={checked} lost=0");
    assert!(checked > 0, "every kill came before anything was saved");
}

/// Stands in every line of what is written out.
const WORDS: &str = "what I told nobody by the canal";

/// Waits until a program has a file open below a folder, as while it writes one there, with a name or without.
#[cfg(target_os = "linux")]
fn wait_until_it_writes(program: u32, folder: &std::path::Path) {
    let folder = folder.canonicalize().unwrap();
    for _ in 0..200_000 {
        let files = std::fs::read_dir(format!("/proc/{program}/fd")).unwrap().flatten();
        if files.filter_map(|file| std::fs::read_link(file.path()).ok()).any(|file| file.starts_with(&folder))
        {
            return;
        }
        std::thread::sleep(Duration::from_micros(100));
    }
    panic!("it never wrote");
}

/// Elsewhere chance has to do.
#[cfg(not(target_os = "linux"))]
fn wait_until_it_writes(_: u32, _: &std::path::Path) {
    std::thread::sleep(Duration::from_millis(500));
}

/// Writes large worksheets in clear, new ones and over ones that are there.
#[test]
#[ignore = "run by the test that kills it"]
fn writes_out_until_killed() {
    let Some(folder) = std::env::var_os("CANDOR_TEST_FOLDER") else { return };
    let folder = std::path::PathBuf::from(folder);
    let host = Arc::new(TestHost::default());
    let app = App::with(host.clone(), Directories::below(&folder), quick());
    app.unlock(passphrase(PASSPHRASE)).unwrap();
    let sheets = app.worksheets().unwrap();
    let own = sheets.iter().find_map(|sheet| sheet.id.parse().ok()).map(Id).unwrap();
    say("OPEN");
    for count in 0.. {
        host.will_choose(folder.join(format!("out/{}.json", count % 3)));
        app.worksheet_export(own, true).unwrap().unwrap();
        say(&format!("WRITTEN {count}"));
    }
}

#[test]
fn a_kill_in_the_midst_of_a_large_file_leaves_no_word_of_it_that_is_not_listed() {
    let kills: u64 = std::env::var("CANDOR_KILLS").map_or(12, |kills| kills.parse().unwrap());
    let computer = Computer::with_journal();
    let field = FieldDraft {
        id: "said".into(),
        kind: FieldKind::Text,
        label: String::new(),
        question: "What was said?".into(),
        hint: String::new(),
        heading: String::new(),
        choices: vec![],
        own_choices: false,
        fear_mark: false,
        pattern: false,
        optional: false,
        for_myself: false,
    };
    let pack = WorksheetDraft {
        title: "Pack".into(),
        layout: Shape::Page,
        fields: vec![field],
        ..WorksheetDraft::default()
    };
    let sheet = computer.app.worksheet_create(pack).unwrap();
    for _ in 0..4 {
        let entry = computer.app.entry_create(None, sheet.id.clone(), None, None).unwrap().id;
        let answer = Answer { text: format!("{WORDS}\n").repeat(30_000), ..Answer::default() };
        computer.app.edit(Edit::Answer { entry, field: "said".into(), answer }).unwrap();
        computer.app.flush().unwrap();
    }
    computer.app.lock().unwrap();
    let out = computer.path("out");
    std::fs::create_dir(&out).unwrap();
    let (mut random, mut written, mut whole) = (7_u64, 0, 0);
    for _ in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_out_until_killed", "--ignored", "--nocapture"])
            .env("CANDOR_TEST_FOLDER", computer.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while line.trim() != "OPEN" {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the other program ended");
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Every other time into a place where nothing lies yet.
        if random >> 63 == 0 {
            for path in common::files_below(&out) {
                std::fs::remove_file(path).unwrap();
            }
        }
        wait_until_it_writes(child.id(), &out);
        std::thread::sleep(Duration::from_micros((random >> 33) % 8_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        written += rest.lines().filter(|line| line.starts_with("WRITTEN ")).count();

        computer.unlock().unwrap();
        let listed: Vec<_> = computer
            .app
            .written_files_list()
            .unwrap()
            .into_iter()
            .filter(|file| file.state == FileState::There)
            .map(|file| file.place.file)
            .collect();
        whole += listed.len();
        for path in common::files_below(&out) {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            assert!(bytes.windows(WORDS.len()).any(|piece| piece == WORDS.as_bytes()), "{name}");
            assert!(listed.contains(&name), "{name} is not in the list, or not whole: {listed:?}");
        }
        computer.app.lock().unwrap();
    }
    println!("kills={kills} told={written} whole={whole} in_clear_and_not_listed=0");
}
