//! The form in which each person is named.

use std::collections::HashMap;

use candor_journal::model::{Id, Person, PersonKind};
use candor_locales::Words;

use crate::model::NameForm;

/// How each person of a document is named, the same all through.
pub(crate) struct Forms {
    form: NameForm,
    shown: HashMap<Id, String>,
    someone: String,
}

impl Forms {
    /// Gives each of the people their form. They come in the order in which the document names them, each once:
    /// numbers follow that order.
    pub(crate) fn new<'a>(
        form: NameForm,
        people: impl Iterator<Item = &'a Person> + Clone,
        words: &Words,
    ) -> Self {
        let others = people.clone().filter(|person| person.draft.kind == PersonKind::Person);
        let mut shown: HashMap<Id, String> = match form {
            NameForm::Full => HashMap::new(),
            NameForm::Initials => numbered_initials(others),
            NameForm::LeftOut => (1_u32..)
                .zip(others)
                .map(|(number, person)| {
                    (person.id, words.get("document-person", &[("number", number.into())]))
                })
                .collect(),
        };
        for person in people {
            // Institutions and principles are no people, and the writer is no other: they stay as written.
            shown.entry(person.id).or_insert_with(|| person.draft.name.trim().to_owned());
        }
        Self { form, shown, someone: words.get("document-someone", &[]) }
    }

    /// How a person is named. Nothing for somebody whom the journal does not know.
    pub(crate) fn of(&self, person: Id) -> Option<&str> {
        self.shown.get(&person).map(String::as_str)
    }

    /// How a name is written that could be one of several people's.
    pub(crate) fn of_shared(&self, name: &str) -> String {
        match self.form {
            NameForm::Full => name.to_owned(),
            NameForm::Initials => initials(name),
            NameForm::LeftOut => self.someone.clone(),
        }
    }
}

fn numbered_initials<'a>(people: impl Iterator<Item = &'a Person>) -> HashMap<Id, String> {
    let mut groups: HashMap<String, Vec<Id>> = HashMap::new();
    for person in people {
        groups.entry(initials(&person.draft.name)).or_default().push(person.id);
    }
    let mut shown = HashMap::new();
    for (initials, people) in groups {
        let alone = people.len() == 1;
        for (number, person) in (1..).zip(people) {
            let form = if alone { initials.clone() } else { format!("{initials} ({number})") };
            shown.insert(person, form);
        }
    }
    shown
}

/// `M.` for "Marek", `M. O.` for "marek okafor", `J.-P.` for "Jean-Paul". A name without a letter is an ellipsis,
/// never the name.
pub(crate) fn initials(name: &str) -> String {
    let word = |word: &str| {
        let letters: Vec<_> = word.split(['-', '\u{2010}', '\u{2011}']).filter_map(initial).collect();
        (!letters.is_empty()).then(|| letters.join("-"))
    };
    let words: Vec<_> = name.split_whitespace().filter_map(word).collect();
    if words.is_empty() { String::from("…") } else { words.join(" ") }
}

/// The first letter of a word in upper case, with its own accents, and a full stop.
fn initial(word: &str) -> Option<String> {
    let mut characters = word.chars().skip_while(|character| !character.is_alphanumeric());
    let mut letter: String = characters.next()?.to_uppercase().collect();
    letter.extend(characters.take_while(|&next| unicode_normalization::char::is_combining_mark(next)));
    letter.push('.');
    Some(letter)
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_short_and_never_the_name() {
        for (name, short) in [
            ("Marek", "M."),
            ("marek  okafor", "M. O."),
            ("Jean-Paul Doe", "J.-P. D."),
            ("(Élodie)", "É."),
            ("e\u{301}lodie", "E\u{301}."),
            ("王伟", "王."),
            ("...", "…"),
            ("", "…"),
            ("3 brothers", "3. B."),
        ] {
            assert_eq!(initials(name), short, "{name:?}");
        }
    }
}
