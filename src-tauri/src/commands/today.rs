//! Today and search.

use candor_app::api::Today;
use candor_journal::model::SearchHit;

adapters! {
    today() -> Today;
    search(query: String, limit: u32) -> Vec<SearchHit>;
}
