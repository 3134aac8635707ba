//! Small disks that can fill and be pulled. They need a mount namespace of one's own; where the system allows none, what
//! needs them is left out, and the last line of the run says so.

use std::borrow::BorrowMut;
use std::path::Path;
use std::process::Command;

/// Set within the namespace.
const INSIDE: &str = "CANDOR_WORLD_MAY_MOUNT";

/// Runs the test again where it may mount, if that is possible; says whether it did. A failure there is one here.
pub(crate) fn entered(test: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return false;
    }
    let Some(way) = way_in() else { return false };
    let status = Command::new("unshare")
        .args(way)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .status()
        .unwrap();
    assert!(status.success(), "see above");
    true
}

/// Whether this process may mount.
pub(crate) fn may_mount() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// How a namespace of one's own is had here.
fn way_in() -> Option<&'static [&'static str]> {
    // The superuser's own is the better one: a file system of a stick's own can be mounted there as well.
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    ways.into_iter().find(|way| {
        let try_it = "mount -t tmpfs -o size=1m none /mnt && umount /mnt";
        let tried = Command::new("unshare").args(*way).args(["sh", "-c", try_it]).output();
        cfg!(target_os = "linux") && tried.is_ok_and(|tried| tried.status.success())
    })
}

/// Puts an empty disk of so many KiB over a folder: what was there is hidden until it is taken away.
pub(crate) fn mount(folder: &Path, kib: usize) {
    let size = format!("size={kib}k,mode=700");
    run(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(folder));
}

/// Takes the disk away. What a program has open goes on for that program, as with a network share that hangs.
pub(crate) fn unmount(folder: &Path) {
    run(Command::new("umount").arg("--lazy").arg(folder));
}

/// Runs a program that must succeed.
pub(crate) fn run(mut command: impl BorrowMut<Command>) {
    let command = command.borrow_mut();
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Shows a folder in another's place.
pub(crate) fn plug_in(stick: &Path, folder: &Path) {
    run(Command::new("mount").arg("--bind").arg(stick).arg(folder));
}

/// Whether a folder shows something else than what lies there.
pub(crate) fn is_mounted(folder: &Path) -> bool {
    Command::new("mountpoint").arg("-q").arg(folder).status().is_ok_and(|status| status.success())
}
