//! `cargo xtask bundle`: the packages people install, and a check that one installs, starts and goes away cleanly.

use std::fs;
use std::path::{Path, PathBuf};

use crate::page;
use crate::setup::{self, Purpose};
use crate::shell::{self, Done, Problem, cargo, command, read, root, run as run_command, target};

/// Pinned, and of the same line as the `tauri` crate.
const BUNDLER: &str = "2.12.5";

/// Makes the packages, and with `check` tries the `.deb` on this machine.
pub(crate) fn run(check: bool) -> Done {
    setup::set_up(Purpose::Bundle)?;
    page::build()?;
    run_command(&mut cargo(&["build", "--release", "--package", "candor", "--features", "custom-protocol"]))?;
    let kinds = if cfg!(target_os = "linux") {
        "deb,rpm"
    } else if cfg!(target_os = "macos") {
        "app,dmg"
    } else {
        "nsis"
    };
    run_command(command(&bundler()?, &["bundle", "--bundles", kinds]).env("CARGO_TARGET_DIR", target()))?;
    if cfg!(target_os = "linux") {
        let package = newest("deb", "deb")?;
        println!("\n{}\n{}", package.display(), newest("rpm", "rpm")?.display());
        describe(&package)?;
        if check {
            try_out(&package)?;
        }
    }
    Ok(())
}

/// Tauri's bundler, installed below the build folder when it is missing. It is no package of the page: its own
/// packages for other systems would stand in the page's lock file.
fn bundler() -> Done<String> {
    let folder = target().join("tools/tauri");
    let program = folder.join("node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    if !program.is_file() {
        println!("Installing Tauri's bundler below the build folder.");
        fs::create_dir_all(&folder)?;
        let package = format!("@tauri-apps/cli@{BUNDLER}");
        let mut install = command(
            shell::NPM,
            &["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"],
        );
        run_command(install.arg(&folder).arg(package))?;
    }
    Ok(program.display().to_string())
}

fn newest(folder: &str, ending: &str) -> Done<PathBuf> {
    let folder = target().join("release/bundle").join(folder);
    let files = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let of_kind = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    of_kind
        .max_by_key(|path| fs::metadata(path).and_then(|facts| facts.modified()).ok())
        .ok_or_else(|| Problem::new(format!("no .{ending} was made in {}", folder.display())))
}

/// Checks what the package says of itself, without installing it.
fn describe(package: &Path) -> Done {
    let folder = target().join("xtask/package");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run_command(command("dpkg-deb", &["--extract"]).arg(package).arg(&folder))?;
    let entry = folder.join("usr/share/applications/Candor.desktop");
    run_command(command("desktop-file-validate", &[]).arg(&entry))?;
    let about = folder.join("usr/share/metainfo/app.candor.journal.metainfo.xml");
    run_command(command("appstreamcli", &["validate", "--no-net"]).arg(&about))?;
    if !folder.join("usr/share/mime/packages/app.candor.journal.xml").is_file() {
        return Err(Problem::new("the package does not say what a .candor file is"));
    }
    for icon in ["128x128/apps/candor.png", "scalable/apps/candor.svg"] {
        let path = folder.join("usr/share/icons/hicolor").join(icon);
        if !path.is_file() {
            return Err(Problem::new(format!("the package lacks the icon {icon}")));
        }
    }
    Ok(())
}

/// Installs the package, asks the installed program for its version, removes it, and looks for anything left.
fn try_out(package: &Path) -> Done {
    if read(&mut command("id", &["-u"]))?.trim() != "0" {
        return Err(Problem::new("installing a package needs root: run `sudo cargo xtask bundle --check`"));
    }
    let name = read(command("dpkg-deb", &["--field"]).arg(package).arg("Package"))?.trim().to_owned();
    run_command(command("apt-get", &["install", "-y", "--no-install-recommends"]).arg(package))?;
    let files = read(&mut command("dpkg", &["--listfiles", &name]))?;
    let look = ["run", "--package", "candor-tests", "--bin", "installed", "--", "/usr/bin/candor"];
    let started = run_command(&mut cargo(&look));
    run_command(&mut command("apt-get", &["purge", "-y", &name]))?;
    started?;
    let left: Vec<&str> = files.lines().filter(|path| Path::new(path).is_file()).collect();
    if !left.is_empty() {
        return Err(Problem::new(format!(
            "after removing the package these files are left: {}",
            left.join(", ")
        )));
    }
    println!(
        "\n{} installs, starts and goes away cleanly.",
        package.strip_prefix(root()).unwrap_or(package).display()
    );
    Ok(())
}
