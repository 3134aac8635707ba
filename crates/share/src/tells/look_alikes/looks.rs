//! What letters, figures and signs look like.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use candor_journal::is_unseen;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript as _};
use unicode_security::skeleton;

use crate::names::key;

/// The letters of a word, with those that only look like letters.
pub(super) fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| c.is_alphabetic() || (!c.is_ascii() && plain_form(*c).is_some()))
}

/// Signs that are used as letters, or look like one.
pub(super) fn is_letter_like(c: char) -> bool {
    static LIKE: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let is_like = |c: &char| {
            let looks_like_a_letter = || skeleton(&c.to_string()).next().is_some_and(char::is_alphabetic);
            !c.is_alphanumeric() && !c.is_whitespace() && (plain_form(*c).is_some() || looks_like_a_letter())
        };
        ('\u{A1}'..='\u{2BFF}').chain('\u{1F100}'..='\u{1F1FF}').filter(is_like).collect()
    });
    matches!(c, '@' | '$' | '!' | '|' | '€' | '£' | '¡') || (!c.is_ascii() && LIKE.contains(&c))
}

/// Whether a word is one of plain Latin letters, marks aside.
pub(super) fn is_plain(word: &str) -> bool {
    let mut all = word.nfd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c));
    all.all(|c| c.is_ascii_alphabetic())
}

/// What a plain word looks like, to the letter.
pub(super) fn exact(word: &str) -> String {
    let bare: String = word.nfd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c)).collect();
    skeleton(&bare).collect::<String>().replace("vv", "w").replace("VV", "W")
}

/// What a word looks like, large and small letters, marks and fine differences aside.
pub(super) fn look(word: &str) -> String {
    let bare =
        |text: &str| -> String { text.nfkd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c)).collect() };
    let plain: String = bare(word).chars().map(|c| plain_form(c).unwrap_or(c)).collect();
    // Small letters can look like others than the large ones do.
    let once: String = skeleton(&plain).flat_map(char::to_lowercase).collect();
    let twice: String = skeleton(&bare(&once)).collect();
    let mut look = String::with_capacity(twice.len());
    for c in bare(&twice).chars().flat_map(char::to_lowercase) {
        match base(c) {
            'v' if look.ends_with('v') => {
                look.pop();
                look.push('w');
            }
            // What the standard makes of the letter itself.
            'm' => look.push_str("rn"),
            other => look.push(other),
        }
    }
    look
}

/// The letter of the Latin alphabet that a letter, figure or sign is used for, where the standard's own table, which is
/// of what cannot be told apart, goes less far.
fn base(c: char) -> char {
    match c {
        '@' | '4' | 'ᴀ' => 'a',
        '8' | 'ʙ' | 'ƅ' | 'ß' => 'b',
        'ᴄ' => 'c',
        'ᴅ' => 'd',
        '3' | '€' | 'ᴇ' | 'ꞓ' | 'ɛ' | 'ε' | 'є' => 'e',
        'ꜰ' => 'f',
        '6' | '9' | 'ɢ' => 'g',
        'ʜ' => 'h',
        '1' | 'l' | '!' | '|' | '¡' | '£' | 'ı' | 'ɪ' | 'ʟ' => 'i',
        'ᴊ' => 'j',
        'ĸ' | 'ᴋ' => 'k',
        'ʍ' | 'ᴍ' => 'm',
        'ɴ' | 'ᴎ' | 'и' | 'π' | 'п' => 'n',
        '0' => 'o',
        'ᴘ' => 'p',
        'ʀ' | 'ᴙ' => 'r',
        '5' | '$' | 'ꜱ' => 's',
        '7' | 'ᴛ' => 't',
        'μ' | 'ʋ' | 'ᴜ' => 'u',
        'ω' => 'w',
        'χ' => 'x',
        'ʏ' => 'y',
        '2' | 'ᴢ' => 'z',
        other => other,
    }
}

/// The plain letter in a letter that is set in a frame or as a flag's: of those Unicode has no plain forms.
pub(super) fn plain_form(c: char) -> Option<char> {
    let first = match c {
        '\u{1F150}'..='\u{1F169}' => 0x1F150,
        '\u{1F170}'..='\u{1F189}' => 0x1F170,
        '\u{1F1E6}'..='\u{1F1FF}' => 0x1F1E6,
        _ => return None,
    };
    char::from_u32(u32::from('A') + u32::from(c) - first)
}

/// Whether a letter is a Latin one in another form: bold, wide, ringed, raised.
pub(super) fn is_dressed(letter: char) -> bool {
    // Abbreviations of Spanish, the old long s, numbers of kings and units are written with such.
    let is_usual = matches!(letter, 'ª' | 'º' | 'ſ' | '\u{2100}'..='\u{214F}' | '\u{2160}'..='\u{217F}');
    let mut plain = std::iter::once(letter).nfkd();
    !letter.is_ascii()
        && !is_usual
        && std::iter::once(letter).nfd().eq([letter])
        && (plain_form(letter).is_some()
            || (plain.next().is_some_and(|c| c.is_ascii_alphabetic()) && plain.next().is_none()))
}

pub(super) fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{FF01}'..='\u{FF5E}')
}

/// Small letters that are set high or low, as behind the number of a day.
pub(super) fn is_raised(letter: char) -> bool {
    matches!(letter, '\u{02B0}'..='\u{02FF}' | '\u{1D2C}'..='\u{1D6A}' | '\u{2070}'..='\u{209C}' | '\u{2C7C}'..='\u{2C7D}')
}

/// Whether a letter is a Latin one that no usual spelling has in the place of a plain one.
pub(super) fn is_strange(letter: char) -> bool {
    !letter.is_ascii()
        && letter.script() == Script::Latin
        && key(&letter.to_string()).iter().any(|c| !c.is_ascii())
}

/// The scripts of a word's letters.
pub(super) fn scripts(word: &str) -> HashSet<Script> {
    letters(word).map(|letter| letter.script()).filter(|script| is_scripted(*script)).collect()
}

pub(super) fn is_scripted(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// Scripts that set no spaces, in whose sentences words of other scripts stand without any.
pub(super) fn is_unspaced(script: Script) -> bool {
    matches!(
        script,
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Bopomofo
            | Script::Hangul
            | Script::Thai
            | Script::Lao
            | Script::Myanmar
            | Script::Khmer
    )
}

/// Whether a letter looks like one of a script.
pub(super) fn looks_like_one_of(letter: char, script: Script) -> bool {
    static LETTERS: LazyLock<HashMap<String, HashSet<Script>>> = LazyLock::new(|| {
        let mut letters: HashMap<String, HashSet<Script>> = HashMap::new();
        let alphabets = [
            'A'..='z',
            '\u{C0}'..='\u{2AF}',
            '\u{370}'..='\u{58F}',
            '\u{13A0}'..='\u{13FD}',
            '\u{1D00}'..='\u{1D2B}',
            '\u{2C60}'..='\u{2CFF}',
            '\u{A4D0}'..='\u{A4FF}',
            '\u{A640}'..='\u{A69F}',
            '\u{AB30}'..='\u{ABBF}',
        ];
        for letter in alphabets.into_iter().flatten().filter(|letter| letter.is_alphabetic()) {
            letters.entry(look(&letter.to_string())).or_default().insert(letter.script());
        }
        letters
    });
    LETTERS.get(&look(&letter.to_string())).is_some_and(|scripts| scripts.contains(&script))
}
