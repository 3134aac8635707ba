//! Which letters the faces have. What they lack is exchanged for a sign that can be seen, and told beforehand.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use rustybuzz::{BufferFlags, UnicodeBuffer};
use typst::text::{Font, is_default_ignorable};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::world::faces;

/// Stands for what no face has.
const MISSING: &str = "\u{25A1}";
/// From this many letters on without a place to break, a place is made, so that nothing runs off the page.
const LONGEST: usize = 30;

/// How much is risked for a sign. What was set once can fail in another company of signs: then less is risked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Care {
    /// Every sign that a family of faces can set by itself.
    #[default]
    Each,
    /// Letters alone that a family has as they are: no marks over them, no pictures made of several.
    Single,
    /// The letters of English.
    Plain,
}

impl Care {
    /// From the least care to the most.
    pub(super) const LADDER: [Self; 3] = [Self::Each, Self::Single, Self::Plain];
}

/// Prepares texts and remembers what could not be shown.
#[derive(Default)]
pub(super) struct Letters {
    care: Care,
    /// Characters that cannot be set.
    pub(super) missing: BTreeSet<char>,
    /// Whether there was a sign about which setting alone can tell.
    pub(super) has_unusual: bool,
    /// What is known of signs that are no single letter, so that each is looked at once.
    known: HashMap<String, bool>,
}

impl Letters {
    /// Letters that are chosen with so much care.
    pub(super) fn with(care: Care) -> Self {
        Self { care, ..Self::default() }
    }

    /// A line of text of which every sign can be shown.
    pub(super) fn line(&mut self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        let mut unbroken = 0;
        let text: String = text.chars().filter(|character| is_kept(*character)).nfc().collect();
        for sign in text.graphemes(true) {
            if sign.chars().all(|character| character == '\t') {
                line.push_str("    ");
                unbroken = 0;
                continue;
            }
            unbroken = if sign.chars().all(char::is_alphanumeric) { unbroken + 1 } else { 0 };
            if unbroken > LONGEST {
                line.push('\u{200B}');
                unbroken = 1;
            }
            self.sign(sign, &mut line);
        }
        line
    }

    /// A sign, or what can be shown of it: without what asks for another look of it, in a plainer dress (a hyphen that
    /// may not break, a wide letter, a ligature), or a box.
    fn sign(&mut self, sign: &str, line: &mut String) {
        if self.can_show(sign) {
            line.push_str(sign);
            return;
        }
        let bare: String = sign.chars().filter(|character| !is_default_ignorable(*character)).nfc().collect();
        let plainer: String = bare.nfkc().collect();
        if let Some(shown) = [bare, plainer].into_iter().find(|shown| self.can_show(shown)) {
            line.push_str(&shown);
        } else {
            self.missing.extend(sign.chars().filter(|character| !is_default_ignorable(*character)));
            line.push_str(MISSING);
        }
    }

    fn can_show(&mut self, sign: &str) -> bool {
        let mut characters = sign.chars();
        if let (Some(character), None) = (characters.next(), characters.next())
            && has_glyph(character)
        {
            return self.care != Care::Plain || character.is_ascii();
        }
        if sign.is_empty() {
            return true;
        }
        self.has_unusual = true;
        if self.care != Care::Each {
            return false;
        }
        if let Some(known) = self.known.get(sign) {
            return *known;
        }
        let can_show = !sign.chars().any(is_private)
            && FAMILIES.iter().any(|family| family.iter().all(|setter| sets(setter, sign)));
        self.known.insert(sign.to_owned(), can_show);
        can_show
    }
}

/// A face, and the same face as it is asked to put signs together.
struct Setter {
    face: &'static Font,
    shaper: rustybuzz::Face<'static>,
}

/// The faces of each family: what stands in italics or in a heading has to be set as well.
static FAMILIES: LazyLock<Vec<Vec<Setter>>> = LazyLock::new(|| {
    let families = faces().chunk_by(|one, next| one.info().family == next.info().family);
    let setter = |face: &'static Font| {
        let shaper = rustybuzz::Face::from_slice(face.data(), face.index())?;
        Some(Setter { face, shaper })
    };
    families.map(|family| family.iter().filter_map(setter).collect()).collect()
});

/// Whether a family has a letter just as it is.
fn has_glyph(character: char) -> bool {
    let has = |setter: &Setter| setter.face.info().coverage.contains(character.into());
    !is_private(character)
        && !is_default_ignorable(character)
        && FAMILIES.iter().any(|family| family.iter().all(has))
}

/// Whether a face sets all of a sign, found out as Typst will: by setting it. A letter that a face puts together from
/// two is put together no more where a selector follows it, so what the face has says too little.
fn sets(setter: &Setter, sign: &str) -> bool {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(sign);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    buffer.guess_segment_properties();
    rustybuzz::shape(&setter.shaper, &[], buffer).glyph_infos().iter().all(|glyph| glyph.glyph_id != 0)
}

/// Characters without a meaning of their own; a face may have used them for anything.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// Unseen characters that change nothing on paper are left out: some may not stand in an accessible PDF.
fn is_kept(character: char) -> bool {
    const SEEN_IN_WHAT_THEY_DO: [char; 16] = [
        '\u{AD}',   // a place to break a word
        '\u{61C}',  // marks of direction
        '\u{200B}', // a place to break a line
        '\u{200C}', // letters apart
        '\u{200D}', // letters together
        '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{2060}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}', '\u{FE0F}', // as a picture
    ];
    character == '\t'
        || !character.is_control() && !is_default_ignorable(character)
        || SEEN_IN_WHAT_THEY_DO.contains(&character)
}
