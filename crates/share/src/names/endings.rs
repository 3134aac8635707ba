//! The endings that names take in a sentence: "the Okafors", "Anita", "Markowi", «Андрея».
//!
//! An ending counts only behind a whole name, only in a word that is written like a name, and the whole word goes
//! with it. Where one language's ending is another's different name ("Paula" is what Polish makes of Paul), it counts
//! only in a text that is heard to be in that language. What stands behind an apostrophe ("Tom's", "Ahmet'in") needs
//! nothing here: the name before it is a word of its own.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::key;
use crate::work::steps;

/// What a text must be heard to be in before an ending counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing: it is safe in any text, or its script says enough.
    Always,
    /// "the Okafors", «los Garcías»: a plural, which is taken for one where no ordinary word can be meant.
    Plural,
    /// A Slavic language in Latin letters.
    Slavic,
    /// Finnish.
    Finnish,
    /// Hungarian.
    Hungarian,
}

/// What remains of a name before its endings, and which those are; all folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stem {
    pub(super) characters: Vec<char>,
    pub(super) endings: &'static [Vec<char>],
    pub(super) when: When,
}

/// A rule: a name that ends in `drop` leaves `put` in its place, behind which any of the endings may stand.
struct Rule {
    drop: Vec<char>,
    put: Vec<char>,
    endings: Vec<Vec<char>>,
    when: When,
}

/// Rules for names of a kind, folded once.
type Rules = LazyLock<Vec<Rule>>;

fn rule(drop: &str, put: &str, endings: &str, when: When) -> Rule {
    let endings = endings.split_whitespace().map(key).collect();
    Rule { drop: key(drop), put: key(put), endings, when }
}

/// Names in Latin letters, by how they end. The first group is for what ends in a consonant.
static LATIN_CONSONANT: Rules = LazyLock::new(|| {
    vec![
        rule("", "", "s es", When::Plural),
        rule("", "", "ito itos cito cita ecito ecita", When::Always),
        rule("l", "l", "ita itas", When::Always),
        rule("r", "r", "ita itas", When::Always),
        rule("d", "d", "ita itas", When::Always),
        rule("os", "", "itos", When::Always),
        rule("cos", "", "quitos", When::Always),
        rule("as", "", "itas", When::Always),
        rule("z", "", "cito cita", When::Always),
        rule("", "", "owi iowi ovi owie iem", When::Always),
        rule("ek", "k", "a u owi ovi iem em om ie i ow ach ami", When::Always),
        rule("iec", "c", "a u owi em ie ow", When::Always),
        rule("", "", "a u e ie ze ou y i em om ow ami ach ech um", When::Slavic),
        rule("", "", "ov ova ovo ove ovu ovom uv ovou", When::Slavic),
        rule("ec", "c", "a u ovi em om e i", When::Slavic),
        rule("el", "l", "a u owi ovi em om e i y", When::Slavic),
        rule("er", "r", "a u owi ovi em om e i y", When::Slavic),
        rule("et", "t", "a u owi ovi em om e y", When::Slavic),
        rule("", "", "in ille illa ilta ia issa ista iin iksi", When::Finnish),
        rule("", "", "t at et ot nak nek ban ben bol tol rol hoz hez ra re ig ert on en ek", When::Hungarian),
    ]
});

static LATIN_VOWEL: Rules = LazyLock::new(|| {
    vec![
        rule("", "", "s", When::Plural),
        rule("a", "", "ita itas", When::Always),
        rule("o", "", "ito itos", When::Always),
        rule("e", "", "ito itos ita itas cito cita", When::Always),
        rule("ia", "", "ita itas", When::Always),
        rule("io", "", "ito itos", When::Always),
        rule("ca", "", "quita quitas", When::Always),
        rule("co", "", "quito quitos", When::Always),
        rule("ga", "", "guita guitas", When::Always),
        rule("go", "", "guito guitos", When::Always),
        rule("a", "", "y i ii e ie ze zie o u ou om am ami ach iu ej", When::Slavic),
        rule("a", "", "in ina ino ine inu inom inim inych", When::Slavic),
        rule("ka", "", "ce", When::Slavic),
        rule("ga", "", "dze ze", When::Slavic),
        rule("ha", "", "ze", When::Slavic),
        rule("ta", "", "cie te", When::Slavic),
        rule("o", "", "a u em om owi ovi ie", When::Slavic),
        rule("ski", "sk", "a iego iemu im iej ich imi ie ego emu em oho omu om", When::Slavic),
        rule("cki", "ck", "a iego iemu im iej ich imi ie ego emu em", When::Slavic),
        rule("ska", "sk", "i iego iemu im iej ich imi ie ou a", When::Slavic),
        rule("cka", "ck", "i iego iemu im iej ich imi ie ou a", When::Slavic),
        rule("y", "", "eho emu ym em a e ou ych ymi", When::Slavic),
        rule("i", "i", "ho mu m", When::Slavic),
        rule("", "", "n a ta lla lle lta ssa sta na ksi an en in on un", When::Finnish),
        rule("", "", "t nak nek ban ben bol tol rol val vel hoz hez ra re ig ert n ek", When::Hungarian),
    ]
});

/// Names in Cyrillic letters. Their script says enough.
static CYRILLIC_CONSONANT: Rules = LazyLock::new(|| {
    vec![
        rule("", "", "а у ом ем е ы и і ам ами ах ові еві", When::Always),
        rule("ов", "ов", "ым ых ыми ой", When::Always),
        rule("ев", "ев", "ым ых ыми ой", When::Always),
        rule("ин", "ин", "ым ых ыми ой", When::Always),
        rule("ел", "л", "а у ом ем е ы и", When::Always),
        rule("ец", "ц", "а у ом ем е ы", When::Always),
        rule("ок", "к", "а у ом е и", When::Always),
        rule("ек", "к", "а у ом е и", When::Always),
        rule("лев", "льв", "а у ом е ы ов", When::Always),
        rule("ь", "", "я ю ем е и і ью ей", When::Always),
    ]
});

static CYRILLIC_VOWEL: Rules = LazyLock::new(|| {
    vec![
        rule("а", "", "ы и і е у ой ою о ам ами ах ин ина ину иной ины ині", When::Always),
        rule("ка", "", "ці", When::Always),
        rule("га", "", "зі", When::Always),
        rule("я", "", "и і е є ю ей ею ям ями ях ї ин ина ину иной", When::Always),
        rule("й", "", "я ю ем е и ї єм єві", When::Always),
        rule("о", "", "а у ом ові е", When::Always),
        rule("ий", "", "ого ому им ом ая ой ую их ими ие ое а ої у", When::Always),
    ]
});

static GREEK: Rules = LazyLock::new(|| {
    vec![
        rule("ος", "", "ο ου ε οι ων ους", When::Always),
        rule("ης", "", "η ηδες ηδων", When::Always),
        rule("ας", "", "α αδες αδων", When::Always),
        rule("α", "α", "ς δες δων", When::Always),
        rule("η", "η", "ς", When::Always),
        rule("ω", "ω", "ς", When::Always),
    ]
});

/// What Korean sets behind a name without a space.
static KOREAN: Rules = LazyLock::new(|| {
    vec![rule(
        "",
        "",
        "은 는 이 가 을 를 의 에 에게 에게서 한테 한테서 와 과 도 만 야 아 께 께서 로 으로 랑 이랑 보다 처럼 까지 \
     부터 네 이네 이가 이는 이를 이의 이와 이도 이한테 이에게 이야 씨 씨가 씨는 씨를 씨의 씨와 씨도 씨에게 씨한테 \
     님 님이 님은 님을 님의 나 이나 하고 조차 마저",
        When::Always,
    )]
});

/// The shortest name, in folded letters, that takes endings.
const SHORTEST: usize = 3;

/// The same in Korean syllables.
const SHORTEST_KOREAN: usize = 2;

fn is_korean(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}')
}

/// The stems of a folded name, each with the endings that may follow it.
pub(super) fn stems(name: &[char], heard: Heard) -> Vec<Stem> {
    let Some(&last) = name.last() else { return Vec::new() };
    let letters = name.iter().rev().take_while(|letter| letter.is_alphabetic());
    // A Korean syllable folds to two or three letters, of which one begins it.
    let begins = |letter: &&char| !matches!(**letter, '\u{1113}'..='\u{11FF}');
    let shortest = if is_korean(last) { SHORTEST_KOREAN } else { SHORTEST };
    if letters.filter(begins).count() < shortest {
        return Vec::new();
    }
    let vowel = |vowels: &str| vowels.contains(last);
    let rules: &'static [Rule] = match last {
        'a'..='z' if vowel("aeiouy") => &LATIN_VOWEL,
        'a'..='z' => &LATIN_CONSONANT,
        '\u{0400}'..='\u{052F}' if vowel("аяоиеуыіює") => &CYRILLIC_VOWEL,
        '\u{0400}'..='\u{052F}' => &CYRILLIC_CONSONANT,
        '\u{0370}'..='\u{03FF}' => &GREEK,
        last if is_korean(last) => &KOREAN,
        _ => &[],
    };
    let regular = rules.iter().filter(|rule| heard.allows(rule.when)).filter_map(|rule| {
        let kept = name.strip_suffix(rule.drop.as_slice())?;
        Some(Stem { characters: [kept, &rule.put].concat(), endings: &rule.endings, when: rule.when })
    });
    regular.chain(doubled(name, heard)).collect()
}

/// The letters at a name's end that double or single: Finnish "Markku" and "Markulle", Hungarian "Péter" and
/// "Péterrel".
fn doubled(name: &[char], heard: Heard) -> Option<Stem> {
    static FINNISH: LazyLock<Rule> =
        LazyLock::new(|| rule("", "", "n lla lle lta ssa sta ksi", When::Finnish));
    static HUNGARIAN: LazyLock<Rule> = LazyLock::new(|| rule("", "", "al el", When::Hungarian));
    let (characters, rule): (Vec<char>, &'static Rule) = match *name {
        [.., one, other, vowel]
            if heard.finnish && one == other && "kpt".contains(one) && "aeiouy".contains(vowel) =>
        {
            ([&name[..name.len() - 2], &[vowel]].concat(), &FINNISH)
        }
        [.., last] if heard.hungarian && last.is_ascii_lowercase() && !"aeiou".contains(last) => {
            ([name, &[last]].concat(), &HUNGARIAN)
        }
        _ => return None,
    };
    Some(Stem { characters, endings: &rule.endings, when: rule.when })
}

/// The languages that a text, or any of several texts, is heard to be in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    slavic: bool,
    finnish: bool,
    hungarian: bool,
}

/// Words that these languages have and their neighbours in most texts have not, as they are written small.
static WORDS: LazyLock<HashMap<&'static str, When>> = LazyLock::new(|| {
    let slavic = "jest mnie przez dla jsem byl byla nebyl nebyla bol bola nebol lebo nisam bila zbog kada nisem ker kiedy moje";
    let finnish = "minä minun minua hän hänen olin mutta että koska sitten myös ollut";
    let hungarian = "és hogy voltam vagyok csak mert nagyon azt neki engem egy";
    let all = [(slavic, When::Slavic), (finnish, When::Finnish), (hungarian, When::Hungarian)];
    all.into_iter().flat_map(|(words, when)| words.split(' ').map(move |word| (word, when))).collect()
});
/// Letters that Latin Slavic spellings have and the languages of most texts do not.
const SLAVIC_LETTERS: &str = "ąęłśżźńćčěřůšžťďňľĺŕđ";
/// One word in so many is enough to hear a language.
const ENOUGH: usize = 20;

impl Heard {
    /// What a text is heard to be in. Words written large say nothing: they may be names from anywhere.
    pub(crate) fn in_text(text: &str) -> Self {
        steps(text.len());
        let mut words = 0;
        let (mut slavic, mut finnish, mut hungarian) = (0, 0, 0);
        for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words += 1;
            if !word.starts_with(char::is_lowercase) {
                continue;
            }
            match WORDS.get(word) {
                Some(When::Finnish) => finnish += 1,
                Some(When::Hungarian) => hungarian += 1,
                Some(_) => slavic += 1,
                None if word.is_ascii() => {}
                None => slavic += usize::from(word.contains(|letter| SLAVIC_LETTERS.contains(letter))),
            }
        }
        let enough = |hits: usize| hits > 0 && hits * ENOUGH >= words;
        Self { slavic: enough(slavic), finnish: enough(finnish), hungarian: enough(hungarian) }
    }

    /// What either is heard to be in.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            slavic: self.slavic || other.slavic,
            finnish: self.finnish || other.finnish,
            hungarian: self.hungarian || other.hungarian,
        }
    }

    /// Whether an ending counts in what was heard.
    pub(super) fn allows(self, when: When) -> bool {
        match when {
            When::Always | When::Plural => true,
            When::Slavic => self.slavic,
            When::Finnish => self.finnish,
            When::Hungarian => self.hungarian,
        }
    }
}

/// What stands before a name in Hebrew and Arabic without a space: "and", "in", "to", "from", "as", "that", and two
/// or three of them together.
pub(super) fn is_joined_before(letters: &[char]) -> bool {
    let all = |list: &str| {
        !letters.is_empty() && letters.len() <= 3 && letters.iter().all(|letter| list.contains(*letter))
    };
    all("ובלהמכש") || all("وفبلكس")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(name: &str, word: &str, text: &str) -> bool {
        let word = key(word);
        stems(&key(name), Heard::in_text(text)).iter().any(|stem| {
            word.strip_prefix(stem.characters.as_slice())
                .is_some_and(|rest| stem.endings.iter().any(|ending| ending == rest))
        })
    }

    #[test]
    fn names_take_the_endings_of_their_language_and_no_others() {
        for (name, words) in [
            ("Marek", "Markowi Marka Markiem Marku"),
            ("Garcia", "Garcías"),
            ("Okafor", "Okafors"),
            ("Jones", "Joneses"),
            ("Ana", "Anita"),
            ("Carlos", "Carlitos"),
            ("Paco", "Paquito"),
            ("Marcos", "Marquitos"),
            ("Carmen", "Carmencita"),
            ("Isabel", "Isabelita"),
            ("Андрей", "Андрея Андрею Андреем"),
            ("Анна", "Анны Анне Анну Анной"),
            ("Павел", "Павла Павлу"),
            ("Мария", "Марии Марию Марией"),
            ("Ковальский", "Ковальского Ковальская"),
            ("Γιώργος", "Γιώργου Γιώργο"),
            ("Ελένη", "Ελένης"),
            ("민수", "민수는 민수가 민수한테 민수씨가"),
        ] {
            for word in words.split(' ') {
                assert!(takes(name, word, ""), "{name} {word}");
            }
        }
        for (name, word) in [
            ("Ann", "Annual"),
            ("Mark", "Market"),
            ("Rob", "Robin"),
            ("Paul", "Paula"),
            ("Juan", "Juana"),
            ("Carl", "Carlo"),
            ("Al", "Als"),
            ("Иван", "Иванов"),
            ("민", "민은"),
        ] {
            assert!(!takes(name, word, "I went there and said so."), "{name} {word}");
        }
    }

    #[test]
    fn what_another_language_could_mean_counts_where_the_language_is_heard() {
        let polish = "Nie powiedziałem jej, że to ja.";
        for (name, word) in
            [("Anna", "Annie"), ("Anna", "Annę"), ("Paul", "Paula"), ("Kowalski", "Kowalskiego")]
        {
            assert!(takes(name, word, polish), "{name} {word}");
            assert!(!takes(name, word, "I did not tell her."), "{name} {word}");
        }
        assert!(takes("Markku", "Markulle", "Minä olin siellä"));
        assert!(takes("Péter", "Péterrel", "és azt mondta"));
        assert!(takes("Anna", "Annával", "és azt mondta") || takes("Anna", "Annanak", "és azt mondta"));
        assert_eq!(
            Heard::in_text("I saw Łukasz, and said nothing of it to him for a year."),
            Heard::default()
        );
    }

    #[test]
    fn small_words_are_joined_before_a_name_in_hebrew_and_arabic() {
        for letters in ["ל", "ול", "ו", "ב", "و", "ول"] {
            assert!(is_joined_before(&letters.chars().collect::<Vec<_>>()), "{letters}");
        }
        for letters in ["", "של־", "נ", "ם", "والل"] {
            assert!(!is_joined_before(&letters.chars().collect::<Vec<_>>()), "{letters}");
        }
    }
}
