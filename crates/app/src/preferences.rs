//! The preferences file: what the lock screen needs before there is a key. It holds nothing about the person.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use candor_locales::LANGUAGES;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::api::Preferences;
use crate::error::AppError;
use crate::files;

/// The zooms there are, in percent.
const TEXT_SIZES: [u16; 6] = [90, 100, 115, 135, 160, 200];

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Stored {
    pub(crate) preferences: Preferences,
    /// The journal that was open last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) journal: Option<PathBuf>,
    /// A second place for copies. It stands here and not in the vault, so that copies are found where the journal is
    /// lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) second_place: Option<PathBuf>,
}

impl Stored {
    /// Reads the file. A file that is missing or damaged is as good as a new one: each value that makes sense is
    /// taken, and the rest is as at first.
    pub(crate) fn read(path: &Path) -> Self {
        let value = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(Value::Object(stored)) = value else { return Self::default() };
        let empty = Map::new();
        let given = stored.get("preferences").and_then(Value::as_object).unwrap_or(&empty);
        let mut preferences = Preferences::default();
        let mut take = |change: &dyn Fn(&mut Preferences)| {
            let mut changed = preferences.clone();
            change(&mut changed);
            if check(&changed).is_ok() {
                preferences = changed;
            }
        };
        take(&|now| now.language = part(given, "language").unwrap_or_default());
        take(&|now| now.theme = part(given, "theme").unwrap_or_default());
        take(&|now| now.text_size = part(given, "text_size").unwrap_or(now.text_size));
        take(&|now| now.less_motion = part(given, "less_motion").unwrap_or_default());
        take(&|now| now.help_country = part(given, "help_country").unwrap_or_default());
        Self {
            preferences,
            journal: part(&stored, "journal").unwrap_or_default(),
            second_place: part(&stored, "second_place").unwrap_or_default(),
        }
    }

    /// Writes the file, whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> io::Result<()> {
        // A path that is no Unicode cannot stand in the file; then the journal is found in its usual place, or chosen.
        let text = serde_json::to_vec_pretty(self).or_else(|_| {
            serde_json::to_vec_pretty(&Self { preferences: self.preferences.clone(), ..Self::default() })
        })?;
        if let Some(folder) = path.parent() {
            files::make_private_folder(folder)?;
        }
        files::write_private(path, &text)
    }
}

fn part<T: DeserializeOwned>(object: &Map<String, Value>, key: &str) -> Option<T> {
    serde_json::from_value(object.get(key)?.clone()).ok()
}

/// Whether preferences can be.
///
/// # Errors
/// [`AppError::Invalid`] with the field's name.
pub(crate) fn check(preferences: &Preferences) -> Result<(), AppError> {
    let is_country = |code: &String| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let invalid = if preferences.language.as_deref().is_some_and(|tag| !LANGUAGES.contains(&tag)) {
        "language"
    } else if !TEXT_SIZES.contains(&preferences.text_size) {
        "text_size"
    } else if !preferences.help_country.as_ref().is_none_or(is_country) {
        "help_country"
    } else {
        return Ok(());
    };
    Err(AppError::Invalid { field: invalid.to_owned() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::api::Theme;

    fn some() -> Stored {
        let preferences = Preferences {
            language: Some("es".into()),
            theme: Theme::ContrastDark,
            text_size: 135,
            less_motion: true,
            help_country: Some("IE".into()),
        };
        Stored {
            preferences,
            journal: Some("/somewhere/journal.candor".into()),
            second_place: Some("/media/stick".into()),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/preferences.json");
        some().write(&path).unwrap();
        assert_eq!(Stored::read(&path), some());
    }

    #[test]
    fn a_missing_or_damaged_file_is_as_a_new_one_and_sound_values_in_it_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        assert_eq!(Stored::read(&path), Stored::default());
        for damaged in ["", "{", "[]", "7", "{\"preferences\": 3, \"journal\": []}"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(Stored::read(&path), Stored::default(), "{damaged}");
        }
        fs::write(
            &path,
            r#"{"preferences": {"language": "../x", "theme": "dark", "text_size": 7000, "new": 1}}"#,
        )
        .unwrap();
        let read = Stored::read(&path);
        assert_eq!(read.preferences, Preferences { theme: Theme::Dark, ..Preferences::default() });
    }

    #[test]
    fn preferences_that_cannot_be_are_named() {
        let refused = |change: fn(&mut Preferences)| {
            let mut preferences = some().preferences;
            change(&mut preferences);
            check(&preferences).unwrap_err()
        };
        let field = |field: &str| AppError::Invalid { field: field.into() };
        assert_eq!(refused(|p| p.language = Some("tlh".into())), field("language"));
        assert_eq!(refused(|p| p.text_size = 101), field("text_size"));
        assert_eq!(refused(|p| p.help_country = Some("Ireland".into())), field("help_country"));
        assert_eq!(check(&some().preferences), Ok(()));
    }
}
