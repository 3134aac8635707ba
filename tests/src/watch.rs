//! Looking at what the app does beside the screen: its sockets, and what it leaves on the disk.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The internet sockets (TCP, UDP, raw; version 4 and 6) that some processes have open, as lines of `/proc/net`.
/// Sockets of the local machine's own kind (Unix sockets) are not counted.
pub fn internet_sockets(processes: &[u32]) -> Vec<String> {
    let mut found = Vec::new();
    for pid in processes {
        let inodes = socket_inodes(*pid);
        for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "icmp6"] {
            let Ok(text) = fs::read_to_string(format!("/proc/{pid}/net/{table}")) else { continue };
            for line in text.lines().skip(1) {
                let inode = line.split_whitespace().nth(9);
                if inode.is_some_and(|inode| inodes.contains(inode)) {
                    found.push(format!("{table} {line}"));
                }
            }
        }
    }
    found
}

/// The same, without those that begin and end on this machine's loopback address: while WebDriver drives a window,
/// the webview itself listens there for it. A window that is not driven has none of them either.
pub fn outward_sockets(processes: &[u32]) -> Vec<String> {
    internet_sockets(processes).into_iter().filter(|line| !is_loopback(line)).collect()
}

fn is_loopback(line: &str) -> bool {
    // 127.0.0.1, ::1 and ::ffff:127.0.0.1, as the kernel writes them.
    const LOOPBACK: [&str; 3] =
        ["0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F"];
    // After the table and the row's number come the local and the remote end; a listener's remote end is nothing.
    let ends: Vec<&str> = line.split_whitespace().skip(2).take(2).collect();
    let at_home = |end: &&str| LOOPBACK.iter().any(|address| end.split(':').next() == Some(address));
    let nowhere = |end: &&str| end.split(':').all(|part| part.bytes().all(|byte| byte == b'0'));
    matches!(ends.as_slice(), [local, remote] if at_home(local) && (at_home(remote) || nowhere(remote)))
}

fn socket_inodes(pid: u32) -> HashSet<String> {
    // A process that has ended meanwhile has none; one that cannot be looked into would make the test blind.
    let descriptors = match fs::read_dir(format!("/proc/{pid}/fd")) {
        Ok(descriptors) => descriptors,
        Err(_) if !crate::processes::lives(pid) => return HashSet::new(),
        Err(problem) => panic!("the descriptors of process {pid} cannot be seen: {problem}"),
    };
    descriptors
        .filter_map(|descriptor| {
            let target = fs::read_link(descriptor.ok()?.path()).ok()?;
            Some(target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
        })
        .collect()
}

/// The files under a folder that hold a text, in UTF-8 or UTF-16, whatever kind of file they are.
pub fn files_holding(folder: &Path, text: &str) -> Vec<PathBuf> {
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let needles = [text.as_bytes(), &little];
    every_file(folder)
        .into_iter()
        .filter(|path| {
            let bytes = fs::read(path).unwrap_or_default();
            needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
        })
        .collect()
}

/// Every ordinary file under a folder.
pub(crate) fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => files.push(entry.path()),
                _ => {}
            }
        }
    }
    files
}

/// What a webview leaves on a disk, by the names of its files and folders, below a home.
pub fn web_data(home: &Path) -> Vec<PathBuf> {
    const NAMES: &[&str] = &[
        "hsts-storage",
        "WebKitCache",
        "mediakeys",
        "localstorage",
        "LocalStorage",
        "IndexedDB",
        "indexeddb",
        "cookies",
        "databases",
        "serviceworkers",
        "CacheStorage",
        "deviceidhashsalts",
        "applications.db",
        "itp",
    ];
    let named = |path: &Path| {
        let path = path.strip_prefix(home).unwrap_or(path).to_string_lossy().into_owned();
        NAMES.iter().any(|name| path.contains(name))
    };
    every_file(home).into_iter().filter(|path| named(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_what_stays_on_the_machine_is_loopback() {
        let line = |local: &str, remote: &str| {
            format!("tcp   27: {local} {remote} 01 00000000:00000000 00:0 0 0 0 340130")
        };
        assert!(is_loopback(&line("0100007F:8244", "0100007F:AA61")));
        assert!(is_loopback(&line("0100007F:AA61", "00000000:0000")));
        assert!(!is_loopback(&line("00000000:AA61", "00000000:0000")), "a listener for everybody");
        assert!(!is_loopback(&line("0100007F:AA61", "0A0A0A0A:01BB")));
        assert!(!is_loopback(&line("0A0A0A0A:AA61", "0100007F:01BB")));
    }
}
