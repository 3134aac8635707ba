//! A document becomes a file, by way of the dialog that writes it.

use std::path::Path;
use std::time::Duration;

use crate::home::Home;
use crate::window::Window;

/// A kind of file on the page for sharing, and what is pressed to come to the dialog that writes it.
#[derive(Debug, Clone, Copy)]
pub struct Export {
    /// What is pressed, one after the other: role and name.
    pub way: &'static [(&'static str, &'static str)],
    /// The end of the file's name.
    pub ending: &'static str,
    /// Whether it opens only with a passphrase.
    pub sealed: bool,
}

/// Every kind of file that a share can become.
pub const SHARE_EXPORTS: [Export; 5] = [
    Export { way: &[("button", "PDF or print")], ending: "pdf", sealed: false },
    Export {
        way: &[("button", "More ways"), ("menuitem", "Save as a web page")],
        ending: "html",
        sealed: false,
    },
    Export { way: &[("button", "More ways"), ("menuitem", "Save as text")], ending: "md", sealed: false },
    Export {
        way: &[("button", "Sealed file"), ("radio", "Web page that asks for the passphrase")],
        ending: "sealed.html",
        sealed: true,
    },
    Export { way: &[("button", "Sealed file"), ("radio", "File for age")], ending: "html.age", sealed: true },
];

/// What the list of amends can become without a seal.
pub const AMENDS_EXPORTS: [Export; 3] = [
    Export { way: &[("button", "Make a file"), ("radio", "PDF")], ending: "pdf", sealed: false },
    Export { way: &[("button", "Make a file"), ("radio", "Text")], ending: "md", sealed: false },
    Export { way: &[("button", "Make a file"), ("radio", "Table")], ending: "csv", sealed: false },
];

/// Writes one file, the note before the first share read if it comes, and answers with the passphrase that was proposed
/// for it; empty where it is not sealed.
pub async fn export(window: &Window, home: &Home, export: Export, path: &Path) -> String {
    const WRITE: &str = "Choose a place and write it";
    const READ: &str = "I have read this";
    const WRITTEN: &str = "It stands in the list of files on the Share page.";
    home.answer_dialog(path);
    for (role, name) in export.way {
        window.click(role, name).await;
        if *role == "button" && *name != "More ways" {
            past_the_note(window, READ, WRITE).await;
        }
    }
    past_the_note(window, READ, WRITE).await;
    if export.sealed {
        window.until("a proposed passphrase", async || !proposed(window).await.is_empty()).await;
    }
    let words = proposed(window).await;
    window.click("button", WRITE).await;
    // A development build sets a page of a PDF in seconds, not in the milliseconds of what people get.
    for _ in 0..120 {
        if window.words().await.contains(WRITTEN) {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    window.see(WRITTEN).await;
    assert!(path.is_file(), "the document is on the disk");
    window.click("button", "Close").await;
    window.until("the dialog closed", async || !window.has("button", "Close").await).await;
    words
}

async fn past_the_note(window: &Window, read: &str, write: &str) {
    window
        .until("the dialog", async || window.has("button", write).await || window.has("button", read).await)
        .await;
    if window.has("button", read).await {
        window.click("button", read).await;
        window.find("button", write).await;
    }
}

/// The passphrase that the open dialog proposes.
async fn proposed(window: &Window) -> String {
    let script = "return document.querySelector('dialog[open] .words')?.textContent.trim() ?? '';";
    window.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}
