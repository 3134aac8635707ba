//! The app's own session, killed (SIGKILL) at random moments while it saves one edit after another.
//!
//! 25 kills if not told otherwise by `CANDOR_KILLS`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use candor_app::{App, Directories};
use candor_journal::model::{Edit, Id, ReflectionDraft};
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
