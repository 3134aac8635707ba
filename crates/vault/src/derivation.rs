//! Argon2id, version 1.3 (RFC 9106), of 32 bytes, in a thread of its own, so that a try can be given up.
//!
//! A header names what a try at a passphrase costs, and anybody can write a header: 2 GiB in 16 passes take minutes. The
//! library fills its memory in one call that nobody can end. So it does that where nobody waits for it longer than he
//! wants to: who gives up goes on at once, and the thread wipes and gives back its memory when it comes to the end of the
//! one slot it was at.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::cipher::Key;
use crate::cost::KeyCost;
use crate::sys::memory::{DEEPEST, without_traces};

/// How often it is asked whether to go on.
const LOOK: Duration = Duration::from_millis(20);

/// Why there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotDerived {
    /// The memory, or the thread, was not to be had.
    Refused,
    /// It was not to go on.
    Stopped,
}

/// A key on its way from one thread to another: in one place, and wiped there.
type Derived = Box<Zeroizing<Key>>;

/// Derives a key, for as long as `goes_on` says so, which is asked in the thread that calls this.
///
/// # Errors
/// See [`NotDerived`].
pub(crate) fn argon2id(
    cost: KeyCost,
    secret: &[u8],
    salt: &[u8; 16],
    goes_on: &dyn Fn() -> bool,
) -> Result<Derived, NotDerived> {
    if !goes_on() {
        return Err(NotDerived::Stopped);
    }
    let memory = Memory::take(cost)?;
    let (secret, salt) = (Zeroizing::new(secret.to_vec()), *salt);
    let (answer, answered) = sync_channel(1);
    thread::Builder::new()
        .name("derivation".into())
        .spawn(move || {
            let derived = without_traces::<DEEPEST, _>(|| fill(cost, &secret, &salt, memory));
            // Whoever gave up takes nothing, and the key is wiped here.
            let _ = answer.send(derived);
        })
        .map_err(|_| NotDerived::Refused)?;
    loop {
        match answered.recv_timeout(LOOK) {
            Ok(derived) => return derived,
            Err(RecvTimeoutError::Timeout) if goes_on() => {}
            Err(RecvTimeoutError::Timeout) => return Err(NotDerived::Stopped),
            Err(RecvTimeoutError::Disconnected) => return Err(NotDerived::Refused),
        }
    }
}

fn fill(cost: KeyCost, secret: &[u8], salt: &[u8], mut memory: Memory) -> Result<Derived, NotDerived> {
    let mut key: Derived = Box::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters(cost))
        .hash_password_into_with_memory(secret, salt, &mut key[..], &mut memory.0[..])
        .map_err(|_| NotDerived::Refused)?;
    Ok(key)
}

fn parameters(cost: KeyCost) -> Params {
    Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .expect("costs within the format's bounds are within Argon2's")
}

/// Memory of our own rather than the library's, so that a refusal is an error and not an abort. Wiped however it ends.
struct Memory(Vec<Block>);

impl Memory {
    fn take(cost: KeyCost) -> Result<Self, NotDerived> {
        let blocks = parameters(cost).block_count();
        let mut memory = Self(Vec::new());
        memory.0.try_reserve_exact(blocks).map_err(|_| NotDerived::Refused)?;
        memory.0.resize(blocks, Block::new());
        Ok(memory)
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        #[cfg(test)]
        let blocks = self.0.len();
        self.0.zeroize();
        #[cfg(test)]
        tests::wiped(blocks);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::cell::Cell;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Too much to be done before the first look, and as much memory as no other test takes.
    const LONG: KeyCost = KeyCost { memory_kib: 128 * 1024 + 4, passes: 8, lanes: 1 };

    /// How often the memory of such a derivation was wiped.
    static WIPED: AtomicUsize = AtomicUsize::new(0);

    pub(super) fn wiped(blocks: usize) {
        if blocks == LONG.memory_kib as usize {
            WIPED.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn what_is_not_to_begin_takes_no_memory_and_no_thread() {
        assert_eq!(argon2id(KeyCost::MAXIMUM, b"secret", &[7; 16], &|| false), Err(NotDerived::Stopped));
    }

    #[test]
    fn whoever_gives_up_goes_on_before_it_is_done_and_the_memory_is_wiped_when_it_is() {
        let looks = Cell::new(0);
        let once = || looks.replace(looks.get() + 1) == 0;
        assert_eq!(argon2id(LONG, b"secret", &[7; 16], &once), Err(NotDerived::Stopped));
        assert_eq!(looks.get(), 2, "it is asked before it begins, and while it goes on");
        while WIPED.load(Ordering::SeqCst) == 0 {
            thread::sleep(LOOK);
        }
        let key = |secret: &[u8]| argon2id(KeyCost::MINIMUM, secret, &[7; 16], &|| true).unwrap();
        assert_eq!(key(b"secret"), key(b"secret"), "nothing of it is left in the next");
        assert_ne!(key(b"secret"), key(b"Secret"));
    }
}
