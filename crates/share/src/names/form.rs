//! The form in which each person is named.

use std::collections::{HashMap, HashSet};

use candor_journal::model::{Id, Person, PersonKind};
use candor_locales::{Words, balanced};

use super::find::Finder;
use super::words::same;
use crate::model::NameForm;

/// How each person of a document is named, the same all through.
pub(crate) struct Forms {
    form: NameForm,
    shown: HashMap<Id, String>,
    /// Those who are named as they are written.
    open: HashSet<Id>,
    someone: String,
    family: String,
}

impl Forms {
    /// Gives each of the people their form. They come in the order in which the document names them, each once:
    /// letters follow that order. What the writer chose for somebody is not used where it would tell a name that
    /// `finder` knows.
    pub(crate) fn new<'a>(
        form: NameForm,
        people: impl Iterator<Item = &'a Person> + Clone,
        finder: &Finder,
        words: &Words,
    ) -> Self {
        // Institutions and principles are no people, and the writer is no other: they stay as written.
        let others = people.clone().filter(|person| person.draft.kind == PersonKind::Person);
        let mut letters = (0..).map(letters);
        let others = others.map(|person| {
            let chosen =
                |words: &str| Some(words.trim().to_owned()).filter(|_| may_stand(words, person, finder));
            let shown = match form {
                NameForm::Full => String::new(),
                NameForm::Nature => words.get("document-someone", &[]),
                NameForm::Initials => {
                    chosen(&person.draft.initials).unwrap_or_else(|| initials(&person.draft.name))
                }
                NameForm::Aliases => chosen(&person.draft.stand_in).unwrap_or_else(|| {
                    let letter = letters.next().unwrap_or_default();
                    words.get("document-person", &[("letter", letter.as_str().into())])
                }),
            };
            (person.id, shown)
        });
        let mut shown: HashMap<Id, String> = match form {
            NameForm::Full | NameForm::Nature => others.collect(),
            NameForm::Initials | NameForm::Aliases => told_apart(others),
        };
        let mut open = HashSet::new();
        for person in people {
            if form == NameForm::Full || person.draft.kind != PersonKind::Person {
                shown.insert(person.id, person.draft.name.trim().to_owned());
                open.insert(person.id);
            }
        }
        // A name stands beside other words: a mark of direction in it turns none of those.
        for name in shown.values_mut() {
            *name = balanced(name).into_owned();
        }
        Self {
            form,
            shown,
            open,
            someone: words.get("document-someone", &[]),
            family: words.get("document-family", &[]),
        }
    }

    /// How a person is named. Nothing for somebody whom the journal does not know.
    pub(crate) fn of(&self, person: Id) -> Option<&str> {
        self.shown.get(&person).map(String::as_str)
    }

    /// Whether a person is named in another form than their name.
    pub(crate) fn is_hidden(&self, person: Id) -> bool {
        !self.open.contains(&person)
    }

    /// How the name of a whole family is written.
    pub(crate) fn of_family(&self, name: &str) -> String {
        match self.form {
            NameForm::Full | NameForm::Initials => self.of_shared(name),
            NameForm::Aliases | NameForm::Nature => self.family.clone(),
        }
    }

    /// How a name is written that could be one of several people's.
    pub(crate) fn of_shared(&self, name: &str) -> String {
        match self.form {
            NameForm::Full => name.to_owned(),
            NameForm::Initials => initials(name),
            NameForm::Aliases | NameForm::Nature => self.someone.clone(),
        }
    }
}

/// Whether what the writer chose for a person can stand for their name: no name stands in it, unless all of it is
/// another name of theirs, and so was meant.
fn may_stand(chosen: &str, person: &Person, finder: &Finder) -> bool {
    let chosen = chosen.trim();
    let is_other_name = || person.draft.aliases.iter().any(|alias| same(alias, chosen));
    !chosen.is_empty()
        && (finder.find(chosen).is_empty() || (is_other_name() && !same(&person.draft.name, chosen)))
}

/// People whose form is the same get a number behind it, in their order.
fn told_apart(people: impl Iterator<Item = (Id, String)>) -> HashMap<Id, String> {
    let mut groups: HashMap<String, Vec<Id>> = HashMap::new();
    for (person, form) in people {
        groups.entry(form).or_default().push(person);
    }
    let mut shown = HashMap::new();
    for (form, people) in groups {
        let alone = people.len() == 1;
        for (number, person) in (1..).zip(people) {
            shown.insert(person, if alone { form.clone() } else { format!("{form} ({number})") });
        }
    }
    shown
}

/// `A` to `Z`, then `AA`, `AB`: the letters that count people, from 0.
fn letters(number: u32) -> String {
    let letter = char::from_u32(u32::from('A') + number % 26).unwrap_or('A');
    match number / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
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
    use super::{initials, letters};

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

    #[test]
    fn letters_go_on_behind_the_last() {
        for (number, written) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(number), written);
        }
    }
}
