//! The restore drill, by hand: thirty days of writing, the journal broken, day 12 brought back from the lock screen, and
//! one page of day 20 taken over from a copy that is looked into. In each run of the tests it is twelve days, 3 and 4, since
//! every day waits for its copy; `cargo xtask test --drill` makes it thirty.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;

use candor_tests::{Home, Key, PASSPHRASE, Window, lock, make_journal, unlock, write_page};

/// How many days are written in: twelve, or as many as the environment says.
fn days() -> i32 {
    let asked = std::env::var("CANDOR_DRILL_DAYS").ok();
    asked.map_or(12, |days| days.parse().expect("a number of days"))
}

#[tokio::test]
async fn days_of_writing_a_broken_journal_one_day_brought_back_and_a_page_of_a_later_one_taken_over() {
    let days = days();
    // Of thirty days they are 12 and 20. The days of the last week are called otherwise.
    let looked_into = (days * 2 / 3).min(days - 8);
    let brought_back = (days * 2 / 5).min(looked_into - 1);
    let home = Home::new();
    home.turn_clock(1 - days);
    let window = Window::open(&home).await;
    make_journal(&window).await;
    for day in 1..=days {
        if day > 1 {
            home.turn_clock(day - days);
            unlock(&window, PASSPHRASE).await;
        }
        write_page(&window, &format!("Day {day}"), &format!("Words of day {day}.")).await;
        // Nobody asks for it: a quiet moment makes the copy of the day.
        let made = usize::try_from(day).expect("a day from 1 on");
        window.until("the copy of the day", async || home.copies().len() == made).await;
        lock(&window).await;
        home.date_copy(&home.copies()[made - 1], day - days);
    }

    let broken = &fs::read(home.journal()).expect("the journal")[..20_000];
    fs::write(home.journal(), broken).expect("the journal is cut short");
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This file did not open cleanly").await;

    let (page, words) = (format!("Day {looked_into}"), format!("Words of day {looked_into}."));
    // No dialog is answered from here on, and none is needed.
    window.press_button("Choose a copy").await;
    window.press_button(&day(&window, brought_back - days).await).await;
    window.see("A copy from").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press_button("Bring this back").await;
    window.find("link", "Today").await;
    pages_are(&window, &(1..=brought_back).collect::<Vec<_>>()).await;
    let aside = home.journal().with_file_name("journal.before-1.candor");
    assert_eq!(fs::read(aside).expect("what was there is kept"), broken);

    // Every later copy is there still. One is looked into, and one page of it taken over.
    window.click("link", "Settings").await;
    window.click("link", "All copies").await;
    window.press_button(&day(&window, looked_into - days).await).await;
    window.press_button("Look inside").await;
    window.press_button(&page).await;
    window.see(&words).await;
    window.press_button("Bring back this page").await;
    window.see("It is in the notebook of today now.").await;
    window.press_button("Close the copy").await;
    window.find("button", "Make a copy now").await;
    pages_are(&window, &(1..=brought_back).chain([looked_into]).collect::<Vec<_>>()).await;
    window.click("link", &page).await;
    window.see(&words).await;
    // It is written in like any other, and is there tomorrow.
    window.click("field", "Your writing").await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.type_text(" And on from there.").await;
    candor_tests::saved(&window).await;
    lock(&window).await;
    unlock(&window, PASSPHRASE).await;
    pages_are(&window, &(1..=brought_back).chain([looked_into]).collect::<Vec<_>>()).await;
    window.see(&format!("{words} And on from there.")).await;
    window.quit().await;
}

/// A day as the page writes it, so many days from today.
async fn day(window: &Window, days: i32) -> String {
    let script = "const [days] = arguments; return new Date(Date.now() + days * 86400000)
        .toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });";
    let day = window.script(script, vec![days.into()]).await;
    day.as_str().expect("a day in words").to_owned()
}

/// Exactly the pages of these days are in the list of pages.
async fn pages_are(window: &Window, days: &[i32]) {
    window.click("link", "Write").await;
    let expected: Vec<String> = days.iter().map(|day| format!("Day {day}")).collect();
    window
        .until(&format!("exactly the pages {expected:?}"), async || {
            let script = "return [...document.querySelectorAll('main a')].map((link) =>
                link.textContent.match(/Day \\d+/)?.[0]).filter(Boolean);";
            let mut found: Vec<String> =
                serde_json::from_value(window.script(script, vec![]).await).unwrap_or_default();
            found.sort_by_key(|title| title["Day ".len()..].parse::<i32>().unwrap_or_default());
            found == expected
        })
        .await;
}
