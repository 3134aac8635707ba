//! What the cipher alone costs for a page: the limit below which no vault can go.

use std::hint::black_box;

use candor_benchmark_workload::time;
use chacha20::{R20, hchacha};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};

/// Bytes of a page's content and of what it is bound to, as in `docs/FORMAT.md`.
const CONTENT: usize = 4056;
const ASSOCIATED: usize = 44;
const LAPS: usize = 200;
const PAGES: u32 = 50;

/// Microseconds of the processor to seal one page and to open one; the middle of many laps.
pub(crate) fn microseconds() -> (f64, f64) {
    // XChaCha20-Poly1305, as the vault puts it together: a key for this page, then the page.
    let key = || {
        let subkey: [u8; 32] = hchacha::<R20>(black_box(&[7; 32]).into(), black_box(&[9; 16]).into()).into();
        LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &subkey).expect("32 bytes"))
    };
    let nonce = || Nonce::assume_unique_for_key([9; 12]);
    let associated = [1; ASSOCIATED];
    let seal = |page: &mut [u8; CONTENT]| {
        key()
            .seal_in_place_separate_tag(nonce(), Aad::from(associated), page)
            .expect("a page is short enough")
    };
    let mut page = [0; CONTENT];
    let sealing = middle(|| {
        let _ = black_box(seal(black_box(&mut page)));
    });
    let tag = seal(&mut page);
    let sealed = page;
    let opening = middle(|| {
        page.copy_from_slice(black_box(&sealed));
        let opened = key().open_in_place_separate_tag(nonce(), Aad::from(associated), tag, &mut page, 0..);
        black_box(opened.expect("what was sealed opens"));
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
