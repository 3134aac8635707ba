//! What a `.candor` file is, told to a run of the development build without changing the person's own folders: a folder
//! of types below the build folder, put first among those of the system.

use std::ffi::OsString;
use std::fs;
use std::process::Command;

use crate::shell::{Done, Problem, root, target};

/// Lets a program know the type, as the packages do for those who install them. Where the system has no means for it,
/// the program runs without.
pub(crate) fn tell(program: &mut Command) {
    if !cfg!(target_os = "linux") {
        return;
    }
    match folders() {
        Ok(folders) => {
            program.env("XDG_DATA_DIRS", folders);
        }
        Err(problem) => println!("Dialogs do not know what a .candor file is in this run: {problem}"),
    }
}

fn folders() -> Done<OsString> {
    let share = target().join("xtask/share");
    let packages = share.join("mime/packages");
    fs::create_dir_all(&packages)?;
    let ours = root().join("packaging/linux/app.candor.journal.mime.xml");
    fs::copy(ours, packages.join("app.candor.journal.xml"))?;
    let updated = Command::new("update-mime-database").arg(share.join("mime")).status()?;
    if !updated.success() {
        return Err(Problem::new("update-mime-database failed"));
    }
    let mut folders = share.into_os_string();
    folders.push(":");
    let others = std::env::var_os("XDG_DATA_DIRS").filter(|others| !others.is_empty());
    folders.push(others.unwrap_or_else(|| OsString::from("/usr/local/share:/usr/share")));
    Ok(folders)
}
