//! Words that are written with letters, figures and signs that look like others (Unicode Technical Standard 39): a name
//! that is known, and so written is not found; or a word that mixes what nobody mixes who only writes.

mod looks;
mod mixed;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use candor_journal::is_unseen;
use candor_journal::model::{Person, PersonKind};
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript as _};

use super::Found;
use crate::model::TellKind;
use crate::names::{key, words};
use crate::naming::words_of_all;
use crate::said::Said;
use looks::{
    exact, is_dressed, is_letter_like, is_plain, is_scripted, is_strange, is_unspaced, letters, look,
    looks_like_one_of, scripts,
};
use mixed::is_odd;

/// A word of fewer letters is too short to look like anything but itself.
const SHORTEST: usize = 3;

/// What the names of people look like.
#[derive(Default)]
pub(crate) struct LookAlikes {
    /// The looks of their words, each with the scripts in which a name is written so.
    looks: HashMap<String, HashSet<Script>>,
    /// Words in plain Latin letters as they look to the letter, written small, large, and as they are.
    exact: HashSet<String>,
    /// The looks of those of two letters, which are looked for where letters of two alphabets make them up.
    short: HashSet<String>,
    /// The words themselves, folded: those are found as names.
    names: HashSet<Vec<char>>,
}

impl LookAlikes {
    /// For the names of these people.
    pub(crate) fn new<'a>(people: impl Iterator<Item = &'a Person>) -> Self {
        static NOT_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-not-names"));
        let mut all = Self::default();
        for person in people.filter(|person| person.draft.kind == PersonKind::Person) {
            for name in std::iter::once(&person.draft.name).chain(&person.draft.aliases) {
                let words: Vec<_> = pieces(name).map(|range| &name[range]).collect();
                for word in &words {
                    // Of several words, "my old neighbour" names nobody by any of them.
                    let names = words.len() == 1
                        || !(word.starts_with(char::is_lowercase)
                            || NOT_NAMES.contains(&key(word).into_iter().collect::<String>()));
                    if names {
                        all.add(word);
                    }
                }
            }
        }
        all
    }

    fn add(&mut self, word: &str) {
        self.names.insert(key(word));
        match letters(word).count() {
            0 | 1 => return,
            2 => {
                self.short.insert(look(word));
                return;
            }
            _ => {}
        }
        self.looks.entry(look(word)).or_default().extend(scripts(word));
        if is_plain(word) {
            let small = word.to_lowercase();
            let title =
                small.chars().next().map(|first| first.to_uppercase().chain(small.chars().skip(1)).collect());
            let forms = [Some(word.to_owned()), Some(word.to_uppercase()), title, Some(small.clone())];
            self.exact.extend(forms.into_iter().flatten().map(|form| exact(&form)));
        }
    }

    /// The words of a text that look like one of the names, and those that mix what nobody mixes.
    pub(super) fn find(&self, said: &Said) -> Vec<Found> {
        let text = said.text.as_str();
        let is_own = |range: &Range<usize>| said.is_own(range);
        let honest = Honest::new(text);
        let known = pieces(text).filter(|range| self.is_name(&text[range.clone()], &honest));
        let odd = bare_words(text).filter(|range| is_odd(&text[range.clone()], &honest));
        let mut found: Vec<_> = known.chain(odd).filter(is_own).collect();
        // What looks like a name goes whole with its signs.
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|range| {
            let is_further = range.start >= end;
            end = end.max(range.end);
            is_further
        });
        found.into_iter().map(|range| (range, TellKind::LookAlike)).collect()
    }

    fn is_name(&self, piece: &str, honest: &Honest) -> bool {
        let count = letters(piece).count();
        let figures = piece.chars().filter(char::is_ascii_digit).count();
        let is_sign = |c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !is_unseen(c);
        let has_signs = piece.chars().any(is_sign);
        if self.names.is_empty()
            || count + usize::from(has_signs) < 2
            || figures > count
            || self.names.contains(&key(piece))
        {
            return false;
        }
        if count == 2 && figures == 0 && !has_signs {
            return scripts(piece).len() > 1 && self.short.contains(&look(piece));
        }
        if is_plain(piece) {
            // A Latin word among Cyrillic ones that looks like a Cyrillic name.
            let is_among = |script: &Script| *script != Script::Latin && honest.scripts.contains(script);
            return self.exact.contains(&exact(piece))
                || (!honest.scripts.is_empty()
                    && self.looks.get(&look(piece)).is_some_and(|scripts| scripts.iter().any(is_among)));
        }
        let Some(of_names) = self.looks.get(&look(piece)) else { return false };
        let here = scripts(piece);
        let is_one = here.len() == 1;
        let is_bare = figures == 0
            && !has_signs
            && !letters(piece).any(|letter| is_dressed(letter) || is_strange(letter));
        match here.iter().next() {
            // Letters of one script, of which the names are too: just another word of it.
            Some(script) if is_one && is_bare && of_names.contains(script) => false,
            Some(script) if is_one && is_bare => !honest.scripts.contains(script),
            _ => true,
        }
    }
}

/// What a text shows of how its writer writes.
struct Honest {
    /// Scripts in which there are words that look like no others: whoever wrote those writes that script.
    scripts: HashSet<Script>,
    /// Whether there are letters of Chinese, Japanese or Korean, beside which Latin letters are often wide.
    has_wide: bool,
}

impl Honest {
    fn new(text: &str) -> Self {
        let mut honest = Self { scripts: HashSet::new(), has_wide: false };
        let letters: HashSet<char> = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).collect();
        for letter in letters {
            let script = letter.script();
            if is_unspaced(script) {
                honest.has_wide = true;
            } else if is_scripted(script)
                && script != Script::Latin
                && !looks_like_one_of(letter, Script::Latin)
            {
                honest.scripts.insert(script);
            }
        }
        honest
    }
}

/// Where the pieces of a text stand that can be a name in disguise: words with the signs inside and around them that
/// look like letters.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let belongs = |c: char| {
        c.is_alphanumeric() || (!c.is_ascii() && (is_combining_mark(c) || is_unseen(c))) || is_letter_like(c)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(belongs)?;
            let end = text[start..].find(|c| !belongs(c)).map_or(text.len(), |length| start + length);
            at = end;
            // What closes a sentence or a quotation is no letter.
            let closed = text[start..end].trim_end_matches(['!', '|', '¡']).trim_start_matches('¡');
            let start = end - text[start..end].trim_start_matches('¡').len();
            if !closed.is_empty() {
                return Some(start..start + closed.len());
            }
        }
    })
}

/// Where the words of a text stand, each without what an apostrophe joins to it.
fn bare_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    words(text).flat_map(move |range| {
        let mut at = range.start;
        text[range].split(['\'', '\u{2019}']).map(move |word| {
            let start = at;
            // Both apostrophes are looked for again, since they differ in length.
            at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
            start..start + word.len()
        })
    })
}

#[cfg(test)]
mod tests {
    use candor_journal::model::{Id, Moment, PersonDraft};
    use uuid::Uuid;

    use super::*;
    use crate::said::Part;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let people: Vec<_> = names.iter().map(|name| person(name)).collect();
        let mut said = Said::default();
        said.say(text, Part::Own);
        let found = LookAlikes::new(people.iter()).find(&said);
        found.into_iter().map(|(range, _)| text[range].to_owned()).collect()
    }

    fn person(name: &str) -> Person {
        Person {
            id: Id(Uuid::nil()),
            draft: PersonDraft { name: name.into(), kind: PersonKind::Person, ..PersonDraft::default() },
            created: Moment(String::new()),
            updated: Moment(String::new()),
            in_trash: false,
        }
    }

    #[test]
    fn a_known_name_in_disguise_is_told_of_every_kind() {
        for (name, disguise) in [
            ("Marek", "М\u{430}rek"), // Cyrillic among Latin
            ("Marek", "Маrеk"),
            ("Mama", "мама"),   // all Cyrillic
            ("Мария", "Мaрия"), // Latin among Cyrillic
            ("Toby", "Τοbу"),   // Greek and Cyrillic
            ("Oscar", "օscar"), // Armenian
            ("Marek", "ᴍᴀʀᴇᴋ"), // small capitals
            ("Marek", "🅼🅰🆁🅴🅺"), // in black boxes
            ("Marek", "🇲🇦🇷🇪🇰"), // letters of flags
            ("Marek", "M4r3k"), // figures
            ("Oliver", "0l1ver"),
            ("Lisa", "Ii$a"), // signs
            ("Marek", "m@rek"),
            ("Marek", "Mar℮k"),
            ("Paul", "PauI"), // another letter of the same alphabet
            ("Marek", "rnarek"),
            ("Jane Wood", "vvood"),
            ("Marek", "ꓟarek"),         // Lisu
            ("Marek", "Ꮇarek"),         // Cherokee
            ("Marek", "Мare\u{200B}k"), // and what cannot be seen
            ("Marek Okafor", "Okаfоr"),
            ("Jo", "Jо"), // of two letters
        ] {
            let text = format!("then {disguise}'s car. And {disguise}!");
            assert_eq!(found(&[name], &text), [disguise, disguise], "{name}");
        }
    }

    #[test]
    fn words_that_mix_what_nobody_mixes_are_told_whoever_is_known() {
        for disguise in [
            "pеter",
            "Петеp",
            "Lοuise",
            "𝐩𝐞𝐭𝐞𝐫",
            "𝓹𝓮𝓽𝓮𝓻",
            "ⓟⓔⓣⓔⓡ",
            "pｅter",
            "ｐｅｔｅｒ",
            "🅿🅴🆃🅴🆁",
            "P3ter",
            "0lga",
            "J0hn",
            "ᵖᵉᵗᵉʳ",
        ] {
            assert_eq!(found(&[], &format!("{disguise} was there")), [disguise]);
        }
    }

    #[test]
    fn whoever_only_writes_is_not_suspected() {
        let known = [
            "Tom",
            "Eva",
            "Anna",
            "Emy",
            "Mama",
            "Ian",
            "Al",
            "Bob",
            "Ali",
            "my old friend",
            "Coca",
            "Cop",
            "Нина",
            "Иван",
            "Μαρία",
        ];
        for text in [
            "Я украл деньги у мамы и сказал ему, что это был не я. Ему было всё равно, а тот ушёл. Мама плакала.",
            "Збогом, рекла је она, и отишла. Там он сор. Ему!",
            "Η μητέρα μου δεν το ήξερε ποτέ. Του είπα ψέματα, και μετά έφυγα. ΤΟΜ ΕΝΑ",
            "Я смотрел YouTube и купил iPhone, потом пошёл в SPA с Tom Hanks.",
            "LINEで父に会った。Tシャツを買った。ＳＮＳをやめた。삼성SNS에서 봤다",
            "אמרתי לFacebook שזה לא נכון, וב-WhatsApp גם",
            "Գնացի տուն և ոչինչ չասացի",
            "I lied on 3 May 2019 at 5pm in room B12, took 4x4 and MP3s, H2O, CO2, the A11 and M25; it was 20 °C, Δt = 5 μm.",
            "the LAN, all of it; modern, modem; 1st, 2nd, 90s, Covid19, B2B, 10km, 3days",
            "1ª vez, 2º piso, Mª José, Dʳ, Mᵐᵉ, nᵗʰ, ſo, Henry Ⅷ, Ⅻ, ℝ, ½, №5, 🇪🇸 🇺🇸",
            "straße, łódź, Đặng, Ødegård, þorn, Ŋ, ŋaa, Əliyev, naïve, café, Zoë!",
            "Anna! and Tom, TOM, mama's; Bob|Eva; write to a@b.org or $5, £3, €20",
        ] {
            let others: Vec<_> = known.into_iter().filter(|name| !text.contains(name)).collect();
            assert_eq!(found(&others, text), [""; 0], "{text}");
            assert_eq!(found(&known, text), [""; 0], "{text}");
        }
    }
}
