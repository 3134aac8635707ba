//! What a person waits for: the window, and the first page after the passphrase.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use candor_tests::{Home, Key, PASSPHRASE, Started, Window, lock, make_journal, write_resentments};
use candor_vault::{Passphrase, Secret, Vault};

use crate::report::{Report, median};

const ROUNDS: usize = 5;

/// Rows of the grid in which keys are timed.
const ROWS: usize = 500;

/// What is typed there, a key at a time.
const TYPED: &str = "I had four days to say it and did not. He asked me straight on the Tuesday.";

/// Pastes a block of rows and columns into the cell that has the focus, as a spreadsheet would.
const PASTE: &str = "
const clipboardData = new DataTransfer();
clipboardData.setData('text/plain', arguments[0]);
document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
return 0;";

/// Times each key from its event to the end of the frame that shows what it did.
const WATCH_KEYS: &str = "
window.__keys = [];
addEventListener('keydown', () => {
  const pressed = performance.now();
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => window.__keys.push(performance.now() - pressed);
    painted.port2.postMessage(0);
  });
}, true);
return 0;";

/// The times since they were last asked for.
const TAKE_KEYS: &str = "const taken = window.__keys; window.__keys = []; return taken;";

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
    let (typed, moved) = runtime.block_on(keys_in_a_long_grid());
    report.alone("a key typed in a grid of 500 rows, to its paint", median(&typed), "ms");
    report.alone("an arrow in a grid of 500 rows, to its paint", median(&moved), "ms");
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

/// Milliseconds from a key to its paint in a section of many rows: while writing, and while moving about.
async fn keys_in_a_long_grid() -> (Vec<f64>, Vec<f64>) {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_resentments(&window, "Long", &[("Marek", "Told the crew.")]).await;
    let cause = "Told the whole crew about the van before I had a chance to own up to it.";
    let rows: Vec<String> = (1..ROWS)
        .map(|row| format!("Person {row}\t{cause}\tpride; ambitions\tI had four days to say it."))
        .collect();
    window.press(Key::Home).await;
    window.script(PASTE, vec![rows.join("\n").into()]).await;
    window.see(&format!("{} rows pasted.", ROWS - 1)).await;
    window.settle().await;
    window.press(Key::Right).await;
    window.script(WATCH_KEYS, vec![]).await;
    window.press(Key::Enter).await;
    times(&window).await;
    for character in TYPED.chars() {
        window.type_text(&character.to_string()).await;
    }
    let typed = times(&window).await;
    window.press(Key::Escape).await;
    times(&window).await;
    window.press_times(Key::Down, 30).await;
    let moved = times(&window).await;
    window.quit().await;
    (typed, moved)
}

/// The times of the keys since the last call, once all of them are painted.
async fn times(window: &Window) -> Vec<f64> {
    tokio::time::sleep(Duration::from_millis(500)).await;
    let taken = window.script(TAKE_KEYS, vec![]).await;
    taken.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect()
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
