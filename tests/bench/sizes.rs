//! How much there is to install, and how much code the page has.

use std::fs;
use std::path::{Path, PathBuf};

use crate::report::Report;

pub(crate) fn measure(report: &mut Report) {
    if let Some(program) = path_in("CANDOR_RELEASE") {
        report.alone("size of the program, page and fonts included", kibibytes(&program) / 1024.0, "MiB");
    }
    if let Some(page) = path_in("CANDOR_PAGE") {
        for (ending, name) in
            [("js", "the page's code"), ("css", "the page's styles"), ("woff2", "the page's fonts")]
        {
            let files = files_below(&page)
                .into_iter()
                .filter(|path| path.extension().is_some_and(|found| found == ending));
            report.alone(name, files.map(|path| kibibytes(&path)).sum(), "KiB");
        }
    }
}

fn path_in(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn kibibytes(path: &Path) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a file is smaller than 2^52 bytes")]
    let bytes = fs::metadata(path).expect("the file is there").len() as f64;
    bytes / 1024.0
}
