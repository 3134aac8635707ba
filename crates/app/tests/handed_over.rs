//! What the page handed over outlasts the program from that moment on, whatever ends it: a kill, a panic that ends the
//! program at once as in a release, an abort. And it lies nowhere in clear.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use candor_app::{App, Directories};
use candor_journal::model::{Answer, Edit, Id, InventoryDraft, ReflectionDraft};
use common::{Computer, PASSPHRASE, TestHost, files_below, passphrase, quick};

fn say(words: &str) {
    println!("\n{words}");
    std::io::stdout().flush().unwrap();
}

fn body(count: u32) -> String {
    format!("line {count}: {}", "a slow walk by the canal ".repeat(40))
}

/// Hands words over without a pause, says so of each, and ends as it is told.
#[test]
#[ignore = "run by the tests that end it"]
fn hands_over_until_it_ends() {
    let Some(folder) = std::env::var_os("CANDOR_TEST_FOLDER") else { return };
    let end = std::env::var("CANDOR_TEST_END").unwrap();
    // As in a release: the hook runs, and nothing is unwound.
    std::panic::set_hook(Box::new(|_| std::process::abort()));
    let app = App::with(Arc::new(TestHost::default()), Directories::below(folder.as_ref()), quick());
    app.unlock(passphrase(PASSPHRASE)).unwrap();
    let page = app.reflection_create().unwrap();
    say(&format!("OPEN {}", page.id.0));
    for count in 0.. {
        let draft = ReflectionDraft { body: body(count), ..page.draft.clone() };
        app.edit(Edit::Reflection { id: page.id, draft }).unwrap();
        say(&format!("HANDED {count}"));
        if end != "kill" && count == 20 {
            match end.as_str() {
                "panic" => panic!("in the thread that brings words"),
                "panic elsewhere" => drop(std::thread::spawn(|| panic!("in another")).join()),
                _ => std::process::abort(),
            }
        }
        if count % 50 == 49 {
            std::thread::sleep(Duration::from_millis(300));
        }
    }
}

fn start(computer: &Computer, end: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hands_over_until_it_ends", "--ignored", "--nocapture"])
        .env("CANDOR_TEST_FOLDER", computer.folder.path())
        .env("CANDOR_TEST_END", end)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets a program hand over words until it ends; answers the page and the last that it said.
fn last_handed_over(computer: &Computer, end: &str, wait: Duration) -> (Id, Option<u32>) {
    let mut child = start(computer, end);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("OPEN ") {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0, "the other program ended");
    }
    let page = Id(line["OPEN ".len()..].trim().parse().unwrap());
    if end == "kill" {
        std::thread::sleep(wait);
        child.kill().unwrap();
    }
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    assert!(!child.wait().unwrap().success());
    let last = rest.lines().filter_map(|line| line.strip_prefix("HANDED ")).next_back();
    (page, last.map(|count| count.parse().unwrap()))
}

fn is_there(computer: &Computer, (page, last): (Id, Option<u32>), end: &str) {
    computer.unlock().unwrap();
    let found = computer.body_of(page);
    if let Some(last) = last {
        // The one after it may have been handed over too, before it could be said.
        assert!(found == body(last) || found == body(last + 1), "{end}: {last}, found {found:.12}");
    }
    assert_eq!(computer.app.app_state().unwrap().brought_in, None, "{end}: it is in its place");
    computer.app.lock().unwrap();
}

#[test]
fn what_was_handed_over_outlasts_a_panic_and_an_abort() {
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    for end in ["panic", "panic elsewhere", "abort"] {
        let handed = last_handed_over(&computer, end, Duration::ZERO);
        assert_eq!(handed.1, Some(20), "{end}");
        is_there(&computer, handed, end);
    }
}

#[test]
fn what_was_handed_over_outlasts_a_kill_at_any_moment() {
    let kills: u64 = std::env::var("CANDOR_KILLS").map_or(25, |kills| kills.parse().unwrap());
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    let (mut random, mut checked) = (7_u64, 0);
    for _ in 0..kills {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let handed = last_handed_over(&computer, "kill", Duration::from_micros((random >> 33) % 500_000));
        checked += u32::from(handed.1.is_some());
        is_there(&computer, handed, "kill");
    }
    println!("kills={kills} checked={checked} lost=0");
    assert!(checked > 0, "every kill came before anything was handed over");
}

/// Whether words that are held can be read in any file. Each edit is of another kind.
fn words_lie_in_clear() -> bool {
    let computer = Computer::with_journal();
    let page = computer.app.reflection_create().unwrap();
    let inventory = computer.app.inventory_create(InventoryDraft::new("one", page.draft.date)).unwrap();
    let field =
        computer.app.worksheets().unwrap().into_iter().find(|sheet| sheet.id == "harms").unwrap().fields[1]
            .id
            .clone();
    let entry = computer.app.entry_create(Some(inventory.id), "harms".into(), None, None).unwrap();
    let answer = Answer { text: "zyzzyva in an answer".into(), ..Answer::default() };
    computer.app.edit(Edit::Answer { entry: entry.id, field, answer }).unwrap();
    computer
        .app
        .edit(Edit::Step { number: 1, own_words: String::new(), notes: "zyzzyva in a step".into() })
        .unwrap();
    computer.edit_page(&page, "zyzzyva on a page");
    // Before a thread has written them, after it has, and when the journal is locked.
    let mut found = false;
    for moment in 0..3 {
        match moment {
            1 => drop(computer.app.flush().unwrap()),
            2 => computer.app.lock().unwrap(),
            _ => {}
        }
        for path in files_below(computer.folder.path()) {
            let bytes = std::fs::read(path).unwrap();
            found |= bytes.windows(7).any(|window| window == b"zyzzyva");
        }
    }
    found
}

#[test]
fn what_is_held_lies_nowhere_in_clear() {
    assert!(!words_lie_in_clear());
}

#[cfg(feature = "mutants")]
#[test]
fn mutants_a_side_file_that_is_not_sealed_is_noticed() {
    use candor_app::mutant::{Mutant, activate};
    activate(Some(Mutant::SideFileNotSealed));
    let noticed = words_lie_in_clear();
    activate(None);
    assert!(noticed, "side-file-not-sealed was not noticed");
    println!("side-file-not-sealed: words are found in a file");
}
