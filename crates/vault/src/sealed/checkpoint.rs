//! The seal over all pages, and the marks in the header that tell in which state a file is.
//!
//! The seal always describes the pages that lie in the file. While a checkpoint writes pages it cannot, so the header
//! says that one is running, which slots of the log it brings in, and what the other pages are. Whatever is copied,
//! cut or mixed is then either a state that was, or known for what it is.

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::ffi;
use sha2::Sha256;

use super::{BAD_WRITE, MainFile, READ_ONLY, SEAL_BROKEN, Sealed, Tag, lock};
use crate::disk::{DiskError, DiskFile, DiskResult, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::frames::{Commit, Frames};
use crate::header::{Header, Mark, Seal, State};
use crate::layout::{NONCE, PAGE, USABLE, page_offset};
use crate::lineage::Milestone;
use crate::mutant::{Mutant, is_active};
use crate::{random, store};

const READING_TAGS: &str = "reading the pages' tags";

impl Sealed {
    /// Whether this session may write to the log: the header on the disk says that it does.
    pub(crate) fn is_in_session(&self) -> bool {
        let current = lock(&self.header);
        current.is_in_session && current.is_settled()
    }

    /// Before the first write to the log: says in the header that the file is open, and gives the session its name. The
    /// log must be there first, so that a file that says it is open and has no log is known to have lost it.
    ///
    /// While a change of the header is in doubt it is settled first: a commit that is acknowledged in a log of which the
    /// header on the disk knows nothing would be lost.
    ///
    /// # Errors
    /// [`SEAL_BROKEN`] when the pages are not those that were sealed; what the disk says. Then nothing may be written.
    pub(crate) fn begin_session(&self, log: &mut dyn DiskFile) -> DiskResult<()> {
        self.settle_header()?;
        let header = {
            let current = lock(&self.header);
            if current.is_in_session {
                return Ok(());
            }
            current.header.clone()
        };
        self.trust_tags()?;
        log.sync(ffi::SQLITE_SYNC_FULL)?;
        let session = random_bytes()?;
        match header.state {
            State::Closed | State::Open => self.write_header(|header| {
                header.session = session;
                header.state = State::Open;
            })?,
            State::Making => self.seal_pages(|header| {
                header.session = session;
                header.state = State::Open;
            })?,
            // What a checkpoint left half done is brought in before anything else.
            State::Checkpoint(_) => return Err(BAD_WRITE),
        }
        lock(&self.header).is_in_session = true;
        Ok(())
    }

    /// Before a page goes out: says in the header that a checkpoint is running, and which.
    pub(super) fn before_page_write(&self) -> DiskResult<()> {
        if self.read_only {
            return Err(READ_ONLY);
        }
        self.before_write()?;
        let state = lock(&self.header).header.state;
        if state == State::Making {
            return Ok(());
        }
        // Outside of checkpoints SQLite writes no page.
        let commit = self.frames().last_commit().ok_or(BAD_WRITE)?;
        match state {
            State::Checkpoint(mark) if mark.frames == commit.slots => Ok(()),
            _ => self.mark_checkpoint(commit),
        }
    }

    fn mark_checkpoint(&self, commit: Commit) -> DiskResult<()> {
        self.trust_tags()?;
        let sealed_pages = lock(&self.header).header.seal.map_or(0, |seal| seal.pages);
        let rest = {
            let main = lock(&self.main);
            let tags = main.tags.as_deref().ok_or(BAD_WRITE)?;
            let rest = Rest::new(&self.frames(), commit, sealed_pages, main.lock_page);
            rest.seal(self.keys.checkpoint(), tags).ok_or(BAD_WRITE)?
        };
        self.write_header(|header| header.state = State::Checkpoint(Mark { frames: commit.slots, rest }))
    }

    /// When all pages of a checkpoint are on the disk: seals them, before SQLite may cut the log.
    pub(super) fn after_checkpoint(&self) -> DiskResult<()> {
        let state = lock(&self.header).header.state;
        match state {
            State::Checkpoint(_) if is_active(Mutant::SealSkippedAtCheckpoint) => {
                self.write_header(|header| header.state = State::Open)
            }
            State::Checkpoint(_) => self.seal_pages(|header| header.state = State::Open),
            State::Closed | State::Open | State::Making => Ok(()),
        }
    }

    /// Says in the header that the file is closed. The log must be in, and cut; nothing may be written after.
    pub(crate) fn seal_closed(&self) -> Result<(), VaultError> {
        let state = lock(&self.header).header.state;
        let closed = match state {
            State::Closed => Ok(()),
            // One that is not what it says, and in which nothing was written, stays as it was found.
            State::Open => {
                self.trust_tags().and_then(|()| self.write_header(|header| header.state = State::Closed))
            }
            State::Making => self.seal_pages(|header| header.state = State::Closed),
            State::Checkpoint(_) => Err(BAD_WRITE),
        };
        closed.map_err(|error| VaultError::from_disk(error, store::WRITING))
    }

    /// Seals the pages as they are, and changes the header further.
    fn seal_pages(&self, change: impl FnOnce(&mut Header)) -> DiskResult<()> {
        let seal = {
            let main = lock(&self.main);
            self.seal_of(main.tags.as_deref().ok_or(BAD_WRITE)?)
        };
        let state = random_bytes()?;
        let present_is_known = lock(&self.header).present_is_known;
        self.write_header(|header| {
            header.seal = Some(seal);
            // A copy is the state that it is a copy of.
            if header.state != State::Making || header.present.is_none() {
                if present_is_known {
                    header.keep_present();
                }
                header.present = Some(Milestone { sequence: header.sequence, state });
            }
            change(header);
        })?;
        lock(&self.header).present_is_known = false;
        Ok(())
    }

    fn seal_of(&self, tags: &[Tag]) -> Seal {
        let pages = tags.len() as u64;
        let mut mac = hmac(self.keys.closed());
        mac.update(tags.as_flattened());
        mac.update(&pages.to_le_bytes());
        Seal { pages, hash: mac.finalize().into_bytes().into() }
    }

    /// Reads the tags of all pages, once, and believes them if they are what the header says of them.
    fn trust_tags(&self) -> DiskResult<()> {
        if lock(&self.main).tags.is_some() {
            return Ok(());
        }
        if self.tags_hold()? == Some(true) { Ok(()) } else { Err(SEAL_BROKEN) }
    }

    /// Whether the pages in the file are what the header says of them: those that are sealed or, while a checkpoint is
    /// running, as far as it leaves them alone. `None` when it says nothing.
    fn tags_hold(&self) -> DiskResult<Option<bool>> {
        let header = lock(&self.header).header.clone();
        let Some(seal) = header.seal else { return Ok(None) };
        let mut main = lock(&self.main);
        let tags = read_tags(&mut main)?;
        let holds = match header.state {
            State::Checkpoint(mark) => {
                let frames = self.frames();
                frames.commit_at(mark.frames).is_some_and(|commit| {
                    let rest = Rest::new(&frames, commit, seal.pages, main.lock_page);
                    rest.seal(self.keys.checkpoint(), &tags) == Some(mark.rest)
                })
            }
            State::Closed | State::Open | State::Making => self.seal_of(&tags) == seal,
        };
        if holds && main.tags.is_none() {
            main.tags = Some(tags);
        }
        Ok(Some(holds))
    }

    /// Whether the pages are together what was sealed last. `None` when that cannot be told: a checkpoint was begun and
    /// could not be ended, or the file is of format version 1 and was not closed.
    ///
    /// # Errors
    /// [`Place::Torn`]; what the disk says.
    pub(crate) fn check_closed(&self) -> Result<Option<bool>, VaultError> {
        let is_in_checkpoint = matches!(lock(&self.header).header.state, State::Checkpoint(_));
        let holds = self.tags_hold().map_err(|error| VaultError::from_disk(error, READING_TAGS))?;
        match holds {
            Some(true) if is_in_checkpoint => Ok(None),
            Some(false) if is_in_checkpoint => Err(VaultError::damaged(Place::Torn)),
            holds => Ok(holds),
        }
    }

    /// Notices a file that is shorter than it was when it was sealed.
    ///
    /// # Errors
    /// [`Place::Truncated`].
    pub(crate) fn check_length(&self) -> Result<(), VaultError> {
        if self.pages() < self.stated_pages() {
            return Err(VaultError::damaged(Place::Truncated));
        }
        Ok(())
    }

    /// What an unclean end left is brought in only over pages that are as they were. While no checkpoint was running
    /// all of them must open, and be those that were sealed.
    ///
    /// # Errors
    /// The first page that does not open; [`Place::ClosedSeal`].
    pub(crate) fn check_before_recovery(&self) -> Result<(), VaultError> {
        if lock(&self.header).header.seal.is_none() {
            return Ok(());
        }
        self.check_every_page()?;
        match self.check_closed()? {
            Some(false) => Err(VaultError::damaged(Place::ClosedSeal)),
            Some(true) | None => Ok(()),
        }
    }

    /// A checkpoint that was cut short can be ended when its log is there, and every page that it leaves alone is as it
    /// was. Anything else is a file that was copied while it ran, or a mixture.
    ///
    /// # Errors
    /// [`Place::Torn`]; what the disk says.
    pub(crate) fn check_not_torn(&self) -> Result<(), VaultError> {
        let torn = || VaultError::damaged(Place::Torn);
        let header = lock(&self.header).header.clone();
        let Header { state: State::Checkpoint(mark), seal: Some(seal), .. } = header else {
            return Err(torn());
        };
        if self.check_closed()?.is_some() {
            return Err(torn());
        }
        let rest = {
            let lock_page = lock(&self.main).lock_page;
            let frames = self.frames();
            let commit = frames.commit_at(mark.frames).ok_or_else(torn)?;
            Rest::new(&frames, commit, seal.pages, lock_page)
        };
        let mut page = zeroize::Zeroizing::new([0; PAGE]);
        for index in rest.indices() {
            match self.read_page(index, &mut *page).map_err(|error| self.explain_disk(error)) {
                Err(VaultError::Damaged { .. }) => return Err(torn()),
                other => other?,
            }
        }
        Ok(())
    }

    /// Reads every page and says how many there are.
    ///
    /// # Errors
    /// The first page that does not open.
    pub(crate) fn check_every_page(&self) -> Result<u64, VaultError> {
        let mut page = zeroize::Zeroizing::new([0; PAGE]);
        let pages = self.stated_pages();
        for index in 0..pages {
            self.goes_on()?;
            self.read_page(index, &mut *page).map_err(|error| self.explain_disk(error))?;
        }
        Ok(pages)
    }
}

/// The pages that a checkpoint leaves alone.
struct Rest {
    held: std::collections::BTreeSet<u32>,
    /// Pages before and after it.
    before: u64,
    after: u64,
    lock_page: u64,
}

impl Rest {
    fn new(frames: &Frames, commit: Commit, before: u64, lock_page: u64) -> Self {
        Self { held: frames.pages_within(commit.slots), before, after: commit.pages.into(), lock_page }
    }

    /// Their indices, from 0. The page at SQLite's lock byte is not among them: no log holds it, and a checkpoint may
    /// have to make it again.
    fn indices(&self) -> impl Iterator<Item = u64> {
        (0..self.before.min(self.after)).filter(|&index| {
            let is_held = u32::try_from(index + 1).is_ok_and(|number| self.held.contains(&number));
            index != self.lock_page && !is_held
        })
    }

    /// The seal over them; `None` when one of them is missing.
    fn seal(&self, key: &crate::cipher::Key, tags: &[Tag]) -> Option<[u8; 32]> {
        let mut mac = hmac(key);
        for index in self.indices() {
            mac.update(&index.to_le_bytes());
            mac.update(tags.get(usize::try_from(index).ok()?)?);
        }
        mac.update(&self.before.to_le_bytes());
        mac.update(&self.after.to_le_bytes());
        Some(mac.finalize().into_bytes().into())
    }
}

fn read_tags(main: &mut MainFile) -> DiskResult<Vec<Tag>> {
    let mut tags = Vec::new();
    for index in 0..main.pages {
        let mut tag = Tag::default();
        read_up_to_end(&mut *main.file, &mut tag, page_offset(index) + (USABLE + NONCE) as u64)?;
        tags.push(tag);
    }
    Ok(tags)
}

fn hmac(key: &crate::cipher::Key) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length")
}

fn random_bytes<const N: usize>() -> DiskResult<[u8; N]> {
    random::bytes().map_err(|_| DiskError::new(ffi::SQLITE_IOERR))
}
