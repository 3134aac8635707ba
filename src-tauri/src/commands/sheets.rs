//! Worksheets of one's own.

use candor_app::api::Exported;
use candor_journal::model::{Entry, EntryTitle, Id, Worksheet, WorksheetDraft, WorksheetPreview};

adapters! {
    entry_titles(worksheet: String) -> Vec<EntryTitle>;
    entry_get(id: Id) -> Entry;
    worksheet_create(draft: WorksheetDraft) -> Worksheet;
    worksheet_draft(id: Id) -> WorksheetDraft;
    worksheet_delete(id: Id) -> ();
    worksheet_export(id: Id, filled: bool) -> Option<Exported>;
    worksheet_choose() -> Option<WorksheetPreview>;
    worksheet_take_in(accept: bool) -> Option<Worksheet>;
}
