//! The sealed page in somebody else's browser: it opens with the right words and no others, asks no network, and
//! axe-core has no objection to it.
//!
//! The pages come from `candor-share`'s example `write_documents`; `cargo xtask test` runs it.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use candor_tests::{Browser, Home};
use serde_json::json;

/// The passphrase that the example seals with.
const WORDS: &str = "canal lantern ordinary receipt window maple";

fn sealed(language: &str) -> PathBuf {
    let folder =
        std::env::var_os("CANDOR_DOCUMENTS").expect("CANDOR_DOCUMENTS names the folder of documents");
    PathBuf::from(folder).join(format!("{language}.sealed.html"))
}

#[tokio::test]
async fn the_right_words_open_it_and_no_others_do() {
    let home = Home::new();
    let browser = Browser::open(&home, false).await;
    browser.show(&sealed("en")).await;
    browser.see("This document is closed").await;
    assert_eq!(browser.script("return document.activeElement.id", vec![]).await, "passphrase");
    assert!(browser.violations().await.is_empty(), "{:#?}", browser.violations().await);

    browser.fill("The words, with a space between them", "canal lantern ordinary receipt window mapel").await;
    browser.press("Open").await;
    browser.see("These words do not open it").await;
    assert!(!browser.words().await.contains("Dear Ruth"));
    assert!(browser.violations().await.is_empty(), "{:#?}", browser.violations().await);

    // Room around and between the words does not matter.
    browser.fill("The words, with a space between them", &format!("  {} ", WORDS.replace(' ', "   "))).await;
    browser.press("Open").await;
    browser.see("Dear Ruth").await;
    browser.see("What I would rather be").await;
    assert_eq!(browser.script("return document.activeElement.localName", vec![]).await, "main");
    assert!(!browser.words().await.contains(WORDS), "the words are no longer in the field");
    assert!(browser.violations().await.is_empty(), "{:#?}", browser.violations().await);

    browser.press("Close the document").await;
    browser.see("This document is closed").await;
    let left = browser.script("return document.documentElement.outerHTML", vec![]).await;
    assert!(!left.as_str().expect("a page").contains("Dear Ruth"), "nothing of it is left in the page");
    browser.quit().await;
}

#[tokio::test]
async fn it_speaks_the_language_of_the_document_and_keeps_to_dark_colours() {
    let home = Home::new();
    let browser = Browser::open(&home, true).await;
    browser.show(&sealed("es")).await;
    browser.see("Este documento está cerrado").await;
    assert_eq!(browser.script("return document.documentElement.lang", vec![]).await, "es");
    assert_eq!(
        browser.script("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await,
        true
    );
    assert!(browser.violations().await.is_empty(), "{:#?}", browser.violations().await);
    browser.fill("Las palabras, con un espacio entre ellas", WORDS).await;
    browser.press("Abrir").await;
    browser.see("Contó lo de la furgoneta").await;
    assert!(browser.violations().await.is_empty(), "{:#?}", browser.violations().await);
    browser.quit().await;
}

#[tokio::test]
async fn it_asks_no_network_and_could_not() {
    let home = Home::new();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.set_nonblocking(true).expect("a listener that does not wait");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    let browser = Browser::open(&home, false).await;
    browser.show(&sealed("en")).await;
    browser.fill("The words, with a space between them", WORDS).await;
    browser.press("Open").await;
    browser.see("Dear Ruth").await;
    let asked = browser.script("return performance.getEntriesByType('resource').length", vec![]).await;
    assert_eq!(asked, 0, "the page loads nothing");

    // Even what would be put into it from outside gets nowhere: the browser keeps to the page's policy.
    let refused = "const [address, done] = arguments;
        const image = new Promise((resolve) => {
          const image = new Image();
          image.onload = image.onerror = (event) => resolve(event.type);
          image.src = address;
        });
        const fetched = fetch(address, { mode: 'no-cors' }).then(() => 'fetched', () => 'refused');
        const script = document.createElement('script');
        script.textContent = 'window.strange = true';
        document.head.append(script);
        Promise.all([image, fetched]).then((found) => done([...found, String(window.strange)]));";
    let answer = browser.script_later(refused, vec![json!(address)]).await;
    assert_eq!(answer, json!(["error", "refused", "undefined"]));
    assert!(listener.accept().is_err(), "nobody came");
    let kept = "return [localStorage.length, document.cookie]";
    assert_eq!(browser.script(kept, vec![]).await, json!([0, ""]));
    browser.quit().await;
}
