//! Finds the languages: each folder here that holds `.ftl` files is one, and its files are built into the crate.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it for build scripts"));
    println!("cargo::rerun-if-changed={}", here.display());

    let mut languages = BTreeMap::new();
    for folder in fs::read_dir(&here)? {
        let folder = folder?;
        let language = folder.file_name().to_string_lossy().into_owned();
        let files = messages_in(&folder.path())?;
        if !files.is_empty() {
            languages.insert(language, files);
        }
    }

    let mut source = String::from("pub(crate) const FILES: &[(&str, &[(&str, &str)])] = &[\n");
    for (language, files) in &languages {
        let _ = writeln!(source, "    ({language:?}, &[");
        for (name, path) in files {
            let _ = writeln!(source, "        ({name:?}, include_str!({:?})),", path.display().to_string());
        }
        source.push_str("    ]),\n");
    }
    source.push_str(
        "];\n\n/// The languages there are words in, as BCP 47 tags, in the order of the alphabet.\n",
    );
    let tags: Vec<_> = languages.keys().collect();
    let _ = writeln!(source, "pub const LANGUAGES: &[&str] = &{tags:?};");

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));
    fs::write(out.join("files.rs"), source)
}

/// The names and places of the message files in a folder, in the order of the alphabet; none when it is no folder.
fn messages_in(folder: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    if folder.is_dir() {
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                files.insert(name.unwrap_or_default(), path);
            }
        }
    }
    Ok(files)
}
