//! What lies outside of the notebook, where the lists are the system's own.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;

use candor_tests::{Home, Window, make_journal};

/// A list of recently used files as another program left it.
const RECENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
  <bookmark href="file:///media/stick/journal.candor" added="2026-11-20T10:00:00Z" modified="2026-11-20T10:00:00Z"
            visited="2026-11-20T10:00:00Z">
    <info><metadata owner="http://freedesktop.org">
      <mime:mime-type type="application/octet-stream"/>
      <bookmark:applications><bookmark:application name="Files" exec="&apos;files %u&apos;"
        modified="2026-11-20T10:00:00Z" count="1"/></bookmark:applications>
    </metadata></info>
  </bookmark>
  <bookmark href="file:///home/somebody/holiday.png" added="2026-11-20T10:00:00Z" modified="2026-11-20T10:00:00Z"
            visited="2026-11-20T10:00:00Z">
    <info><metadata owner="http://freedesktop.org">
      <mime:mime-type type="image/png"/>
      <bookmark:applications><bookmark:application name="Files" exec="&apos;files %u&apos;"
        modified="2026-11-20T10:00:00Z" count="1"/></bookmark:applications>
    </metadata></info>
  </bookmark>
</xbel>
"#;

#[tokio::test]
async fn the_systems_own_list_of_recent_files_loses_what_names_a_notebook_and_nothing_else() {
    let home = Home::new();
    let list = home.path().join(".local/share/recently-used.xbel");
    fs::create_dir_all(list.parent().expect("a folder")).expect("room for a folder");
    fs::write(&list, RECENT).expect("room for a list");
    let window = Window::open(&home).await;
    make_journal(&window).await;
    window.click("link", "Settings").await;
    window.click("link", "See all of it").await;
    window.see("One line of it names the notebook").await;
    window.press_button("Take them out of the list").await;
    window.see("No line of it names the notebook").await;
    // GTK writes the list a moment later.
    let read = || fs::read_to_string(&list).unwrap_or_default();
    window.until("the list without it", async || !read().contains("journal.candor")).await;
    assert!(read().contains("holiday.png"), "what is another's stays: {}", read());
    window.quit().await;
}
