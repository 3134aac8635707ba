//! The same on real file systems: a small one in memory that is full, and ones mounted read-only.
//!
//! Mounting needs a mount namespace of one's own, so each part runs as another process: this test
//! program again, below `unshare`. Where the system allows neither that nor a user namespace, the
//! test says so and is over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use candor_vault::{KeyCost, Secret, Vault, VaultError, inspect};

use crate::common::{connection, note, passphrase, recovery_key};
use crate::trial::run;

const FOLDER: &str = "CANDOR_TEST_MOUNT";

/// Runs a part of this file as another process, with a file system of `size` mounted for it.
fn play(part: &str, size: &str) {
    let Some(unshare) = namespace() else {
        println!("skipped: this system lets us mount nothing, not even in a namespace of our own");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=$1 tmpfs \"$2\" && exec \"$0\" --exact $3 --ignored --nocapture";
    let output = Command::new("unshare")
        .args(unshare)
        .args(["sh", "-c", script])
        .arg(std::env::current_exe().unwrap())
        .arg(size)
        .arg(folder.path())
        .arg(part)
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// The arguments with which `unshare` lets us mount, as the superuser or as the superuser of a
/// user namespace.
fn namespace() -> Option<&'static [&'static str]> {
    [&["--mount"][..], &["--mount", "--map-root-user"]].into_iter().find(|arguments| {
        Command::new("unshare")
            .args(*arguments)
            .args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    })
}

fn folder() -> PathBuf {
    std::env::var_os(FOLDER).unwrap().into()
}

fn mount(arguments: &[&str], paths: &[&Path]) {
    assert!(Command::new("mount").args(arguments).args(paths).status().unwrap().success());
}

/// Takes all room but `left` bytes, which it gives back when dropped.
struct Ballast(PathBuf);

impl Ballast {
    fn all_but(left: u64, folder: &Path) -> Self {
        let path = folder.join("ballast");
        let mut size = 0_u64;
        let block = vec![0xb5; 4096];
        let mut bytes = Vec::new();
        // As much as there is room for, a block at a time, then that much less.
        while append(&path, &block) {
            size += 4096;
        }
        bytes.resize(usize::try_from(size.saturating_sub(left)).unwrap(), 0xb5);
        fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

fn append(path: &Path, bytes: &[u8]) -> bool {
    use std::io::Write;
    let file = fs::OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(bytes)).is_ok()
}

impl Drop for Ballast {
    fn drop(&mut self) {
        fs::remove_file(&self.0).unwrap();
    }
}

fn create(path: &Path) -> Result<Vault, VaultError> {
    Vault::create(path, &passphrase(), &recovery_key(), KeyCost::MINIMUM)
}

fn open(path: &Path) -> Result<Vault, VaultError> {
    Vault::open(path, Secret::Passphrase(&passphrase()))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn count(vault: &Vault) -> usize {
    usize::try_from(crate::common::count(vault)).unwrap()
}

/// Success, or a full disk; nothing else. Says whether it succeeded.
fn done_or_full<T>(outcome: Result<T, VaultError>, what: &str) -> bool {
    match outcome {
        Ok(_) => true,
        Err(VaultError::DiskFull) => false,
        Err(other) => panic!("{what} on a full disk: {other:?}"),
    }
}

#[test]
fn a_full_file_system_is_told_and_loses_nothing() {
    play("real_disks::fills_the_file_system", "1m");
}

#[test]
#[ignore = "the part of another process"]
fn fills_the_file_system() {
    let folder = folder();
    let path = folder.join("journal.candor");
    let (mut refused, mut made) = ([0; 5], 0);
    for blocks in 0..40 {
        let ballast = Ballast::all_but(blocks * 4096, &folder);
        if done_or_full(create(&path), "making a vault") {
            made += 1;
            fs::remove_file(&path).unwrap();
        } else {
            assert_eq!(names(&folder), ["ballast"], "with {blocks} blocks left");
        }
        drop(ballast);

        let vault = create(&path).unwrap();
        run(&vault, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)").unwrap();
        let ballast = Ballast::all_but(blocks * 4096, &folder);
        let mut saved = 0;
        let statement = |number| format!("INSERT INTO note (body) VALUES ('{}')", note(number));
        while done_or_full(run(&vault, &statement(saved)), "committing") {
            saved += 1;
        }
        refused[0] += 1;
        let backed_up = done_or_full(vault.backup_to(folder.join("backup")), "backing up");
        refused[1] += usize::from(!backed_up);
        refused[2] += usize::from(!done_or_full(run(&vault, "VACUUM"), "vacuuming"));
        refused[3] += usize::from(!done_or_full(vault.checkpoint(), "bringing the log in"));
        assert_eq!(count(&vault), saved);
        if blocks % 2 == 0 {
            // Room again: the open vault goes on.
            drop(ballast);
            run(&vault, &statement(saved)).unwrap();
            saved += 1;
            vault.close().unwrap();
        } else {
            refused[4] += usize::from(!done_or_full(vault.close(), "closing"));
            drop(ballast);
        }
        let vault = open(&path).unwrap();
        assert_eq!(count(&vault), saved, "with {blocks} blocks left");
        vault.verify().unwrap();
        vault.close().unwrap();
        let expected: &[_] = if backed_up { &["backup", "journal.candor"] } else { &["journal.candor"] };
        assert_eq!(names(&folder), expected);
        for name in expected {
            fs::remove_file(folder.join(name)).unwrap();
        }
    }
    println!("made {made} of 40; refused: commit, backup, VACUUM, checkpoint, close: {refused:?}");
    assert!(made > 0 && made < 40 && refused.iter().all(|&times| times > 0));
}

#[test]
fn a_read_only_file_system_is_told_and_can_be_read() {
    play("real_disks::reads_what_may_not_be_written", "4m");
}

#[test]
#[ignore = "the part of another process"]
fn reads_what_may_not_be_written() {
    let folder = folder();
    let path = folder.join("journal.candor");
    let vault = create(&path).unwrap();
    run(
        &vault,
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note (body) VALUES ('x')",
    )
    .unwrap();
    // As after a kill: everything is in the log beside the file.
    let (crashed, sound) = (folder.join("crashed"), folder.join("sound"));
    for copy in [&crashed, &sound] {
        fs::create_dir(copy).unwrap();
    }
    fs::copy(&path, crashed.join("journal.candor")).unwrap();
    fs::copy(folder.join("journal.candor-wal"), crashed.join("journal.candor-wal")).unwrap();
    vault.close().unwrap();
    fs::rename(&path, sound.join("journal.candor")).unwrap();

    mount(&["-o", "remount,ro"], &[&folder]);
    for copy in [&crashed, &sound] {
        let path = copy.join("journal.candor");
        let before = (names(copy), fs::read(&path).unwrap());
        assert!(matches!(open(&path), Err(VaultError::ReadOnly)));
        inspect(&path).unwrap();
        let vault = Vault::open_read_only(&path, Secret::Passphrase(&passphrase())).unwrap();
        assert_eq!(count(&vault), 1);
        assert!(matches!(run(&vault, "DELETE FROM note"), Err(VaultError::ReadOnly)));
        assert!(matches!(vault.backup_to(copy.join("backup")), Err(VaultError::ReadOnly)));
        vault.backup_to(std::env::temp_dir().join(format!("candor-{}", std::process::id()))).unwrap();
        fs::remove_file(std::env::temp_dir().join(format!("candor-{}", std::process::id()))).unwrap();
        vault.verify().unwrap();
        drop(vault);
        assert!(matches!(create(&copy.join("new.candor")), Err(VaultError::ReadOnly)));
        assert_eq!((names(copy), fs::read(&path).unwrap()), before);
    }
}

#[test]
fn a_writable_file_in_a_read_only_folder_is_told_as_that() {
    play("real_disks::opens_in_a_folder_without_room_for_a_log", "4m");
}

/// The file may be written and the folder may not, so there can be no log beside it.
#[test]
#[ignore = "the part of another process"]
fn opens_in_a_folder_without_room_for_a_log() {
    let folder = folder();
    let (real, seen) = (folder.join("real"), folder.join("seen"));
    fs::create_dir(&real).unwrap();
    fs::create_dir(&seen).unwrap();
    let vault = create(&real.join("journal.candor")).unwrap();
    run(
        &vault,
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note (body) VALUES ('x')",
    )
    .unwrap();
    vault.close().unwrap();
    mount(&["--bind"], &[&real, &seen]);
    mount(&["-o", "remount,bind,ro"], &[&seen]);
    let path = seen.join("journal.candor");
    mount(&["--bind"], &[&real.join("journal.candor"), &path]);

    let opened = open(&path);
    assert!(matches!(opened, Err(VaultError::ReadOnly)), "{opened:?}");
    let vault = Vault::open_read_only(&path, Secret::Passphrase(&passphrase())).unwrap();
    assert_eq!(count(&vault), 1);
    assert!(connection(&vault).is_readonly("main").unwrap());
    drop(vault);
    assert_eq!(count(&open(&real.join("journal.candor")).unwrap()), 1);
}

#[test]
fn a_file_system_that_is_taken_away_is_told() {
    play("real_disks::is_unplugged", "4m");
}

/// Unmounted under the open vault: its path leads to the bare folder. Then another stick is put in.
#[test]
#[ignore = "the part of another process"]
fn is_unplugged() {
    for another_comes in [false, true] {
        let folder = folder();
        let path = folder.join("journal.candor");
        let _ = fs::remove_file(&path);
        let vault = create(&path).unwrap();
        run(&vault, "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)").unwrap();
        vault.close().unwrap();
        crate::taken_away::unplugged(&path, || {
            assert!(Command::new("umount").arg("-l").arg(&folder).status().unwrap().success());
            if another_comes {
                mount(&["-t", "tmpfs", "tmpfs"], &[&folder]);
                create(&path).unwrap().close().unwrap();
            }
        });
        if another_comes {
            open(&path).unwrap().verify().unwrap();
        } else {
            assert!(names(&folder).is_empty());
            mount(&["-t", "tmpfs", "tmpfs"], &[&folder]);
        }
    }
}
