//! The words of the app in every language it speaks, for whatever is written outside the page: documents, menus,
//! the example journal. The page reads the same `.ftl` files itself.
//!
//! A message that a language lacks is taken from English, and an id that nobody knows is answered with the id, so
//! that a missing word is seen and nothing else is lost.
#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{CharacterDirection, LanguageIdentifier};

mod direction;

pub use direction::{balanced, is_direction_control};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The language whose words stand in where another has none.
pub const FALLBACK: &str = "en";

/// The words of one language.
pub struct Words {
    language: &'static str,
    right_to_left: bool,
    own: &'static Bundle,
    fallback: &'static Bundle,
}

type Bundle = FluentBundle<FluentResource>;

/// What is put into a message where it has a variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Words, often the person's own.
    Text(&'a str),
    /// A whole number, which also chooses the plural form.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl Words {
    /// The words of the language nearest to `tag`: see [`nearest`].
    pub fn new(tag: &str) -> Self {
        let language = nearest(tag);
        Self {
            language,
            right_to_left: is_right_to_left(language),
            own: known(language),
            fallback: known(FALLBACK),
        }
    }

    /// The language these words are in, one of [`LANGUAGES`].
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// `ltr` or `rtl`, as HTML's `dir` wants it.
    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }

    /// Whether the language itself, not English for it, has a message.
    pub fn has(&self, id: &str) -> bool {
        self.own.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// A message in words.
    ///
    /// Text that is put in runs in its own direction: where that differs from the language's, it is set between
    /// isolation marks (U+2068, U+2069), and elsewhere no mark is written that could turn up as a box in a document.
    pub fn get(&self, id: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            values.set(*name, self.value(*value));
        }
        format(self.own, id, &values)
            .or_else(|| format(self.fallback, id, &values))
            .unwrap_or_else(|| id.to_owned())
    }

    fn value(&self, value: Value<'_>) -> FluentValue<'static> {
        match value {
            Value::Text(text) if direction::runs_against(text, self.right_to_left) => {
                FluentValue::from(format!("\u{2068}{}\u{2069}", balanced(text)))
            }
            Value::Text(text) => FluentValue::from(text.to_owned()),
            Value::Number(number) => FluentValue::from(number),
        }
    }
}

/// The language there are words in that is nearest to a tag such as `es-MX`, or to a POSIX locale such as
/// `es_MX.UTF-8`: the same tag, else the same language, else English.
pub fn nearest(tag: &str) -> &'static str {
    let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let same = |wanted: &str| LANGUAGES.iter().find(|known| known.eq_ignore_ascii_case(wanted)).copied();
    same(&tag).or_else(|| same(tag.split('-').next().unwrap_or_default())).unwrap_or(FALLBACK)
}

fn identifier(language: &str) -> LanguageIdentifier {
    language.parse().unwrap_or_default()
}

fn is_right_to_left(language: &str) -> bool {
    identifier(language).character_direction() == CharacterDirection::RTL
}

/// The messages of a language, read once and kept.
fn known(language: &str) -> &'static Bundle {
    static KNOWN: LazyLock<HashMap<&str, Bundle>> =
        LazyLock::new(|| LANGUAGES.iter().map(|language| (*language, bundle(language))).collect());
    KNOWN.get(language).expect("only languages that there are words in get here")
}

fn bundle(language: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    bundle.set_use_isolating(false);
    let files = FILES.iter().find(|(name, _)| *name == language).map_or(&[][..], |(_, files)| files);
    for (_, text) in files {
        // A file with a fault still gives its sound messages; a test refuses the fault before it is shipped.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(sound, _)| sound);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn every_language_parses_without_errors_and_names_no_message_twice() {
        assert!(LANGUAGES.contains(&FALLBACK), "English is what the others fall back to");
        for (language, files) in FILES {
            language.parse::<LanguageIdentifier>().expect("a folder is named by a BCP 47 tag");
            let mut bundle = Bundle::new_concurrent(vec![identifier(language)]);
            for (name, text) in *files {
                let resource = FluentResource::try_new((*text).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("{language}/{name}: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("{language}/{name}: {errors:?}"));
            }
        }
    }

    /// The ids of a language's messages and the names of the variables each uses.
    fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let (_, files) = FILES.iter().find(|(name, _)| *name == language).expect("a language of ours");
        let mut found = BTreeMap::new();
        let mut current = String::new();
        for line in files.iter().flat_map(|(_, text)| text.lines()) {
            if let Some((id, _)) = line.split_once('=')
                && line.starts_with(|first: char| first.is_ascii_alphabetic())
            {
                id.trim().clone_into(&mut current);
                found.entry(current.clone()).or_insert_with(BTreeSet::new);
            }
            for piece in line.split('$').skip(1).filter(|_| !line.starts_with('#')) {
                let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
                let name = &piece[..end.unwrap_or(piece.len())];
                found.entry(current.clone()).or_default().insert(name.to_owned());
            }
        }
        found
    }

    #[test]
    fn every_language_has_the_same_messages_in_the_document_file_with_the_same_variables() {
        let document = |language| -> BTreeMap<_, _> {
            messages(language).into_iter().filter(|(id, _)| id.starts_with("document-")).collect()
        };
        let english = document(FALLBACK);
        assert!(english.len() > 5);
        for language in LANGUAGES {
            assert_eq!(document(language), english, "{language}");
        }
    }

    #[test]
    fn the_nearest_language_is_found_for_tags_and_posix_locales() {
        for (tag, language) in [
            ("en", "en"),
            ("es", "es"),
            ("es-MX", "es"),
            ("ES_ar.UTF-8", "es"),
            ("en-GB", "en"),
            ("es@euro", "es"),
            ("C", "en"),
            ("POSIX", "en"),
            ("", "en"),
            ("tlh", "en"),
            ("est", "en"),
            ("../en", "en"),
        ] {
            assert_eq!(nearest(tag), language, "{tag:?}");
        }
    }

    #[test]
    fn numbers_and_words_stand_where_the_message_has_them() {
        let english = Words::new("en-GB");
        assert_eq!(english.language(), "en");
        assert_eq!(english.direction(), "ltr");
        assert_eq!(english.get("document-person", &[("letter", "B".into())]), "Person B");
        assert_eq!(Words::new("es").get("document-person", &[("letter", "B".into())]), "Persona B");
    }

    #[test]
    fn a_name_that_runs_the_other_way_is_isolated_and_no_other_is() {
        let words = Words::new("en");
        let fear = |choice: &str| words.get("document-with-fear", &[("choice", choice.into())]);
        assert_eq!(fear("pride"), "pride (fear)");
        assert_eq!(fear("גאווה"), "\u{2068}גאווה\u{2069} (fear)");
        assert_eq!(
            fear("{ document-title }"),
            "{ document-title } (fear)",
            "words are never read as a message"
        );
    }

    #[test]
    fn an_unknown_message_is_answered_with_its_id() {
        let words = Words::new("es");
        assert!(!words.has("no-such-message"));
        assert_eq!(words.get("no-such-message", &[]), "no-such-message");
        assert!(words.has("document-title"));
    }
}
