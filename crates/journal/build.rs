//! Finds the worksheets: each `.json` file in `worksheets/` is one as it is asked today, each in `worksheets/earlier/`
//! as it was asked once. All are checked, and built into the crate; so a worksheet is added by adding its file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(dead_code, unreachable_pub, reason = "these are the crate's own types, of which the build uses some")]
#[path = "src/model/worksheet.rs"]
mod worksheet;

#[allow(unreachable_pub, dead_code, reason = "as above")]
#[path = "src/worksheets/definition.rs"]
mod definition;

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it for build scripts"));
    let folder = here.join("worksheets");
    for watched in ["worksheets", "src/model/worksheet.rs", "src/worksheets/definition.rs"] {
        println!("cargo::rerun-if-changed={}", here.join(watched).display());
    }
    let mut source = list("CURRENT", &folder)?;
    source.push_str(&list("EARLIER", &folder.join("earlier"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));
    fs::write(out.join("worksheets.rs"), source)
}

/// The definitions of a folder as the text of a Rust constant.
fn list(name: &str, folder: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    let mut source = format!("const {name}: &[&str] = &[\n");
    for file in files {
        let wrong = |what: String| io::Error::other(format!("{}: {what}", file.display()));
        let sheet: worksheet::Worksheet =
            serde_json::from_str(&fs::read_to_string(&file)?).map_err(|error| wrong(error.to_string()))?;
        definition::check(&sheet).map_err(|flaw| wrong(format!("{flaw:?}")))?;
        let _ = writeln!(source, "    include_str!({:?}),", file.display().to_string());
    }
    source.push_str("];\n");
    Ok(source)
}
