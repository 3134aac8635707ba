//! Every output at every level of names, opened again by programs that are not ours: poppler, qpdf, pikepdf, OpenSSL
//! and age. `cargo xtask test` installs them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;
#[allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#[path = "common/sample.rs"]
mod sample;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use candor_share::model::{NameForm, ShareDocument, ShareFormat, ShareTitle};
use candor_share::{preview, written};
use serde_json::Value;

use common::{Journal, people, text};

const PASSPHRASE: &str = "canal lantern ordinary receipt window maple";

/// What a program printed.
///
/// # Panics
/// When it is not there or fails.
fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` installs it"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn program(name: &str) -> String {
    format!("{}/tests/programs/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Debian's own Python has Debian's packages; another in the path may lack them.
fn python(script: &str, arguments: &[&str]) -> Vec<u8> {
    let own = "/usr/bin/python3";
    let python = if Path::new(own).exists() { own } else { "python3" };
    let script = program(script);
    run(python, &[&["-B", script.as_str()], arguments].concat())
}

/// A folder that goes with the test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

/// What a PDF says to a reader: its text by poppler, its tags by pikepdf, and all of its bytes unpacked by qpdf.
struct Opened {
    text: String,
    tags: Value,
    unpacked: Vec<u8>,
}

impl Opened {
    fn new(pdf: &[u8]) -> Self {
        let folder = Folder::new();
        let path = folder.file("a.pdf", pdf);
        let path = path.to_str().unwrap();
        run("qpdf", &["--check", path]);
        Self {
            text: String::from_utf8(run("pdftotext", &[path, "-"])).unwrap(),
            tags: serde_json::from_slice(&python("read_tags.py", &[path])).unwrap(),
            unpacked: run("qpdf", &["--qdf", "--object-streams=disable", path, "-"]),
        }
    }

    /// The texts of all tags of a kind.
    fn all(&self, tag: &str) -> Vec<&str> {
        let tags = self.tags["tags"].as_array().unwrap().iter();
        tags.filter(|each| each["tag"] == tag).map(|each| each["text"].as_str().unwrap()).collect()
    }
}

/// Whether a word stands in bytes in any of the ways in which a file can hold it: as UTF-8, as UTF-16 in either order,
/// and each of them as hexadecimal digits.
fn holds(bytes: &[u8], word: &str) -> bool {
    let large: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let small: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes().to_vec(), large, small].into_iter().any(|form| {
        let digits = form.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"));
        let upper = digits.to_uppercase();
        [form.as_slice(), digits.as_bytes(), upper.as_bytes()]
            .into_iter()
            .any(|form| bytes.windows(form.len()).any(|window| window == form))
    })
}

#[test]
fn a_word_is_seen_however_a_file_holds_it() {
    assert!(holds(b"(Marek)", "Marek"));
    assert!(holds(&[0, b'M', 0, b'a'], "Ma") && holds(&[b'M', 0, b'a', 0], "Ma"));
    assert!(holds(b"<feff004D0061>", "Ma") && holds(b"<4d61>", "Ma"));
    assert!(!holds(b"Mark", "Marek"));
}

/// An inventory with a person whose name stands as subject and in free text, and who was given a stand-in.
fn inventory() -> Journal {
    let mut journal = Journal::default();
    let marek = journal.called("Zbigniew Marchewka", &["Zbyszek"], "", "my brother");
    journal.entry(
        "resentments",
        &[
            ("who", people(&[marek])),
            ("cause", text("Zbyszek left when I needed him. I let ZBIGNIEW say it in March.")),
            ("affects", common::chosen(&[("self_esteem", true)])),
        ],
    );
    journal.entry("harms", &[("whom", people(&[marek])), ("what", text("I said nothing to Marchewka."))]);
    journal
}

const NAMES: [&str; 4] = ["Zbigniew", "Marchewka", "Zbyszek", "ZBIGNIEW"];

/// The document at each level, with the words that its reader must find.
fn levels() -> [(NameForm, ShareDocument, &'static [&'static str]); 4] {
    let journal = inventory();
    [
        (NameForm::Full, &["Zbigniew Marchewka", "Zbyszek left when I needed him"][..]),
        (NameForm::Initials, &["Z. M.", "left when I needed him"][..]),
        (NameForm::Aliases, &["my brother", "left when I needed him"][..]),
        (NameForm::Nature, &["1"][..]),
    ]
    .map(|(names, words)| {
        let mut document = preview(&journal, &journal.all(names, "en")).unwrap().document;
        document.title = Some(ShareTitle { title: "To be read".into() });
        (names, document, words)
    })
}

#[test]
fn no_output_holds_a_name_that_its_level_hides() {
    for (names, document, words) in levels() {
        let folder = Folder::new();
        let write = |format| written(&document, format, Some(PASSPHRASE)).unwrap();
        let page = write(ShareFormat::Html);
        let pdf = write(ShareFormat::Pdf);
        let opened = Opened::new(&pdf);
        let sealed = write(ShareFormat::SealedHtml);
        let age = write(ShareFormat::Age);
        let path = folder.file("a.html", &sealed);
        let unsealed = run("node", &[&program("open_sealed.mjs"), path.to_str().unwrap(), PASSPHRASE]);
        assert_eq!(unsealed, *page, "what is sealed is the page");
        let path = folder.file("a.html.age", &age);
        let unsealed = python("open_age.py", &[path.to_str().unwrap(), PASSPHRASE]);
        assert_eq!(unsealed, *page, "what is in the age file is the page");

        // Bytes as they lie on a disk, and as a program unpacks them.
        let (csv, markdown) = (write(ShareFormat::Csv), write(ShareFormat::Markdown));
        let readable = [
            ("HTML", page.as_slice()),
            ("Markdown", &markdown),
            ("CSV", &csv),
            ("text of the PDF", opened.text.as_bytes()),
        ];
        let raw = [("PDF", pdf.as_slice()), ("unpacked PDF", &opened.unpacked)];
        let closed = [("sealed HTML", sealed.as_slice()), ("age", &age)];
        for (place, bytes) in readable {
            let spaced = String::from_utf8_lossy(bytes).replace(['\n', '\u{AD}'], " ").replace('\\', "");
            for word in words {
                assert!(spaced.contains(word), "{place} at {names:?} lacks “{word}”:\n{spaced}");
            }
        }
        for (place, bytes) in readable.into_iter().chain(raw) {
            for name in NAMES {
                let hidden = names != NameForm::Full;
                assert!(!hidden || !holds(bytes, name), "{place} at {names:?} holds {name}");
            }
        }
        for (place, bytes) in closed {
            for word in NAMES.iter().chain(words.iter().filter(|word| word.len() > 2)).chain(&["Resentments"])
            {
                assert!(!holds(bytes, word), "{place} at {names:?} holds {word}");
            }
        }
    }
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let document = sample::entries("en", 1);
    let folder = Folder::new();
    for (format, name) in [(ShareFormat::SealedHtml, "a.html"), (ShareFormat::Age, "a.age")] {
        let path = folder.file(name, &written(&document, format, Some(PASSPHRASE)).unwrap());
        let mut open = match format {
            ShareFormat::Age => Command::new("python3"),
            _ => Command::new("node"),
        };
        open.arg(program(if format == ShareFormat::Age { "open_age.py" } else { "open_sealed.mjs" }));
        let output = open.arg(path).arg("canal lantern ordinary receipt window mapel").output().unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{format:?}");
    }
}

#[test]
fn a_screen_reader_finds_its_way_in_the_pdf() {
    for (language, page) in [("en", "2 of"), ("es", "2 de")] {
        let opened = Opened::new(&written(&sample::everything(language), ShareFormat::Pdf, None).unwrap());
        let tags = &opened.tags;
        let title = if language == "es" { "Documento" } else { "Document" };
        assert_eq!(tags["language"], language);
        assert_eq!(tags["title"], title);
        assert_eq!(tags["ua"], "1", "PDF/UA-1");
        assert_eq!(tags["marked"], true);
        assert_eq!(tags["shows_title"], true);
        assert_eq!(tags["unmarked"], false, "all that is drawn is tagged or an artifact");
        assert_eq!(tags["annotations"], 0, "no link leads out");
        // Nothing tells who made it, with what, or when.
        assert_eq!(tags["information"], serde_json::json!({ "/Title": title }));
        let metadata = tags["metadata"].as_str().unwrap();
        for never in ["Candor", "candor", "Typst", "typst", "CreateDate", "ModifyDate", "creator", "Producer"]
        {
            assert!(!metadata.contains(never), "{never} in {metadata}");
        }
        assert!(
            tags["faces"].as_object().unwrap().values().all(|embedded| embedded == true),
            "{}",
            tags["faces"]
        );
        assert!(opened.text.contains(page), "the page's number in the document's language:\n{}", opened.text);

        let headings = |tag| opened.all(tag);
        assert_eq!(headings("Title"), ["For Ruth"]);
        let sheet = if language == "es" { "Resentimientos" } else { "Resentments" };
        assert_eq!(headings("H1"), [sheet, "Patterns", "Dear Ruth"]);
        assert_eq!(headings("H2")[..2], ["1 B.", "2 C."]);
        assert_eq!(headings("H2").last(), Some(&"What I did"));
        let levels = tags["tags"].as_array().unwrap().iter().filter_map(|tag| {
            let name = tag["tag"].as_str().unwrap();
            name.strip_prefix('H').and_then(|level| level.parse::<u8>().ok())
        });
        levels.fold(0, |before, level| {
            assert!(level <= before + 1, "no level is skipped");
            level
        });

        let heads: Vec<_> = tags["tags"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|tag| tag["tag"] == "TH")
            .map(|tag| tag["scope"].as_str().unwrap())
            .collect();
        assert_eq!(heads, ["Column", "Column", "Column", "Row", "Row", "Row"]);
        assert_eq!(opened.all("Table").len(), 1);
        assert!(opened.all("P").contains(&"Dishonest") && opened.all("TD").contains(&"12"));
        assert_eq!(opened.all("Lbl"), ["•", "•", "1.", "2.", "3.", "4.", "•", "•"]);
        assert_eq!(opened.all("BlockQuote").len(), 1);
        assert!(opened.all("Em").contains(&"thought") && opened.all("Strong").contains(&"that evening"));
    }
}

#[test]
fn every_script_that_the_faces_have_can_be_read_back() {
    let opened = Opened::new(&written(&sample::everything("en"), ShareFormat::Pdf, None).unwrap());
    for words in ["Ελληνικά με τόνους", "кириллица", "Tiếng Việt", "טקסט", "בעברית", "مرحبا", "❤"]
    {
        assert!(opened.text.contains(words), "{words}:\n{}", opened.text);
    }
}

#[test]
fn an_entry_stays_on_one_page_and_a_longer_one_goes_on() {
    let folder = Folder::new();
    let mut document = sample::entries("en", 12);
    let path = folder.file("a.pdf", &written(&document, ShareFormat::Pdf, None).unwrap());
    let text = String::from_utf8(run("pdftotext", &[path.to_str().unwrap(), "-"])).unwrap();
    let pages: Vec<&str> = text.split('\u{C}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 5, "{}", pages.len());
    for (number, page) in pages.iter().enumerate() {
        let lines: Vec<&str> = page.lines().filter(|line| !line.is_empty()).collect();
        let first = if number == 0 { lines[1] } else { lines[0] };
        let begins = first.split_once(' ').is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        assert!(begins, "page {} begins inside an entry: {first}", number + 1);
    }

    let long: Vec<String> = (0..120).map(|line| format!("Line number {line}.")).collect();
    document.sections[0].entries.truncate(1);
    document.sections[0].entries[0].rows = vec![sample::row("What happened", &long.join("\n"))];
    let opened = Opened::new(&written(&document, ShareFormat::Pdf, None).unwrap());
    assert!(opened.tags["pages"].as_u64().unwrap() > 3);
    for line in &long {
        assert!(opened.text.contains(line.as_str()), "{line} is on a page");
    }
}
