//! What was deleted and can be got back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Moment, Target};

/// A deleted thing. It stays for 30 days of use unless it is destroyed on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrashItem {
    /// What it was.
    pub target: Target,
    /// What it is called: the writer's own words. May be empty.
    pub title: String,
    /// When it was deleted.
    pub deleted: Moment,
}
