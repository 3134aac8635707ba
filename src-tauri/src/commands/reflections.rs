//! Reflections.

use candor_journal::model::{Id, Node, Reflection, ReflectionSummary};

adapters! {
    reflections_list() -> Vec<ReflectionSummary>;
    reflection_get(id: Id) -> Reflection;
    reflection_create() -> Reflection;
    reflection_delete(id: Id) -> ();
    markdown_preview(text: String) -> Vec<Node>;
}
