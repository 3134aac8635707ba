//! What the cipher alone costs for a page: the limit below which no vault can go.

use std::hint::black_box;

use candor_benchmark_workload::time;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// Bytes of a page's content and of what it is bound to, as in `docs/FORMAT.md`.
const CONTENT: usize = 4056;
const ASSOCIATED: usize = 44;
const LAPS: usize = 200;
const PAGES: u32 = 50;

/// Microseconds of the processor to seal one page and to open one; the middle of many laps.
pub(crate) fn microseconds() -> (f64, f64) {
    let cipher = XChaCha20Poly1305::new(&[7; 32].into());
    let (nonce, associated) = (XNonce::from([9; 24]), [1; ASSOCIATED]);
    let seal = |page: &mut [u8; CONTENT]| {
        cipher
            .encrypt_inout_detached(&nonce, &associated, page.as_mut_slice().into())
            .expect("a page is short enough")
    };
    let mut page = [0; CONTENT];
    let sealing = middle(|| {
        black_box(seal(black_box(&mut page)));
    });
    let tag = seal(&mut page);
    let sealed = page;
    let opening = middle(|| {
        page.copy_from_slice(black_box(&sealed));
        cipher
            .decrypt_inout_detached(&nonce, &associated, page.as_mut_slice().into(), &tag)
            .expect("what was sealed opens");
    });
    (sealing, opening)
}

fn middle(mut work: impl FnMut()) -> f64 {
    let mut laps: Vec<f64> = (0..LAPS)
        .map(|_| time(|| (0..PAGES).for_each(|_| work())).1.each(PAGES).processor * 1000.0)
        .collect();
    laps.sort_by(f64::total_cmp);
    laps[LAPS / 2]
}
