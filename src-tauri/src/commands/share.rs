//! The share document.

use candor_app::api::{Exported, SecretText};
use candor_journal::model::{Id, PersonDraft};
use candor_share::model::{
    AmendsSelection, ShareDocument, ShareFormat, ShareNames, SharePreview, ShareSelection,
};

adapters! {
    share_preview(selection: ShareSelection) -> SharePreview;
    share_names(id: Id, draft: PersonDraft, language: String) -> ShareNames;
    amends_preview(selection: AmendsSelection) -> SharePreview;
    amends_export(selection: AmendsSelection, format: ShareFormat, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    letter_export(id: Id, format: ShareFormat, language: String, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    share_export(selection: ShareSelection, format: ShareFormat, passphrase: Option<SecretText>, to_whom: String) -> Option<Exported>;
    passphrase_propose(language: String) -> String;
    pdf_unprintable(document: ShareDocument) -> Vec<char>;
}
