//! The share document.

use candor_app::api::Exported;
use candor_share::model::{ShareFormat, SharePreview, ShareSelection};

adapters! {
    share_preview(selection: ShareSelection) -> SharePreview;
    share_export(selection: ShareSelection, format: ShareFormat) -> Option<Exported>;
}
