//! The seal of the closed file, and what must hold of a file before it is written to.

use std::sync::atomic::Ordering;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Sealed, lock};
use crate::disk::read_up_to_end;
use crate::error::{Place, VaultError};
use crate::header::ClosedSeal;
use crate::layout::{NONCE, PAGE, TAG, USABLE, page_offset};

impl Sealed {
    /// Writes the seal of the closed file. The log must be empty; nothing may be written after.
    pub(crate) fn seal_closed(&self) -> Result<(), VaultError> {
        // After a crash there is none, also when this session wrote nothing more.
        if !self.written.load(Ordering::Relaxed) && lock(&self.header).header.closed.is_some() {
            return Ok(());
        }
        let closed = ClosedSeal { pages: self.pages(), hash: self.hash_of_tags()? };
        self.change_header(|header| {
            header.closed = Some(closed);
            header.generation += 1;
        })
    }

    /// Whether the pages are together what they were at the last clean close.
    /// `None` when that cannot be told: there was no clean close, or pages were written since.
    pub(crate) fn check_closed(&self) -> Result<Option<bool>, VaultError> {
        let Some(closed) = lock(&self.header).header.closed else { return Ok(None) };
        if self.pages() != closed.pages {
            return Ok(Some(false));
        }
        Ok(Some(self.hash_of_tags()? == closed.hash))
    }

    /// Notices a file that is shorter than it was at the last clean close.
    ///
    /// # Errors
    /// [`Place::Truncated`].
    pub(crate) fn check_length(&self) -> Result<(), VaultError> {
        if self.pages() < self.stated_pages() {
            return Err(VaultError::damaged(Place::Truncated));
        }
        Ok(())
    }

    /// What an unclean end left is brought in only over pages that are as they were. While the seal
    /// of the last close stands no page was written since, so all of them must open and be those
    /// that were sealed.
    ///
    /// # Errors
    /// The first page that does not open; [`Place::ClosedSeal`].
    pub(crate) fn check_before_recovery(&self) -> Result<(), VaultError> {
        let log_is_there = self.disk.exists(&self.log_path);
        let log_is_there =
            log_is_there.map_err(|error| VaultError::from_disk(error, "looking for the write-ahead log"))?;
        if !log_is_there || lock(&self.header).header.closed.is_none() {
            return Ok(());
        }
        self.check_every_page()?;
        match self.check_closed()? {
            Some(false) => Err(VaultError::damaged(Place::ClosedSeal)),
            Some(true) | None => Ok(()),
        }
    }

    /// Reads every page and says how many there are.
    ///
    /// # Errors
    /// The first page that does not open.
    pub(crate) fn check_every_page(&self) -> Result<u64, VaultError> {
        let mut page = zeroize::Zeroizing::new([0; PAGE]);
        let pages = self.stated_pages();
        for index in 0..pages {
            self.read_page(index, &mut *page).map_err(|error| self.explain_disk(error))?;
        }
        Ok(pages)
    }

    fn hash_of_tags(&self) -> Result<[u8; 32], VaultError> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.keys.closed()).expect("HMAC takes keys of any length");
        let mut main = lock(&self.main);
        let mut tag = [0; TAG];
        for index in 0..main.pages {
            let offset = page_offset(index) + (USABLE + NONCE) as u64;
            read_up_to_end(&mut *main.file, &mut tag, offset)
                .map_err(|error| VaultError::from_disk(error, "reading the pages' tags"))?;
            mac.update(&tag);
        }
        mac.update(&main.pages.to_le_bytes());
        Ok(mac.finalize().into_bytes().into())
    }
}
