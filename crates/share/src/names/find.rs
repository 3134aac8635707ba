//! Names inside free text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use candor_journal::model::{Id, Person, PersonKind};

use super::fold::Folded;

/// Looks for the names of people, their other names, and the parts of a proper name, the longest first.
pub(crate) struct Finder {
    /// Names by their first folded character, the longest first.
    by_first: HashMap<char, Vec<(Vec<char>, Name)>>,
}

/// Whose name it is, and how strictly it is taken.
#[derive(Default)]
struct Name {
    people: Vec<Id>,
    /// A part of a name counts only where it is written like a name.
    part: bool,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// Whose name it may be: one person, or all who share it.
    pub(crate) people: Vec<Id>,
}

impl Finder {
    /// For the people of a journal. Institutions and principles are not people, and the writer is no other.
    /// `not_names` are words that do not name anybody by themselves ("Mrs").
    pub(crate) fn new<'a>(people: impl IntoIterator<Item = &'a Person>, not_names: &HashSet<String>) -> Self {
        let mut names: BTreeMap<Vec<char>, Name> = BTreeMap::new();
        let mut parts: BTreeMap<Vec<char>, Vec<Id>> = BTreeMap::new();
        for person in people.into_iter().filter(|person| person.draft.kind == PersonKind::Person) {
            for name in std::iter::once(&person.draft.name).chain(&person.draft.aliases) {
                remember(&mut names.entry(key(name)).or_default().people, person.id);
                for part in parts_of(name, not_names) {
                    remember(parts.entry(part).or_default(), person.id);
                }
            }
        }
        for (part, people) in parts {
            // A whole name wins over the same word as part of another's.
            names.entry(part).or_insert(Name { people, part: true });
        }

        let mut by_first: HashMap<char, Vec<_>> = HashMap::new();
        for (key, name) in names {
            if key.iter().any(|character| character.is_alphanumeric()) {
                by_first.entry(key[0]).or_default().push((key, name));
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        }
        Self { by_first }
    }

    /// The names in a text, in order, none overlapping another: the first that begins, and of those the longest.
    pub(crate) fn find(&self, text: &str) -> Vec<Occurrence> {
        let folded = Folded::new(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < folded.characters.len() {
            if let Some((occurrence, length)) = self.name_at(&folded, at, text) {
                found.push(occurrence);
                at += length;
            } else {
                at += 1;
            }
        }
        found
    }

    fn name_at(&self, folded: &Folded, at: usize, text: &str) -> Option<(Occurrence, usize)> {
        self.by_first.get(&folded.characters[at])?.iter().find_map(|(key, name)| {
            let range = at..at + key.len();
            if !folded.characters[at..].starts_with(key) || !stands_alone(&folded.characters, &range) {
                return None;
            }
            let original = folded.original(&range)?;
            let written_small = text[original.clone()].starts_with(char::is_lowercase);
            let people = name.people.clone();
            (!name.part || !written_small).then_some((Occurrence { range: original, people }, key.len()))
        })
    }
}

fn remember(people: &mut Vec<Id>, person: Id) {
    if !people.contains(&person) {
        people.push(person);
    }
}

fn key(name: &str) -> Vec<char> {
    Folded::new(name.trim()).characters
}

/// Whether two names are the same, case, accents and invisible characters aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// The words of a proper name: every word of it written large, as in "Marek Okafor", not as in "the neighbour".
/// Short particles and words that name nobody alone are left out.
fn parts_of(name: &str, not_names: &HashSet<String>) -> Vec<Vec<char>> {
    let words: Vec<_> = name.split_whitespace().collect();
    let is_particle = |word: &str| word.chars().count() <= 3 && word.starts_with(char::is_lowercase);
    let is_proper = words.iter().all(|word| !word.starts_with(char::is_lowercase) || is_particle(word));
    if words.len() < 2 || !is_proper {
        return Vec::new();
    }
    words
        .into_iter()
        .filter(|word| !is_particle(word))
        .map(|word| key(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|part| part.len() >= 3 && !not_names.contains(&part.iter().collect::<String>()))
        .collect()
}

/// The words that name nobody alone, folded as names are.
pub(crate) fn folded_words(list: &str) -> impl Iterator<Item = String> {
    list.split_whitespace().map(|word| key(word).into_iter().collect())
}

/// Whether what was matched is a word of its own and not a piece of a longer one.
fn stands_alone(characters: &[char], range: &Range<usize>) -> bool {
    let joined = |left: char, right: char| {
        left.is_alphanumeric() && right.is_alphanumeric() && !is_unspaced(left) && !is_unspaced(right)
    };
    let before = range.start.checked_sub(1).map(|index| joined(characters[index], characters[range.start]));
    let after = characters.get(range.end).map(|next| joined(characters[range.end - 1], *next));
    !before.unwrap_or(false) && !after.unwrap_or(false)
}

/// Letters of scripts that set no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use candor_journal::model::{Moment, PersonDraft};
    use uuid::Uuid;

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
        let not_names = folded_words("the mrs aunt").collect();
        let name = |occurrence: Occurrence| {
            let numbers: Vec<_> = occurrence.people.iter().map(|id| id.0.as_u128().to_string()).collect();
            format!("{}={}", &text[occurrence.range], numbers.join("+"))
        };
        Finder::new(people, &not_names).find(text).into_iter().map(name).collect()
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
}
