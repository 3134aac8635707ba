//! Writes a document with everything in it in every format, in every language: for programs that are not ours.
//!
//!     write_documents <folder>
#![allow(clippy::print_stderr, reason = "a program for the terminal")]

use std::path::PathBuf;
use std::process::ExitCode;

use candor_share::model::ShareFormat;
use candor_share::written;

#[allow(dead_code, unreachable_pub, reason = "tests use the rest of it")]
#[path = "../tests/common/sample.rs"]
mod sample;

/// What the sealed ones open with.
const PASSPHRASE: &str = "canal lantern ordinary receipt window maple";

const FORMATS: [(ShareFormat, &str); 6] = [
    (ShareFormat::Pdf, "pdf"),
    (ShareFormat::Html, "html"),
    (ShareFormat::Markdown, "md"),
    (ShareFormat::Csv, "csv"),
    (ShareFormat::SealedHtml, "sealed.html"),
    (ShareFormat::Age, "html.age"),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("write_documents <folder>");
        return ExitCode::FAILURE;
    };
    std::fs::create_dir_all(&folder).expect("room for the folder");
    for language in candor_locales::LANGUAGES {
        let document = sample::everything(language);
        for (format, ending) in FORMATS {
            let content = written(&document, format, Some(PASSPHRASE)).expect("the document is written");
            std::fs::write(folder.join(format!("{language}.{ending}")), &*content)
                .expect("room for the file");
        }
    }
    ExitCode::SUCCESS
}
