//! What can be seen of a page whose process has ended: nothing. Alone in its file, since a picture is taken of the
//! display, which the windows of a file's tests share.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::process::Command;
use std::time::Duration;

use candor_tests::{Home, Logind, PASSPHRASE, Window, make_journal, picture_at, unlock, write_page};

const TOLD: &str = "The page stopped and was loaded again. What was saved is safe";
const WORDS: &str = "Nobody is to read this over my shoulder.";

#[tokio::test]
async fn nothing_is_seen_of_a_page_that_is_gone_or_hangs() {
    // One after the other: a picture is taken of the display.
    a_page_that_dies_three_times_in_a_minute_leaves_words_of_ours_and_no_picture().await;
    a_page_that_hangs_is_covered_when_the_journal_locks().await;
}

async fn a_page_that_dies_three_times_in_a_minute_leaves_words_of_ours_and_no_picture() {
    let home = Home::new();
    let (mut window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal(&window).await;
    write_page(&window, "Not to be seen", WORDS).await;
    logind.until_sleep_is_delayed();
    assert!(colours(window.place().await, &home) > 8, "an open page has its words in the picture");

    for _ in 0..2 {
        window.kill_page().await;
        window.take_up(&home).await;
        window.see(TOLD).await;
        window.see(WORDS).await;
    }
    let place = window.place().await;
    window.kill_page().await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(window.web_process(), None, "it is not begun a fourth time");
    assert_eq!(colours(place, &home), 1, "where the page was there is one colour");

    // Locking goes on without a page, and what comes after it is one that asks for the passphrase.
    logind.lock_session();
    window.take_up(&home).await;
    window.find("field", "Passphrase").await;
    window.see(TOLD).await;
    unlock(&window, PASSPHRASE).await;
    window.see(WORDS).await;
    window.quit().await;
}

async fn a_page_that_hangs_is_covered_when_the_journal_locks() {
    let home = Home::new();
    let (window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal(&window).await;
    write_page(&window, "Not to be seen", WORDS).await;
    logind.until_sleep_is_delayed();
    assert!(colours(window.place().await, &home) > 8, "an open page has its words in the picture");

    let place = window.place().await;
    // It answers nothing and goes on being shown: nobody is there to take its picture away.
    window.signal_page("STOP");
    logind.lock_session();
    // Its last words are waited for first, until it has been silent for long enough: then the journal locks.
    let mut left = 0;
    for _ in 0..40 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        left = colours(place, &home);
        if left == 1 {
            break;
        }
    }
    assert_eq!(left, 1, "where the page was there is one colour");

    window.signal_page("CONT");
    window.find("field", "Passphrase").await;
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

/// How many colours the top left of the page has: titles and links of an open page stand there, and the words on the
/// cover do not.
fn colours(place: (u64, u64, u64, u64), home: &Home) -> u32 {
    let picture = home.path().join("picture.png");
    picture_at(place, &picture);
    let mut convert = Command::new("convert");
    convert.arg(&picture).args(["-crop", "700x120+8+80", "+repage", "-format", "%k", "info:"]);
    let output = convert.output().expect("imagemagick is installed");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number of colours")
}
