//! Looking at what the app does beside the screen: its sockets, and what it leaves on the disk.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::window::Window;

/// The internet sockets (TCP, UDP, raw; version 4 and 6) that the app or a process it started has open, as lines of
/// `/proc/net`. Sockets of the local machine's own kind (Unix sockets) are not counted.
///
/// The one listener that the automation of the webview itself opens for WebDriver stands in WebKitWebDriver, which is
/// no child of the app.
pub fn internet_sockets(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    for pid in window.processes() {
        let inodes = socket_inodes(pid);
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
