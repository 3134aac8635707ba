//! What Typst may see: our template, our faces, and the document as values. There is no file, no package, no network
//! and no clock to ask.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, dict};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt as _, World};

/// The faces, in the order in which a letter is looked for in them.
static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let faces: [&'static [u8]; 6] = [
        include_bytes!("../../fonts/Literata-Regular.ttf"),
        include_bytes!("../../fonts/Literata-Italic.ttf"),
        include_bytes!("../../fonts/Literata-SemiBold.ttf"),
        include_bytes!("../../fonts/NotoSerifHebrew-Regular.ttf"),
        include_bytes!("../../fonts/MarkaziText-Regular.ttf"),
        include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
    ];
    let fonts: Vec<Font> = faces.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect();
    Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

struct Faces {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

/// The families of the faces, in their order.
pub(super) fn families() -> Vec<&'static str> {
    let mut families: Vec<&str> = FACES.fonts.iter().map(|font| font.info().family.as_str()).collect();
    families.dedup();
    families
}

/// Every face.
pub(super) fn faces() -> &'static [Font] {
    &FACES.fonts
}

/// One document, ready to be set.
pub(super) struct Paper {
    library: LazyHash<Library>,
    template: Source,
}

impl Paper {
    pub(super) fn new(document: Dict) -> Self {
        // Of what Typst still tries out, heads of table rows alone.
        let features: Features = [Feature::A11yExtras].into_iter().collect();
        let library =
            Library::builder().with_features(features).with_inputs(dict! { "document" => document }).build();
        let path = VirtualPath::new("document.typ").expect("a plain name");
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Self {
            library: LazyHash::new(library),
            template: Source::new(id, include_str!("document.typ").to_owned()),
        }
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
