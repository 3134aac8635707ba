//! What a person waits for: the window, and the first page after the passphrase.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use candor_tests::{Home, Key, PASSPHRASE, Started, Window, lock, make_journal};
use candor_vault::{Passphrase, Secret, Vault};

use crate::report::{Report, median};

const ROUNDS: usize = 5;

/// Remembers when Enter was pressed, and when the page that follows was painted: after its heading stands there, the
/// second frame from then is on the screen.
const WATCH: &str = "
window.__figures = {};
addEventListener('keydown', (event) => { if (event.key === 'Enter') window.__figures.enter ??= performance.now(); }, true);
const look = () => {
  if (!document.querySelector('nav a[aria-current=page]')) { requestAnimationFrame(look); return; }
  requestAnimationFrame(() => requestAnimationFrame(() => { window.__figures.painted = performance.now(); }));
};
look();
return 0;";

pub(crate) fn measure(report: &mut Report) {
    let home = Home::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let painted = runtime.block_on(unlocking(&home));
    let derivation: Vec<f64> = (0..ROUNDS).map(|_| key_derivation(&home)).collect();
    let key = median(&derivation);

    if let Some(program) = std::env::var_os("CANDOR_RELEASE").map(PathBuf::from) {
        let mut shown = Vec::new();
        let mut memory = Vec::new();
        for _ in 0..ROUNDS {
            let started = Started::program(&program, &home);
            shown.push(started.until_window("Candor", Duration::from_mins(1)).as_secs_f64() * 1000.0);
            std::thread::sleep(Duration::from_secs(1));
            memory.push(f64::from(u32::try_from(started.memory_kib()).unwrap_or(u32::MAX)) / 1024.0);
            started.end(Duration::from_secs(30));
        }
        report.alone("process start to the painted lock screen", median(&shown), "ms");
        report.alone("memory, locked: PSS of all processes", median(&memory), "MiB");
    }
    report.alone("Enter to the painted Today, key derivation taken off", median(&painted) - key, "ms");
    report.alone("key derivation of that journal", key, "ms");
}

/// Milliseconds from Enter to the painted Today, several times, and the memory at the end.
async fn unlocking(home: &Home) -> Vec<f64> {
    let window = Window::open(home).await;
    make_journal(&window).await;
    let mut figures = Vec::new();
    for _ in 0..ROUNDS {
        lock(&window).await;
        window.fill("Passphrase", PASSPHRASE).await;
        window.script(WATCH, vec![]).await;
        window.press(Key::Enter).await;
        window
            .until("the painted Today", async || {
                let taken =
                    window.script("return window.__figures.painted - window.__figures.enter;", vec![]).await;
                taken.as_f64().inspect(|taken| figures.push(*taken)).is_some()
            })
            .await;
    }
    window.quit().await;
    figures
}

/// Milliseconds that Argon2id takes for this journal's passphrase.
fn key_derivation(home: &Home) -> f64 {
    let passphrase = Passphrase::new(PASSPHRASE);
    let secret = || Secret::Passphrase(&passphrase);
    let vault = Vault::open(home.journal(), secret()).expect("the journal opens");
    let begun = Instant::now();
    vault.confirm(secret()).expect("the passphrase is right");
    let taken = begun.elapsed().as_secs_f64() * 1000.0;
    vault.close().expect("the journal closes");
    taken
}
