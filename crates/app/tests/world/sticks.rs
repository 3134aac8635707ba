//! A stick with a file system of its own, that is pulled, goes bad, or lets nobody write any more: every answer is the
//! system's own. It is an image behind a loop device, and needs more rights than mounting alone.

use std::fs;
use std::io::{Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::mounts::run;

/// What is written meanwhile needs less, as much as there was included.
const ROOM: u64 = 24 << 20;

/// One at a time looks for a free loop device, or two could find the same.
static LOOKING: Mutex<()> = Mutex::new(());

pub(crate) struct Stick {
    image: PathBuf,
    folder: PathBuf,
}

impl Stick {
    /// A new one, whose image lies in a folder, and which is seen in another, with room for so many bytes twice over.
    pub(crate) fn plug_in(beneath: &Path, folder: &Path, bytes: u64) -> Self {
        let stick = Self { image: beneath.join("stick.img"), folder: folder.to_owned() };
        fs::File::create(&stick.image).unwrap().set_len(ROOM + 2 * bytes).unwrap();
        run(Command::new("mkfs.ext4").arg("-q").arg(&stick.image));
        stick.mount();
        stick
    }

    /// Whether this process may do so. It is tried once.
    pub(crate) fn is_possible() -> bool {
        static POSSIBLE: OnceLock<bool> = OnceLock::new();
        *POSSIBLE.get_or_init(Self::tried)
    }

    fn tried() -> bool {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("folder");
        fs::create_dir(&folder).unwrap();
        let image = place.path().join("image");
        fs::File::create(&image).unwrap().set_len(1 << 20).unwrap();
        let made = Command::new("mkfs.ext4").arg("-q").arg(&image).output();
        let _looking = LOOKING.lock().unwrap_or_else(PoisonError::into_inner);
        let mount = || Command::new("mount").args(["-o", "loop"]).args([&image, &folder]).output();
        let may = made.is_ok_and(|made| made.status.success())
            && mount().is_ok_and(|mounted| mounted.status.success());
        if may {
            run(Command::new("umount").arg(&folder));
        }
        may
    }

    /// What was copied to it is on it, and not in the system's memory alone.
    pub(crate) fn has_everything(&self) {
        run(Command::new("sync").arg("--file-system").arg(&self.folder));
    }

    /// From now on every access beyond so many bytes of it fails, and without a number every access at all.
    pub(crate) fn fails_beyond(&self, bytes: Option<u64>) {
        let device = self.device();
        // What is kept is one moment, and nothing can be written between that moment and the failing.
        run(self.freeze("--freeze"));
        fs::copy(&self.image, self.kept()).unwrap();
        fs::OpenOptions::new().write(true).open(&self.image).unwrap().set_len(bytes.unwrap_or(0)).unwrap();
        run(Command::new("losetup").arg("--set-capacity").arg(device));
        // On a stick that takes nothing this answers with an error, and works.
        self.freeze("--unfreeze").output().unwrap();
    }

    fn freeze(&self, how: &str) -> Command {
        let mut command = Command::new("fsfreeze");
        command.arg(how).arg(&self.folder);
        command
    }

    /// The file system lets nobody write any more, as it does when it finds itself damaged.
    pub(crate) fn turns_read_only(&self) {
        run(Command::new("mount").args(["-o", "remount,abort"]).arg(&self.folder));
    }

    /// Plugged in again, whole: what had reached it is there.
    pub(crate) fn is_whole_again(&self) {
        self.unmount();
        if let Ok(mut kept) = fs::File::open(self.kept()) {
            // What was written meanwhile to where it did not fail is there too.
            let mut image = fs::OpenOptions::new().append(true).open(&self.image).unwrap();
            kept.seek(SeekFrom::Start(image.metadata().unwrap().len())).unwrap();
            std::io::copy(&mut kept, &mut image).unwrap();
        }
        // A program that has files open on it keeps the device that it was; this is another.
        fs::rename(&self.image, self.kept()).unwrap();
        fs::copy(self.kept(), &self.image).unwrap();
        // It was pulled in the midst of something: the system tidies it up before it shows it, as it does with any.
        let tidied = Command::new("e2fsck").args(["-f", "-y"]).arg(&self.image).output().unwrap();
        assert!(matches!(tidied.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&tidied.stdout));
        self.mount();
    }

    /// Where on its stick a byte of a file lies, to the KiB.
    pub(crate) fn place_of(byte: u64, file: &Path) -> u64 {
        run(Command::new("sync").arg(file));
        let output = Command::new("filefrag").args(["-e", "-b1024"]).arg(file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let wanted = byte / 1024;
        let extent = |line: &str| {
            let mut numbers = line.split([':', '.', ' ']).filter_map(|part| part.parse::<u64>().ok());
            let (_, first, last, place) =
                (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?);
            (first <= wanted && wanted <= last).then_some(place + wanted - first)
        };
        let block = said.lines().find_map(extent).unwrap_or_else(|| panic!("no place in {said}"));
        block * 1024
    }

    /// What the system remembers of a file is forgotten, so that it is read from the stick.
    pub(crate) fn forget_what_was_read(file: &Path) {
        let of = format!("if={}", file.display());
        run(Command::new("dd").args([of.as_str(), "iflag=nocache", "count=0"]));
    }

    fn kept(&self) -> PathBuf {
        self.image.with_extension("kept")
    }

    fn device(&self) -> String {
        let output =
            Command::new("losetup").args(["-n", "-O", "NAME", "-j"]).arg(&self.image).output().unwrap();
        let name = String::from_utf8(output.stdout).unwrap();
        name.lines().last().unwrap().trim().to_owned()
    }

    fn mount(&self) {
        let _looking = LOOKING.lock().unwrap_or_else(PoisonError::into_inner);
        // No barrier of time between what is written and the stick: what is synced is there.
        run(Command::new("mount").args(["-o", "loop,errors=continue"]).args([&self.image, &self.folder]));
    }

    fn unmount(&self) {
        run(Command::new("umount").arg("--lazy").arg(&self.folder));
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.folder).output();
    }
}
