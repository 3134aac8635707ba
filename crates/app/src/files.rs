//! Files for their owner alone, written whole or not at all.
//!
//! Nothing half-written ever lies in a folder in clear. Where the system has files without a name (Linux, on most
//! disks), the content is written into one and named when it is whole. Elsewhere it is written under a neutral name that
//! the caller has chosen, and noted in the vault before: see [`crate::leaving`].

#![expect(clippy::disallowed_methods, reason = "the one place where files are written and removed")]

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

/// Writes one of the app's own files in place of the one that may be there: see [`Waiting::write`].
pub(crate) fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let part = part_of(path, uuid::Uuid::now_v7());
    Waiting::write(path, &part, content)?.take_name(Replace::Yes)
}

/// The neutral name under which a file for this place may lie for a moment.
pub(crate) fn part_of(path: &Path, id: uuid::Uuid) -> PathBuf {
    folder_of(path).join(format!(".{}.part", id.simple()))
}

/// Whether a file that lies at the place gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replace {
    Yes,
    No,
}

/// A file that is whole and on the disk, and waits for its name. Dropped before, it is gone.
pub(crate) struct Waiting {
    path: PathBuf,
    part: PathBuf,
    file: Option<File>,
    /// Whether it lies under the name of the part.
    is_named: bool,
}

impl Waiting {
    /// Writes a file and brings it to the disk. On Unix only its owner may read it (0600); elsewhere it has the rights
    /// of its folder, which in a person's own folders are theirs alone.
    ///
    /// # Errors
    /// Those of the disk; nothing is left then.
    pub(crate) fn write(path: &Path, part: &Path, content: &[u8]) -> io::Result<Self> {
        match nameless(folder_of(path)) {
            Some(file) => Self::nameless(path, part, file, content),
            None => Self::named(path, part, content),
        }
    }

    fn nameless(path: &Path, part: &Path, mut file: File, content: &[u8]) -> io::Result<Self> {
        file.write_all(content)?;
        sync(&file)?;
        Ok(Self { path: path.to_owned(), part: part.to_owned(), file: Some(file), is_named: false })
    }

    /// The same under the name of the part, for systems and disks without files that have no name.
    fn named(path: &Path, part: &Path, content: &[u8]) -> io::Result<Self> {
        let mut file = create_private(part)?;
        // From here on it is removed when anything fails.
        let waiting = Self { path: path.to_owned(), part: part.to_owned(), file: None, is_named: true };
        file.write_all(content)?;
        sync(&file)?;
        Ok(waiting)
    }

    /// Gives the file its name: the place has the old file or the new one at every moment, each whole.
    ///
    /// That the folder could not be synced afterwards is no error. The file is there; where the power goes in the next
    /// seconds the name may be lost, and with it the file.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when a file lies there that does not give way; those of the disk. Nothing new is
    /// left then.
    pub(crate) fn take_name(mut self, replace: Replace) -> io::Result<()> {
        match (self.file.take(), replace) {
            (Some(file), Replace::No) => match link(&file, &self.path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    self.come_by_its_part(file)?;
                    self.rename(replace)
                }
                linked => linked,
            },
            (Some(file), Replace::Yes) => {
                // A link never replaces, so the file gets its neutral name first, and is renamed at once.
                match link(&file, &self.part) {
                    Ok(()) => self.is_named = true,
                    Err(_) => self.come_by_its_part(file)?,
                }
                self.rename(replace)
            }
            (None, _) => self.rename(replace),
        }?;
        if let Err(error) = sync_folder(folder_of(&self.path)) {
            tracing::debug!(kind = ?error.kind(), "a folder could not be synced");
        }
        Ok(())
    }

    /// Copies a file that could not be linked (a disk without links, a system without `/proc`) to its part.
    fn come_by_its_part(&mut self, mut file: File) -> io::Result<()> {
        file.rewind()?;
        let mut part = create_private(&self.part)?;
        self.is_named = true;
        io::copy(&mut file, &mut part)?;
        sync(&part)
    }

    fn rename(&mut self, replace: Replace) -> io::Result<()> {
        match replace {
            Replace::Yes => fs::rename(&self.part, &self.path)?,
            Replace::No => rename_to_free_name(&self.part, &self.path)?,
        }
        self.is_named = false;
        Ok(())
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.is_named {
            // What stays is noted, and removed when the journal is next opened.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// A file without a name, which is gone when it is closed, where there is such a thing.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path) -> Option<File> {
    None
}

/// Gives a file without a name one that is free.
#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD};
    use std::os::fd::AsRawFd as _;
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(rustix::fs::linkat(CWD, own, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames without ever replacing. A hard link is made by the system only when the name is free; disks without hard
/// links get a look and a rename.
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        // With two names the file would be there for whoever was told that it is not.
        Ok(()) => fs::remove_file(from).inspect_err(|_| drop(fs::remove_file(to))),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Brings a file's content to the disk. Some disks (of servers, of cameras) know no such thing.
fn sync(file: &File) -> io::Result<()> {
    file.sync_all().or_else(|error| if cannot_be_synced(&error) { Ok(()) } else { Err(error) })
}

/// Whether an error says that there is no syncing there, rather than that it failed.
fn cannot_be_synced(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// Removes a file, and brings that to the disk as well, so that a power cut does not bring the file back. None there is
/// as good.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => {
            if let Err(error) = sync_folder(folder_of(path)) {
                tracing::debug!(kind = ?error.kind(), "a folder could not be synced");
            }
            Ok(())
        }
    }
}

/// Makes a folder, and those above it, for their owner alone. One that is there stays as it is.
pub(crate) fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Removes a folder and all in it. None there is as good.
pub(crate) fn remove_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Gives each piece of a file to a reader in turn.
pub(crate) fn read_through(path: &Path, mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let (mut file, mut piece) = (File::open(path)?, vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(()),
            read => take(&piece[..read]),
        }
    }
}

/// The folder in which a path lies.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Brings a name itself to the disk, where folders can be opened for that.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    type Write = fn(&Path, &Path, &[u8]) -> io::Result<Waiting>;

    /// Both ways of writing, whatever this disk knows.
    const WAYS: [Write; 2] = [Waiting::write, Waiting::named];

    fn count(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.html");
        for write in WAYS {
            let part = part_of(&path, uuid::Uuid::now_v7());
            for (content, replace) in [(b"one", Replace::No), (b"two", Replace::Yes)] {
                write(&path, &part, content).unwrap().take_name(replace).unwrap();
                assert_eq!(fs::read(&path).unwrap(), content);
            }
            let refused = write(&path, &part, b"three").unwrap().take_name(Replace::No);
            assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&path).unwrap(), b"two");
            assert_eq!(count(folder.path()), 1);
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn what_waits_has_no_name_of_its_own_and_is_gone_when_it_is_not_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.html");
        for (write, visible) in WAYS.into_iter().zip([usize::from(!cfg!(target_os = "linux")), 1]) {
            let waiting = write(&path, &part_of(&path, uuid::Uuid::now_v7()), b"words").unwrap();
            assert_eq!(count(folder.path()), visible);
            assert!(!path.exists());
            drop(waiting);
            assert_eq!(count(folder.path()), 0);
        }
    }

    #[test]
    fn a_name_that_cannot_be_taken_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a folder");
        fs::create_dir(&path).unwrap();
        for write in WAYS {
            let waiting = write(&path, &part_of(&path, uuid::Uuid::now_v7()), b"words").unwrap();
            waiting.take_name(Replace::Yes).unwrap_err();
            assert_eq!(count(folder.path()), 1);
        }
    }

    #[test]
    fn a_file_that_cannot_be_linked_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.html");
        let mut waiting = Waiting::write(&path, &part_of(&path, uuid::Uuid::now_v7()), b"words").unwrap();
        if let Some(file) = waiting.file.take() {
            waiting.come_by_its_part(file).unwrap();
        }
        waiting.take_name(Replace::No).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"words");
        assert_eq!(count(folder.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_their_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        make_private_folder(&inner).unwrap();
        make_private_folder(&inner).unwrap();
        let path = inner.join("document.md");
        let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for write in WAYS {
            fs::write(&path, "was readable by all").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            let waiting = write(&path, &part_of(&path, uuid::Uuid::now_v7()), b"words").unwrap();
            waiting.take_name(Replace::Yes).unwrap();
            assert_eq!(rights(&path), 0o600);
        }
        assert_eq!(rights(&inner), 0o700);
        assert_eq!(rights(&folder.path().join("a")), 0o700);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone/document.html");
        assert_eq!(write_private(&path, b"words").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!folder.path().join("gone").exists());
        remove_folder(&folder.path().join("gone")).unwrap();
    }
}
