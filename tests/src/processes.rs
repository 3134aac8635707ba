//! Processes by what `/proc` says of them.

use std::fs;
use std::process::Command;

/// The processes that a process started, and those that they started, in no order.
pub(crate) fn descendants(ancestor: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = all().into_iter().filter_map(|pid| Some((pid, parent(pid)?))).collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&current) = found.get(next) {
        found.extend(parents.iter().filter(|(_, parent)| *parent == current).map(|(pid, _)| *pid));
        next += 1;
    }
    found.split_off(1)
}

/// Sends a signal by its name, such as `KILL`.
pub(crate) fn signal(pid: u32, name: &str) {
    let _ = Command::new("kill").arg(format!("-{name}")).arg(pid.to_string()).status();
}

/// Whether a process is there and not a zombie.
pub(crate) fn lives(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| stat.rsplit(')').next().is_some_and(|rest| !rest.trim_start().starts_with('Z')))
}

/// The name of a process's program, cut to 15 letters by the system.
pub(crate) fn program(pid: u32) -> Option<String> {
    Some(fs::read_to_string(format!("/proc/{pid}/comm")).ok()?.trim_end().to_owned())
}

/// A variable in the environment that a process was started with.
pub(crate) fn variable(pid: u32, name: &str) -> Option<String> {
    let environment = fs::read(format!("/proc/{pid}/environ")).ok()?;
    let is_it =
        |line: &[u8]| String::from_utf8_lossy(line).strip_prefix(name)?.strip_prefix('=').map(str::to_owned);
    environment.split(|byte| *byte == 0).find_map(is_it)
}

/// Memory of some processes in KiB, what they share counted once: the sum of their proportional set sizes.
pub(crate) fn memory_kib(processes: &[u32]) -> u64 {
    let pss = |pid: &u32| {
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    processes.iter().filter_map(pss).sum()
}

fn all() -> Vec<u32> {
    let folder = fs::read_dir("/proc").expect("/proc is there");
    folder.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect()
}

fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The program's name stands in brackets and may hold spaces; the state and the parent come after it.
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}
