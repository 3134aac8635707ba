//! Words that mix scripts, forms of letters, or letters and figures as nobody does who only writes.

use std::collections::HashSet;

use unicode_script::{Script, UnicodeScript as _};

use super::looks::{is_dressed, is_raised, is_scripted, is_unspaced, is_wide, letters, looks_like_one_of};
use super::{Honest, SHORTEST};

/// Whether a word mixes scripts, forms or figures as nobody does who only writes.
pub(super) fn is_odd(word: &str, honest: &Honest) -> bool {
    let letters: Vec<char> = letters(word).collect();
    letters.len() >= SHORTEST
        && (mixes_scripts(&letters) || mixes_forms(&letters, honest) || has_figures_inside(word))
}

/// The scripts whose letters look like each other's.
const ALPHABETS: [Script; 7] = [
    Script::Latin,
    Script::Greek,
    Script::Cyrillic,
    Script::Armenian,
    Script::Cherokee,
    Script::Coptic,
    Script::Lisu,
];

/// Letters of several alphabets, of which all look like those of one of them.
fn mixes_scripts(letters: &[char]) -> bool {
    let script =
        |letter: &char| Some(letter.script()).filter(|script| is_scripted(*script) && !is_unspaced(*script));
    let scripts: HashSet<Script> = letters.iter().filter_map(script).collect();
    // Others set small words before a name of any script, as Hebrew does.
    let are_alphabets = scripts.iter().all(|script| ALPHABETS.contains(script));
    let as_one = |one: &Script| {
        letters.iter().all(|letter| {
            script(letter).is_none_or(|script| script == *one) || looks_like_one_of(*letter, *one)
        })
    };
    scripts.len() > 1 && are_alphabets && scripts.iter().any(as_one)
}

/// Bold, wide, ringed and other letters that have a plain form: all of them, or among plain ones.
fn mixes_forms(letters: &[char], honest: &Honest) -> bool {
    let dressed = |letter: &&char| is_dressed(**letter) && !(honest.has_wide && is_wide(**letter));
    let dressed: Vec<_> = letters.iter().filter(dressed).collect();
    let is_raised_alone = || dressed.iter().all(|letter| is_raised(**letter));
    dressed.len() == letters.len()
        || (!dressed.is_empty() && letters.iter().any(char::is_ascii_alphabetic) && !is_raised_alone())
}

/// `M4ria`, `J0hn`, `0lga`: one figure in a letter's place, in a word that is written like a name.
fn has_figures_inside(word: &str) -> bool {
    let bytes = word.as_bytes();
    if !word.is_ascii() || !word.contains(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let begins_as_letter = bytes[0] == b'0' && bytes[1..].iter().all(u8::is_ascii_lowercase);
    let inside = bytes.windows(3).enumerate().any(|(index, three)| {
        (index == 0 || three[0].is_ascii_lowercase())
            && b"013457".contains(&three[1])
            && three[2].is_ascii_lowercase()
    });
    begins_as_letter || (bytes[0].is_ascii_uppercase() && inside)
}
