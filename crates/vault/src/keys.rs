//! The data key and the subkeys that come from it.
//!
//! They live in one page of memory that is locked against swapping where the system allows, and
//! is wiped when dropped. No type here can be printed, cloned or serialised.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroize;

use crate::seal::Key;

/// One page of memory with nothing but keys in it, so that locking it locks nothing else.
#[repr(C, align(4096))]
struct KeyPage {
    data: Key,
    header: Key,
    pages: Key,
    log: Key,
    closed: Key,
}

/// The keys of one physical file.
pub(crate) struct Keys {
    page: Box<KeyPage>,
    /// Keeps the page from being swapped out; `None` where the system refused.
    _locked: Option<region::LockGuard>,
}

impl Keys {
    /// Derives the keys of the physical file `copy_id` from a data key, which is wiped.
    pub(crate) fn derive(data: &mut Key, file_id: &[u8; 16], copy_id: &[u8; 16]) -> Self {
        let mut page = Box::new(KeyPage {
            data: [0; 32],
            header: [0; 32],
            pages: [0; 32],
            log: [0; 32],
            closed: [0; 32],
        });
        let locked = region::lock(std::ptr::from_ref::<KeyPage>(&page), size_of::<KeyPage>()).ok();
        page.data.copy_from_slice(data);
        data.zeroize();

        let family = Hkdf::<Sha256>::new(Some(file_id), &page.data);
        expand(&family, b"candor header mac v1", &mut page.header);
        let copy = Hkdf::<Sha256>::new(Some(copy_id), &page.data);
        expand(&copy, b"candor pages v1", &mut page.pages);
        expand(&copy, b"candor wal v1", &mut page.log);
        expand(&copy, b"candor closed seal v1", &mut page.closed);
        Self { page, _locked: locked }
    }

    /// The keys of another physical file that has the same data key.
    pub(crate) fn for_copy(&self, file_id: &[u8; 16], copy_id: &[u8; 16]) -> Self {
        let mut data = self.page.data;
        Self::derive(&mut data, file_id, copy_id)
    }

    /// The data key itself, to be wrapped under a new secret.
    pub(crate) fn data(&self) -> &Key {
        &self.page.data
    }

    /// Key of the header's MAC.
    pub(crate) fn header(&self) -> &Key {
        &self.page.header
    }

    /// Key that seals pages.
    pub(crate) fn pages(&self) -> &Key {
        &self.page.pages
    }

    /// Key that seals slots of the write-ahead log.
    pub(crate) fn log(&self) -> &Key {
        &self.page.log
    }

    /// Key of the seal over the closed file.
    pub(crate) fn closed(&self) -> &Key {
        &self.page.closed
    }
}

fn expand(from: &Hkdf<Sha256>, label: &[u8], key: &mut Key) {
    from.expand(label, key).expect("32 bytes are within HKDF's limit of 255 blocks");
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.page.data.zeroize();
        self.page.header.zeroize();
        self.page.pages.zeroize();
        self.page.log.zeroize();
        self.page.closed.zeroize();
    }
}
