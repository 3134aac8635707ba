//! Setting up a fresh machine: says what is missing and why, installs it where it can, and asks where it should.

use std::io::{IsTerminal as _, Write as _};
use std::process::Stdio;

use crate::shell::{Done, Problem, command, is_there, read, run};

/// What a machine is set up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and opening the app.
    Run,
    /// The same, and driving it on a virtual display.
    Test,
    /// The same, and checking bundles.
    Bundle,
    /// Building SQLCipher, to measure the vault beside it; the window is not needed.
    Peers,
}

/// A Debian package and the reason for it.
struct Package {
    name: &'static str,
    why: &'static str,
    purpose: Purpose,
}

const fn package(name: &'static str, why: &'static str, purpose: Purpose) -> Package {
    Package { name, why, purpose }
}

/// Beyond Rust and Node. Each is asked for by name, so that nothing depends on what another happens to recommend.
const DEBIAN: &[Package] = &[
    package("build-essential", "a C compiler and linker, for SQLite and for Rust", Purpose::Run),
    package("pkg-config", "finds the system's libraries", Purpose::Run),
    package("libwebkit2gtk-4.1-dev", "the system's webview, in which the page is shown", Purpose::Run),
    package("webkit2gtk-driver", "drives the real window in tests", Purpose::Test),
    package("xvfb", "a display without a screen", Purpose::Test),
    package("dbus", "a message bus of its own for each test", Purpose::Test),
    package("imagemagick", "takes the pictures of the tour", Purpose::Test),
    package("x11-utils", "looks for the window of an installed app", Purpose::Test),
    package("xclip", "looks at what can be pasted elsewhere before and after locking", Purpose::Test),
    package("shared-mime-info", "tells dialogs what a .candor file is by its name alone", Purpose::Run),
    package("procps", "sends signals to the app in tests", Purpose::Test),
    package("util-linux", "ends the virtual display with the tests", Purpose::Test),
    package("python3", "runs the vault's independent reader", Purpose::Test),
    package("python3-argon2", "Argon2id for that reader, by other hands than ours", Purpose::Test),
    package("python3-nacl", "XChaCha20-Poly1305 for that reader, from libsodium", Purpose::Test),
    package("python3-pikepdf", "reads the tags of a PDF, as a screen reader would", Purpose::Test),
    package("python3-venv", "a place of its own for the checker of accessible PDFs", Purpose::Test),
    package("qpdf", "checks a PDF and unpacks it", Purpose::Test),
    package("poppler-utils", "reads the text of a PDF and makes pictures of its pages", Purpose::Test),
    package("age", "opens the age files", Purpose::Test),
    package("chromium", "opens the sealed pages, as a listener would", Purpose::Test),
    package("chromium-driver", "drives that browser", Purpose::Test),
    package("fonts-dejavu-core", "a face for the signs that the bundled faces lack", Purpose::Test),
    package("desktop-file-utils", "checks the desktop entry", Purpose::Bundle),
    package("appstream", "checks the description for software centres", Purpose::Bundle),
    package("rpm", "reads the .rpm back", Purpose::Bundle),
    package("perl", "configures OpenSSL, on which SQLCipher stands", Purpose::Peers),
    package("make", "builds OpenSSL", Purpose::Peers),
];

/// Makes sure that everything needed is there.
///
/// # Errors
/// Says what is missing and how to get it, where it cannot be installed from here.
pub(crate) fn set_up(purpose: Purpose) -> Done {
    if purpose == Purpose::Peers {
        return peers();
    }
    node()?;
    if cfg!(target_os = "linux") {
        linux(purpose)
    } else if cfg!(target_os = "macos") {
        macos()
    } else {
        windows();
        Ok(())
    }
}

fn node() -> Done {
    let found = read(command("node", &["--version"]).stdin(Stdio::null())).unwrap_or_default();
    let major =
        found.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        Some(_) => Err(Problem::new(format!(
            "Node {} is too old to build the page: version 20 or newer is needed (https://nodejs.org).",
            found.trim()
        ))),
        None => {
            Err(Problem::new("Node is missing: version 20 or newer builds the page (https://nodejs.org)."))
        }
    }
}

fn peers() -> Done {
    if cfg!(target_os = "linux") && is_there("dpkg-query") {
        return debian(Purpose::Peers);
    }
    match DEBIAN.iter().find(|package| package.purpose == Purpose::Peers && !is_there(package.name)) {
        Some(missing) => Err(Problem::new(format!("{} is missing: it {}.", missing.name, missing.why))),
        None => Ok(()),
    }
}

fn linux(purpose: Purpose) -> Done {
    if is_there("dpkg-query") { debian(purpose) } else { elsewhere(purpose) }
}

fn debian(purpose: Purpose) -> Done {
    let wanted = DEBIAN.iter().filter(|package| match purpose {
        Purpose::Test => matches!(package.purpose, Purpose::Run | Purpose::Test),
        Purpose::Bundle => package.purpose != Purpose::Peers,
        Purpose::Run | Purpose::Peers => package.purpose == purpose,
    });
    let missing: Vec<&Package> = wanted.filter(|package| !is_installed(package.name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These packages of the system are missing:");
    for package in &missing {
        println!("  {:<24} {}", package.name, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let root = read(&mut command("id", &["-u"]))?.trim() == "0";
    if !root && !agreed(&names)? {
        return Err(Problem::new(format!(
            "Without them it cannot go on. To install them by hand:\n  sudo apt-get install {}",
            names.join(" ")
        )));
    }
    apt(root, &["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
    arguments.extend(names);
    apt(root, &arguments)
}

fn is_installed(name: &str) -> bool {
    let mut query = command("dpkg-query", &["-W", "-f", "${Status}", name]);
    let output = query.stderr(Stdio::null()).output();
    output.is_ok_and(|output| output.stdout == b"install ok installed")
}

/// Asks on the terminal. Where nobody can answer, nobody agreed.
fn agreed(names: &[&str]) -> Done<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    print!("Install them now with “sudo apt-get install {}”? [Y/n] ", names.join(" "));
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

fn apt(root: bool, arguments: &[&str]) -> Done {
    let mut install = if root {
        command("apt-get", arguments)
    } else {
        let mut all = vec!["apt-get"];
        all.extend(arguments);
        command("sudo", &all)
    };
    run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Linux without dpkg: the build itself is asked, since package names differ.
fn elsewhere(purpose: Purpose) -> Done {
    let built =
        command("pkg-config", &["--exists", "webkit2gtk-4.1"]).status().is_ok_and(|status| status.success());
    let driven = purpose == Purpose::Run
        || (is_there("WebKitWebDriver") && is_there("Xvfb") && is_there("dbus-daemon"));
    if built && driven {
        return Ok(());
    }
    Err(Problem::new(
        "Candor needs WebKitGTK 4.1 with its headers, pkg-config and a C compiler; tests also need WebKitWebDriver, \
         Xvfb and dbus-daemon.\n\
         Fedora:   sudo dnf install webkit2gtk4.1-devel gcc pkgconf-pkg-config webkit2gtk-driver xorg-x11-server-Xvfb dbus-daemon\n\
         Arch:     sudo pacman -S webkit2gtk-4.1 base-devel xorg-server-xvfb dbus\n\
         openSUSE: sudo zypper install webkit2gtk3-devel gcc pkg-config xorg-x11-server-Xvfb dbus-1-daemon",
    ))
}

fn macos() -> Done {
    if command("xcode-select", &["-p"]).stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(Problem::new("Apple's command line tools are missing. To get them: xcode-select --install"))
}

fn windows() {
    println!(
        "On Windows, Candor builds with the MSVC toolchain (Visual Studio Build Tools, “Desktop development with C++”) \
         and runs in WebView2, which Windows 11 has and https://developer.microsoft.com/microsoft-edge/webview2 offers."
    );
}
