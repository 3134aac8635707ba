//! Whether the system may write what is in memory to a disk from which it can be read.

use std::path::Path;
#[cfg(target_os = "linux")]
use std::{fs, os::unix::fs::MetadataExt as _};

/// Whether it may, as far as can be told.
///
/// macOS encrypts what it swaps since version 10.7. Windows has a page file as a rule, and whether its disk is encrypted
/// is not asked here.
pub(crate) fn may_be_read() -> bool {
    if cfg!(target_os = "linux") { swaps_in_clear(Path::new("/")) } else { !cfg!(target_os = "macos") }
}

/// Whether a swap file or partition is in use that is neither in memory nor on an encrypted device. `root` has `proc` and
/// `sys` in it.
#[cfg(target_os = "linux")]
fn swaps_in_clear(root: &Path) -> bool {
    let Ok(swaps) = fs::read_to_string(root.join("proc/swaps")) else { return false };
    // The first line is a heading; a space in a path is written as \\040, as in fstab(5).
    let paths = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    paths.map(|path| path.replace("\\040", " ")).any(|path| {
        let file = root.join(path.trim_start_matches('/'));
        let Ok(about) = fs::metadata(&file) else { return true };
        // A partition is a device; a file lies on one.
        let number = if about.rdev() == 0 { about.dev() } else { about.rdev() };
        let (major, minor) = (rustix::fs::major(number), rustix::fs::minor(number));
        !is_safe(&root.join(format!("sys/dev/block/{major}:{minor}")))
    })
}

#[cfg(not(target_os = "linux"))]
fn swaps_in_clear(_: &Path) -> bool {
    false
}

/// Whether a block device, as sysfs shows it, is compressed memory, or encrypted, or lies on such alone.
#[cfg(target_os = "linux")]
fn is_safe(device: &Path) -> bool {
    let Ok(device) = device.canonicalize() else { return false };
    if device.file_name().is_some_and(|name| name.to_string_lossy().starts_with("zram")) {
        return true;
    }
    // dm-crypt's names begin so: `man cryptsetup`, and the kernel's documentation of the device mapper.
    if fs::read_to_string(device.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return true;
    }
    let below: Vec<_> = fs::read_dir(device.join("slaves"))
        .map(|slaves| slaves.flatten().map(|slave| slave.path()).collect())
        .unwrap_or_default();
    !below.is_empty() && below.iter().all(|slave| is_safe(slave))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::os::unix::fs::symlink;

    use super::*;

    const HEADING: &str = "Filename\tType\tSize\tUsed\tPriority\n";

    #[test]
    fn without_swap_nothing_is_written() {
        let root = tempfile::tempdir().unwrap();
        assert!(!swaps_in_clear(root.path()), "no such system");
        fs::create_dir(root.path().join("proc")).unwrap();
        fs::write(root.path().join("proc/swaps"), HEADING).unwrap();
        assert!(!swaps_in_clear(root.path()));
    }

    #[test]
    fn a_swap_file_is_as_safe_as_the_device_that_it_lies_on() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        for folder in ["proc", "sys/dev/block", "sys/devices/disk/slaves", "sys/devices/dm-0/dm"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        fs::write(at("swap file"), "").unwrap();
        fs::write(at("proc/swaps"), format!("{HEADING}/swap\\040file file 1024 0 -2\n")).unwrap();
        assert!(swaps_in_clear(root.path()), "a device that is not known");

        let number = fs::metadata(at("swap file")).unwrap().dev();
        let link = at(&format!("sys/dev/block/{}:{}", rustix::fs::major(number), rustix::fs::minor(number)));
        symlink(at("sys/devices/disk"), &link).unwrap();
        assert!(swaps_in_clear(root.path()), "a plain disk");
        symlink(at("sys/devices/dm-0"), at("sys/devices/disk/slaves/dm-0")).unwrap();
        fs::write(at("sys/devices/dm-0/dm/uuid"), "LVM-abc").unwrap();
        assert!(swaps_in_clear(root.path()), "a volume on nothing that is known");
        fs::write(at("sys/devices/dm-0/dm/uuid"), "CRYPT-LUKS2-abc").unwrap();
        assert!(!swaps_in_clear(root.path()), "a volume on an encrypted disk");
        fs::create_dir_all(at("sys/devices/sdb")).unwrap();
        symlink(at("sys/devices/sdb"), at("sys/devices/disk/slaves/sdb")).unwrap();
        assert!(swaps_in_clear(root.path()), "one that lies on a plain disk as well");

        fs::remove_file(&link).unwrap();
        fs::create_dir(at("sys/devices/zram0")).unwrap();
        symlink(at("sys/devices/zram0"), &link).unwrap();
        assert!(!swaps_in_clear(root.path()), "it never leaves memory");
    }
}
