//! JSON whose every part knows the line it stands on, so that a fault can be named by it.
//!
//! A part is a borrowed slice of the file, taken apart one level at a time: the depth of what is read is the depth of
//! the form, whatever the file nests.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny, IntoDeserializer as _, MapAccess, SeqAccess, Visitor, value};
use serde_json::value::RawValue;

use crate::model::FileReason;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason:?}")]
pub struct FileFlaw {
    /// The line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// What is wrong there.
    pub reason: FileReason,
}

/// A value of the file.
#[derive(Clone, Copy)]
pub(super) struct Part<'f> {
    file: &'f str,
    raw: &'f RawValue,
}

/// The keys and values of an object that were not asked for yet.
pub(super) struct Object<'f> {
    whole: Part<'f>,
    rest: Vec<(String, Part<'f>)>,
}

impl<'f> Part<'f> {
    /// The whole of a file.
    pub(super) fn whole(file: &'f str) -> Result<Self, FileFlaw> {
        match serde_json::from_str(file) {
            Ok(raw) => Ok(Self { file, raw }),
            Err(error) => {
                let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
                Err(FileFlaw { line, reason: FileReason::NotJson })
            }
        }
    }

    /// A fault at the line on which this begins.
    pub(super) fn flaw(self, reason: FileReason) -> FileFlaw {
        // What is borrowed is a slice of the file, so the distance of the two is its place in it.
        let place = (self.raw.get().as_ptr() as usize).saturating_sub(self.file.as_ptr() as usize);
        FileFlaw { line: line_at(self.file.as_bytes(), place), reason }
    }

    pub(super) fn object(self) -> Result<Object<'f>, FileFlaw> {
        let pairs: Few<(String, &'f RawValue), MOST_KEYS> = self.read()?;
        let pairs = pairs.all().ok_or_else(|| self.flaw(FileReason::TooMany))?;
        let mut seen = HashSet::with_capacity(pairs.len());
        let mut rest = Vec::with_capacity(pairs.len());
        for (key, raw) in pairs {
            let part = Part { raw, ..self };
            if !seen.insert(key.clone()) {
                return Err(part.flaw(FileReason::Twice));
            }
            rest.push((key, part));
        }
        Ok(Object { whole: self, rest })
    }

    /// The parts of a list that has at most so many.
    pub(super) fn list<const MOST: usize>(self) -> Result<Vec<Self>, FileFlaw> {
        let parts: Few<&'f RawValue, MOST> = self.read()?;
        let parts = parts.all().ok_or_else(|| self.flaw(FileReason::TooMany))?;
        Ok(parts.into_iter().map(|raw| Self { raw, ..self }).collect())
    }

    /// Text, whatever stands in it.
    pub(super) fn text(self) -> Result<String, FileFlaw> {
        self.read()
    }

    pub(super) fn flag(self) -> Result<bool, FileFlaw> {
        self.read()
    }

    /// A whole number from 0 on.
    pub(super) fn number(self) -> Result<u64, FileFlaw> {
        let number: serde_json::Number = self.read()?;
        number.as_u64().ok_or_else(|| self.flaw(FileReason::UnknownValue))
    }

    /// One of the words of an enumeration, or a date.
    pub(super) fn word<T: DeserializeOwned>(self) -> Result<T, FileFlaw> {
        let text = self.text()?;
        T::deserialize(text.as_str().into_deserializer())
            .map_err(|_: value::Error| self.flaw(FileReason::UnknownValue))
    }

    fn read<T: Deserialize<'f>>(self) -> Result<T, FileFlaw> {
        serde_json::from_str(self.raw.get()).map_err(|error| {
            // The whole was read as JSON before; half a surrogate pair in a string is found only here.
            let reason = if error.is_data() { FileReason::WrongType } else { FileReason::NotJson };
            self.flaw(reason)
        })
    }
}

impl<'f> Object<'f> {
    /// The value of a key, if it is there.
    pub(super) fn take(&mut self, key: &str) -> Option<Part<'f>> {
        let at = self.rest.iter().position(|(name, _)| name == key)?;
        Some(self.rest.swap_remove(at).1)
    }

    /// The value of a key that has to be there.
    pub(super) fn need(&mut self, key: &str) -> Result<Part<'f>, FileFlaw> {
        self.take(key).ok_or_else(|| self.whole.flaw(FileReason::Missing))
    }

    /// What is left, where the keys are names.
    pub(super) fn named(self) -> Vec<(String, Part<'f>)> {
        self.rest
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), FileFlaw> {
        match self.rest.first() {
            Some((_, part)) => Err(part.flaw(FileReason::UnknownKey)),
            None => Ok(()),
        }
    }
}

/// The line, from 1, of a byte.
pub(super) fn line_at(file: &[u8], place: usize) -> u32 {
    let before = file.get(..place).unwrap_or(file);
    u32::try_from(before.split(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// The most keys of an object: more than any that is known, and than an entry has answers.
const MOST_KEYS: usize = 1000;

/// What an object or a list holds, in order, keys that stand twice as well. What is more than can be is counted and not
/// kept, so that no file makes the memory grow by what it repeats.
struct Few<T, const MOST: usize> {
    kept: Vec<T>,
    is_more: bool,
}

impl<T, const MOST: usize> Few<T, MOST> {
    const NONE: Self = Self { kept: Vec::new(), is_more: false };

    /// All of it, if there is no more than there can be.
    fn all(self) -> Option<Vec<T>> {
        (!self.is_more).then_some(self.kept)
    }
}

impl<'f, const MOST: usize> Deserialize<'f> for Few<(String, &'f RawValue), MOST> {
    fn deserialize<D: serde::Deserializer<'f>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys<'f, const MOST: usize>(PhantomData<&'f ()>);

        impl<'f, const MOST: usize> Visitor<'f> for Keys<'f, MOST> {
            type Value = Few<(String, &'f RawValue), MOST>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'f>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut few = Few::NONE;
                while few.kept.len() < MOST {
                    match map.next_entry()? {
                        Some(pair) => few.kept.push(pair),
                        None => return Ok(few),
                    }
                }
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    few.is_more = true;
                }
                Ok(few)
            }
        }

        deserializer.deserialize_map(Keys(PhantomData))
    }
}

impl<'f, const MOST: usize> Deserialize<'f> for Few<&'f RawValue, MOST> {
    fn deserialize<D: serde::Deserializer<'f>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<'f, const MOST: usize>(PhantomData<&'f ()>);

        impl<'f, const MOST: usize> Visitor<'f> for Values<'f, MOST> {
            type Value = Few<&'f RawValue, MOST>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'f>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut few = Few::NONE;
                while few.kept.len() < MOST {
                    match list.next_element()? {
                        Some(value) => few.kept.push(value),
                        None => return Ok(few),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    few.is_more = true;
                }
                Ok(few)
            }
        }

        deserializer.deserialize_seq(Values(PhantomData))
    }
}
