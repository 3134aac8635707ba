//! The document that a selection makes, exactly as the listener will see it.

use candor_journal::model::Person;
use candor_locales::{LANGUAGES, Words};

use crate::choose;
use crate::draft::{Draft, Piece};
use crate::model::{NameForm, ShareDocument, ShareNames, SharePreview, ShareSelection};
use crate::names::{Forms, Heard};
use crate::naming::{self, Naming};
use crate::nature;
use crate::source::{ShareError, ShareSource};

/// The document that a selection makes, the names that stand in its text, and what may still tell who somebody is.
///
/// # Errors
/// [`ShareError`], when the journal cannot be read or something was chosen that is not there: a document that lacks
/// a chosen part would mislead.
pub fn preview<S: ShareSource>(
    source: &S,
    selection: &ShareSelection,
) -> Result<SharePreview, ShareError<S::Error>> {
    let words = words(&selection.language)?;
    let chosen = choose::choose(source, selection)?;
    let title = title(selection.title.as_deref(), &words);
    let people = source.people().map_err(ShareError::Source)?;
    let naming = Naming { form: selection.names, left: &selection.left_in_text, hidden: &selection.hidden };
    let language = selection.language.clone();
    if selection.names == NameForm::Nature {
        let sections = nature::sections(&chosen, &words);
        let draft = Draft { language, title, sections: Vec::new() };
        let alone = naming.document(draft, &people, &words);
        return Ok(SharePreview { document: ShareDocument { sections, ..alone.document }, ..alone });
    }
    let sections = choose::sections(source, &chosen, &words)?;
    Ok(naming.document(Draft { language, title, sections }, &people, &words))
}

/// The words of a language that a document can be in.
pub(crate) fn words<E>(language: &str) -> Result<Words, ShareError<E>> {
    if LANGUAGES.contains(&language) { Ok(Words::new(language)) } else { Err(ShareError::UnknownLanguage) }
}

/// The title of the title page: the writer's, or the neutral one.
pub(crate) fn title(own: Option<&str>, words: &Words) -> Option<Piece> {
    own.map(|own| match own.trim() {
        "" => Piece::Ours(words.get("document-title", &[])),
        own => Piece::own(own),
    })
}

/// How a person is named under each of the forms that hide a name, when they are the only one in a document. Whether
/// what the writer chose for them can stand there depends on all the `people` of the journal.
///
/// # Errors
/// [`ShareError::UnknownLanguage`].
pub fn names<E>(person: &Person, people: &[Person], language: &str) -> Result<ShareNames, ShareError<E>> {
    let words = words(language)?;
    // The person as they are now, not as they were read with the rest.
    let sought = people.iter().filter(|other| other.id != person.id).chain([person]);
    let finder = naming::finder(sought, Heard::default());
    let shown = |form| {
        let forms = Forms::new(form, std::iter::once(person), &finder, &words);
        forms.of(person.id).unwrap_or_default().to_owned()
    };
    Ok(ShareNames { initials: shown(NameForm::Initials), alias: shown(NameForm::Aliases) })
}
