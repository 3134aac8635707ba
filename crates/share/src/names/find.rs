//! Names inside free text, all of them in one pass.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use candor_journal::model::{Id, Person, PersonKind};

use super::bearers::{Bearers, Shared};
use super::endings::{Heard, When, is_joined_before, stems};
use super::fold::{Folded, key};
use super::tree::{End, Tree};
use super::words::{initial_before, initial_behind, joined, parts_of};
use crate::work::steps;

/// Looks for the names of people, their other names, and the parts of a proper name, with the endings that names
/// take.
pub(crate) struct Finder {
    names: Vec<Name>,
    tree: Tree,
    /// Who bears both of two names.
    shared: Shared,
    heard: Heard,
    words: FinderWords,
}

/// Words that tell a name from what is none, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct FinderWords {
    /// What begins a name without being one: alone in a text it names nobody ("Mrs").
    pub(crate) not_names: HashSet<String>,
    /// Ordinary words that are names too ("will"): written small they are taken for the word.
    pub(crate) words_too: HashSet<String>,
    /// What stands before the name of a whole family ("the", «los»).
    pub(crate) before_families: HashSet<String>,
}

/// Whose name it is, and how it must be written to count.
struct Name {
    people: Arc<Bearers>,
    /// The letters with which words of their names begin.
    initials: HashSet<char>,
    written: Written,
    is_word_too: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Small or large.
    Anyhow,
    /// Large, unless nothing in the text is.
    LargeWhereLarge,
    /// Large.
    Large,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// Whose name it may be: one person, or all who share it.
    pub(crate) people: Arc<Bearers>,
    /// Whether all who bear it are meant together ("the Okafors").
    pub(crate) family: bool,
    /// Whether it is sure to be a name. A part of one that is written small among words written large may be an
    /// ordinary word.
    pub(crate) sure: bool,
}

impl Finder {
    /// For the people of a journal. Institutions and principles are not people, and the writer is no other. Endings
    /// count as far as the languages are `heard`.
    pub(crate) fn new<'a>(
        people: impl IntoIterator<Item = &'a Person>,
        words: FinderWords,
        heard: Heard,
    ) -> Self {
        let mut whole: BTreeMap<Vec<char>, Vec<Id>> = BTreeMap::new();
        let mut parts: BTreeMap<Vec<char>, Vec<Id>> = BTreeMap::new();
        let mut initials: HashMap<Id, HashSet<char>> = HashMap::new();
        for person in people.into_iter().filter(|person| person.draft.kind == PersonKind::Person) {
            for name in std::iter::once(&person.draft.name).chain(&person.draft.aliases) {
                remember(whole.entry(key(name)).or_default(), person.id);
                let first = name.split([' ', '-']).filter_map(|word| key(word).first().copied());
                initials.entry(person.id).or_default().extend(first);
                for part in parts_of(name, &words.not_names) {
                    remember(parts.entry(part).or_default(), person.id);
                }
            }
        }
        let mut finder = Self { heard, words, ..Self::empty() };
        // A whole name wins over the same word as part of another's.
        parts.retain(|part, _| !whole.contains_key(part));
        for (name, people) in whole {
            finder.add(&name, people, &initials, Written::Anyhow);
        }
        for (part, people) in parts {
            finder.add(&part, people, &initials, Written::LargeWhereLarge);
        }
        finder
    }

    /// For words that are no people's names: each stands for its place in the list, as a number.
    pub(crate) fn of_words(words: &[String]) -> Self {
        let mut finder = Self::empty();
        let nobody = Arc::new(Bearers::new(Vec::new()));
        for word in words {
            let index = finder.names.len();
            finder.names.push(Name {
                people: Arc::clone(&nobody),
                initials: HashSet::new(),
                written: Written::Anyhow,
                is_word_too: false,
            });
            finder.tree.put(&key(word), End::whole(index));
        }
        finder
    }

    fn empty() -> Self {
        Self {
            names: Vec::new(),
            tree: Tree::default(),
            shared: Shared::default(),
            heard: Heard::default(),
            words: FinderWords::default(),
        }
    }

    fn add(
        &mut self,
        name: &[char],
        people: Vec<Id>,
        initials: &HashMap<Id, HashSet<char>>,
        written: Written,
    ) {
        if !name.iter().any(|character| character.is_alphanumeric()) {
            return;
        }
        let word: String = name.iter().collect();
        let is_word_too = self.words.words_too.contains(&word);
        let is_short = name.len() < 3;
        let written = if is_word_too || is_short { Written::Large } else { written };
        let index = self.names.len();
        let initials = people.iter().filter_map(|person| initials.get(person)).flatten().copied().collect();
        self.names.push(Name { people: Arc::new(Bearers::new(people)), initials, written, is_word_too });
        for stem in stems(name, self.heard) {
            self.tree.put(&stem.characters, End::stem(index, &stem));
        }
        self.tree.put(name, End::whole(index));
    }

    /// The names in a text, in order, none overlapping another: the first that begins, and of those the longest.
    pub(crate) fn find(&self, text: &str) -> Vec<Occurrence> {
        let mut found: Vec<Occurrence> = Vec::new();
        let mut last = None;
        self.each(text, |name, occurrence| {
            // "Anny Kowalskiej": two parts of one person's name are one name.
            let is_other = last.replace(name) != Some(name);
            if let Some(before) = found.last_mut()
                && is_other
                && follows(text, before, &occurrence)
                && let Some(both) = self.shared.of(&before.people, &occurrence.people)
            {
                before.people = both;
                before.range.end = occurrence.range.end;
            } else {
                found.push(occurrence);
            }
        });
        found
    }

    /// Where which of the words stands that [`Finder::of_words`] was made of.
    pub(crate) fn find_words(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        self.each(text, |name, occurrence| found.push((occurrence.range, name)));
        found
    }

    fn each(&self, text: &str, mut found: impl FnMut(usize, Occurrence)) {
        if self.names.is_empty() {
            return;
        }
        let folded = Folded::new(text);
        let mut look = Look {
            finder: self,
            text,
            folded: &folded,
            all_small: !text.contains(char::is_uppercase),
            hearing: OnceCell::new(),
            word: 0,
        };
        let mut at = 0;
        let mut walked = 0;
        // Where the one before ends, with the initials that went to it. Two names of one letter can claim the same
        // initial, and what is said of a text must not overlap: it stays with the first.
        let mut taken = 0;
        while at < folded.characters.len() {
            // In step with the walk: looked for from each place anew, a long word would be gone back through for each
            // of its letters.
            if let Some(gap) = folded.characters[walked..at].iter().rposition(|c| !c.is_alphanumeric()) {
                look.word = walked + gap + 1;
            }
            steps(at - walked);
            walked = at;
            match look.name_at(at) {
                Some((name, mut occurrence, end)) => {
                    occurrence.range.start = occurrence.range.start.max(taken);
                    if !occurrence.range.is_empty() {
                        taken = occurrence.range.end;
                        found(name, occurrence);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
    }
}

/// One text that is looked through.
struct Look<'a> {
    finder: &'a Finder,
    text: &'a str,
    folded: &'a Folded,
    /// Whether nothing in it is written large.
    all_small: bool,
    /// What it is heard to be in, once that was asked for.
    hearing: OnceCell<Hearing>,
    /// Where the word begins in which the place stands that is looked at.
    word: usize,
}

/// What a text says of its language.
struct Hearing {
    heard: Heard,
    /// Whether it is too short to say much.
    is_short: bool,
}

/// What a place of the tree says of a place of the text.
struct Candidate {
    name: usize,
    end: usize,
    inflected: bool,
    family: bool,
    sure: bool,
}

impl Look<'_> {
    /// The longest name that begins here, with the index of its name and where it ends.
    fn name_at(&self, at: usize) -> Option<(usize, Occurrence, usize)> {
        let characters = &self.folded.characters;
        if at > 0 && joined(characters[at - 1], characters[at]) && !self.is_joined_before(at) {
            return None;
        }
        let mut best: Option<Candidate> = None;
        self.finder.tree.walk(&characters[at..], |length, end| {
            let candidate = self.candidate(at, at + length, end);
            let better = |candidate: &Candidate| match &best {
                None => true,
                Some(best) => (candidate.end, !candidate.inflected) > (best.end, !best.inflected),
            };
            if let Some(candidate) = candidate.filter(better) {
                best = Some(candidate);
            }
        });
        let Candidate { name, end, family, sure, .. } = best?;
        let start = self.start_of_word(at);
        let range = self.folded.original(&(start..end))?;
        let people = Arc::clone(&self.finder.names[name].people);
        let found = Occurrence { range, people, family, sure };
        Some((name, self.with_initials(found, &self.finder.names[name].initials), end))
    }

    /// Whether a name that ends at `stop` in the tree stands at `at` in the text.
    fn candidate(&self, at: usize, stop: usize, end: &End) -> Option<Candidate> {
        let characters = &self.folded.characters;
        let name = &self.finder.names[end.name];
        let original = self.folded.original(&(at..stop))?;
        let small = self.text[original.start..].starts_with(char::is_lowercase);
        let small_says_something = small && !self.all_small;
        if stop - at < SHORTEST_JOINED && self.start_of_word(at) < at {
            return None;
        }
        if end.endings.is_empty() {
            let alone = characters.get(stop).is_none_or(|next| !joined(characters[stop - 1], *next));
            let sure = !(small_says_something && name.written == Written::LargeWhereLarge);
            let counts = alone && !(small && name.written == Written::Large);
            let found = Candidate { name: end.name, end: stop, inflected: false, family: false, sure };
            return counts.then_some(found);
        }
        // One letter more than any ending has is enough to see that this is none.
        let after = characters[stop..].iter().take(end.longest + 1);
        let rest = after.take_while(|letter| letter.is_alphanumeric()).count();
        steps(rest);
        let ending = &characters[stop..stop + rest];
        if small_says_something || (small && name.written == Written::Large) {
            return None;
        }
        if !end.endings.iter().any(|known| known == ending) || !self.hears(end.when) {
            return None;
        }
        let before = || self.words_before(original.start);
        let family = end.when == When::Plural && before().is_some_and(|word| self.before_family(word));
        // At the start of a sentence every word is large: what could be an ordinary one is left.
        let counts = family || !name.is_word_too || before().is_some();
        counts.then_some(Candidate { name: end.name, end: stop + rest, inflected: true, family, sure: true })
    }

    /// Whether an ending of some language counts in this text: where the language is heard, or where too little is
    /// said to hear any and it is heard elsewhere.
    fn hears(&self, when: When) -> bool {
        let hearing = || {
            self.hearing.get_or_init(|| Hearing {
                heard: Heard::in_text(self.text),
                is_short: self.text.split_whitespace().nth(ENOUGH_TO_HEAR).is_none(),
            })
        };
        Heard::default().allows(when) || hearing().heard.allows(when) || hearing().is_short
    }

    fn before_family(&self, word: &str) -> bool {
        self.finder.words.before_families.contains(&key(word).into_iter().collect::<String>())
    }

    /// The word before a place, unless a sentence begins there.
    fn words_before(&self, at: usize) -> Option<&str> {
        let before = self.text[..at].trim_end_matches([' ', '\u{A0}']);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        steps(word.len());
        (!word.is_empty()).then_some(word)
    }

    /// Whether what stands between the start of the word and this place is only joined to a name, as Hebrew and
    /// Arabic join their small words.
    fn is_joined_before(&self, at: usize) -> bool {
        let characters = &self.folded.characters;
        matches!(characters[at], '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{06FF}')
            && is_joined_before(&characters[self.start_of_word(at)..at])
    }

    /// Where the word begins in which the place stands, in scripts that join small words to names; else the place.
    fn start_of_word(&self, at: usize) -> usize {
        let joins = matches!(self.folded.characters[at], '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{06FF}');
        if joins { self.word } else { at }
    }

    /// A name with the initials of the rest of it: "Marek O.", "M. Okafor".
    fn with_initials(&self, mut found: Occurrence, initials: &HashSet<char>) -> Occurrence {
        let is_theirs = |letter: &str| matches!(*key(letter), [letter] if initials.contains(&letter));
        while let Some((letter, length)) = initial_behind(&self.text[found.range.end..])
            && is_theirs(letter)
        {
            found.range.end += length;
        }
        while let Some((letter, length)) = initial_before(&self.text[..found.range.start])
            && is_theirs(letter)
        {
            found.range.start -= length;
        }
        found
    }
}

/// A text of so many words says itself what language it is in.
const ENOUGH_TO_HEAR: usize = 8;
/// The shortest name that a small word of Hebrew or Arabic may be joined to: a shorter one would be a piece of too
/// many words.
const SHORTEST_JOINED: usize = 3;

/// Whether what may be a part of a name directly follows another.
fn follows(text: &str, before: &Occurrence, next: &Occurrence) -> bool {
    let between = &text[before.range.end..next.range.start];
    before.sure
        && next.sure
        && !(before.family || next.family || between.is_empty())
        && between.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '-' | '\u{2010}' | '\u{2011}'))
}

/// People come one after another, each with all their names: whoever was remembered before is the last.
fn remember(people: &mut Vec<Id>, person: Id) {
    if people.last() != Some(&person) {
        people.push(person);
    }
}

#[cfg(test)]
mod tests {
    use candor_journal::model::{Moment, PersonDraft};
    use uuid::Uuid;

    use super::super::words::folded_words;
    use super::*;

    fn person(number: u128, name: &str, aliases: &[&str]) -> Person {
        Person {
            id: Id(Uuid::from_u128(number)),
            draft: PersonDraft {
                name: name.into(),
                aliases: aliases.iter().map(|&alias| alias.into()).collect(),
                kind: PersonKind::Person,
                ..PersonDraft::default()
            },
            created: Moment(String::new()),
            updated: Moment(String::new()),
            in_trash: false,
        }
    }

    /// What is found, as `words=numbers of the people`.
    fn found(people: &[Person], text: &str) -> Vec<String> {
        let words = FinderWords {
            not_names: folded_words("the mrs aunt").collect(),
            words_too: folded_words("will grant").collect(),
            before_families: folded_words("the los").collect(),
        };
        let name = |occurrence: Occurrence| {
            let family = if occurrence.family { "+all" } else { "" };
            let doubt = if occurrence.sure { "" } else { "?" };
            let numbers: Vec<_> =
                occurrence.people.in_order().iter().map(|id| id.0.as_u128().to_string()).collect();
            format!("{}={}{family}{doubt}", &text[occurrence.range], numbers.join("+"))
        };
        Finder::new(people, words, Heard::in_text(text)).find(text).into_iter().map(name).collect()
    }

    #[test]
    fn names_and_other_names_are_found_as_words_of_their_own() {
        let people = [person(1, "Tom", &["Tommy", "T-bone"])];
        assert_eq!(
            found(&people, "tom, TOMMY's and t‑bone; not tomorrow, atom or custom"),
            ["tom=1", "TOMMY=1", "t‑bone=1"]
        );
    }

    #[test]
    fn accents_and_hidden_characters_do_not_hide_a_name() {
        let people = [person(1, "Zoë", &[]), person(2, "Lukasz", &[])];
        assert_eq!(
            found(&people, "Zoe, ZOE\u{308} and \u{202E}Łu\u{200B}kasz"),
            ["Zoe=1", "ZOE\u{308}=1", "Łu\u{200B}kasz=2"]
        );
    }

    #[test]
    fn the_longest_name_is_taken_and_what_overlaps_it_is_still_seen() {
        let people = [person(1, "Ann", &[]), person(2, "Ann Marie", &[]), person(3, "Marie Smith", &[])];
        assert_eq!(
            found(&people, "Ann  Marie, Ann, Ann Marie Smith"),
            ["Ann  Marie=2", "Ann=1", "Ann Marie=2", "Smith=3"]
        );
    }

    #[test]
    fn a_part_of_a_proper_name_counts_where_it_is_written_like_a_name() {
        let people = [person(1, "Will Okafor", &["Mrs Okafor"]), person(2, "The neighbour", &["Aunt Jo"])];
        assert_eq!(
            found(&people, "I will ask Will. Mrs Okafor, Mrs X, the Neighbour, aunt jo, The"),
            ["Will=1", "Mrs Okafor=1", "the Neighbour=2", "aunt jo=2"]
        );
    }

    #[test]
    fn a_name_that_two_people_share_is_given_with_both() {
        let people = [person(1, "Ada Okafor", &["Mum"]), person(2, "Ben Okafor", &["mum"])];
        assert_eq!(found(&people, "Mum and Okafor and Ada"), ["Mum=1+2", "Okafor=1+2", "Ada=1"]);
    }

    #[test]
    fn scripts_without_spaces_are_searched_inside_the_line() {
        let people = [person(1, "王伟", &[]), person(2, "สมชาย", &[]), person(3, "김", &[])];
        assert_eq!(found(&people, "昨天王伟来了 ผมพบสมชายที่บ้าน 김치 김 기"), ["王伟=1", "สมชาย=2", "김=3"]);
    }

    #[test]
    fn institutions_principles_and_the_writer_are_not_looked_for() {
        let mut school = person(1, "Northgate", &[]);
        school.draft.kind = PersonKind::Institution;
        let mut writer = person(2, "Anna", &[]);
        writer.draft.kind = PersonKind::Myself;
        assert!(found(&[school, writer], "Anna at Northgate").is_empty());
    }

    #[test]
    fn a_name_without_a_letter_is_never_found() {
        assert!(found(&[person(1, "...", &["\u{200B}", " "])], "wait ... what").is_empty());
    }

    #[test]
    fn a_name_that_is_an_ordinary_word_too_is_the_word_where_it_is_written_small() {
        let people = [person(1, "Will", &[]), person(2, "Ada Stone", &[]), person(3, "Jo", &[])];
        assert_eq!(found(&people, "I will ask Will. Wills were read. JO and jo."), ["Will=1", "JO=3"]);
        assert_eq!(found(&people, "Threw a stone at Stone"), ["stone=2?", "Stone=2"]);
        assert_eq!(
            found(&people, "told stone so"),
            ["stone=2"],
            "where nothing is large, small says nothing"
        );
    }

    #[test]
    fn endings_go_with_the_name_and_families_are_meant_together() {
        let people = [person(1, "Tom Okafor", &[]), person(2, "Ana García", &[]), person(3, "Marek", &[])];
        assert_eq!(
            found(&people, "The Okafors and los Garcías; Toms car, Anita, Tom's, Markowi, Mareks"),
            ["Okafors=1+all", "Garcías=2+all", "Toms=1", "Anita=2", "Tom=1", "Markowi=3", "Mareks=3"]
        );
        assert!(found(&people, "Tomorrow, tomato, Anatomy, anarchy, Market").is_empty());
    }

    #[test]
    fn parts_that_follow_each_other_and_initials_beside_them_are_one_name() {
        let people = [person(1, "Anna Kowalska", &[]), person(2, "Bill Wilson", &[])];
        assert_eq!(found(&people, "Nie powiedziałem Annie Kowalskiej, że to ja"), ["Annie Kowalskiej=1"]);
        assert_eq!(
            found(&people, "Bill W. and B. Wilson and Kowalska Anna, Bill. Wilson X. Plan A. Bill"),
            ["Bill W.=2", "B. Wilson=2", "Kowalska Anna=1", "Bill=2", "Wilson=2", "Bill=2"]
        );
    }

    #[test]
    fn small_words_joined_before_a_name_go_with_it() {
        let people = [person(1, "דניאל", &[]), person(2, "خالد", &[]), person(3, "גל", &[])];
        assert_eq!(
            found(&people, "אמרתי לדניאל ולא הגל, גל. قلت لخالد وخالد"),
            ["לדניאל=1", "גל=3", "لخالد=2", "وخالد=2"]
        );
    }

    #[test]
    fn the_words_of_a_list_are_found_by_their_places() {
        let finder = Finder::of_words(&["Leeds".into(), "12 March".into(), "a@b.org".into()]);
        let text = "LEEDS, Leedsy, 12  march; x@b.org a@b.org";
        let found: Vec<_> =
            finder.find_words(text).into_iter().map(|(range, word)| (&text[range], word)).collect();
        assert_eq!(found, [("LEEDS", 0), ("12  march", 1), ("a@b.org", 2)]);
    }
}
