//! The data key and the subkeys that come from it.
//!
//! They live in one page of memory that is locked against swapping and left out of dumps where the
//! system allows, and is wiped when dropped. No type here can be printed, cloned or serialised.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroize;

use crate::cipher::Key;
use crate::sys::memory::{DEEPEST, Locked, without_traces};

/// What lies in the locked page.
#[derive(Default, Zeroize)]
struct KeyPage {
    data: Key,
    header: Key,
    pages: Key,
    log: Key,
    closed: Key,
    checkpoint: Key,
}

/// The keys of one physical file.
pub(crate) struct Keys {
    page: Locked<KeyPage>,
}

impl Keys {
    /// Derives the keys of the physical file `copy_id` from a data key, which is wiped.
    pub(crate) fn derive(data: &mut Key, file_id: &[u8; 16], copy_id: &[u8; 16]) -> Self {
        let mut page = Locked::new(KeyPage::default());
        page.data.copy_from_slice(data);
        data.zeroize();
        page.derive(file_id, copy_id);
        Self { page }
    }

    /// The keys of another physical file that has the same data key.
    pub(crate) fn for_copy(&self, file_id: &[u8; 16], copy_id: &[u8; 16]) -> Self {
        let mut page = Locked::new(KeyPage::default());
        page.data.copy_from_slice(&self.page.data);
        page.derive(file_id, copy_id);
        Self { page }
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

    /// Key of the seal over all pages.
    pub(crate) fn closed(&self) -> &Key {
        &self.page.closed
    }

    /// Key of the seal over the pages that a running checkpoint leaves alone.
    pub(crate) fn checkpoint(&self) -> &Key {
        &self.page.checkpoint
    }
}

impl KeyPage {
    /// Derives the subkeys from the data key, each into its place.
    fn derive(&mut self, file_id: &[u8; 16], copy_id: &[u8; 16]) {
        without_traces::<DEEPEST, _>(|| {
            let family = Hkdf::<Sha256>::new(Some(file_id), &self.data);
            expand(&family, b"candor header mac v1", &mut self.header);
            let copy = Hkdf::<Sha256>::new(Some(copy_id), &self.data);
            expand(&copy, b"candor pages v1", &mut self.pages);
            expand(&copy, b"candor wal v1", &mut self.log);
            expand(&copy, b"candor closed seal v1", &mut self.closed);
            expand(&copy, b"candor checkpoint v2", &mut self.checkpoint);
        });
    }
}

fn expand(from: &Hkdf<Sha256>, label: &[u8], key: &mut Key) {
    from.expand(label, key).expect("32 bytes are within HKDF's limit of 255 blocks");
}
