//! The published form of a worksheet's file.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

use std::sync::LazyLock;

/// Whether the published schema knows a file.
pub fn is_in_the_form(text: &str) -> bool {
    static SCHEMA: LazyLock<(boon::Schemas, boon::SchemaIndex)> = LazyLock::new(|| {
        let text = include_str!("../../../../docs/worksheet.schema.json");
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("worksheet.json", serde_json::from_str(text).unwrap()).unwrap();
        let mut schemas = boon::Schemas::new();
        let index = compiler.compile("worksheet.json", &mut schemas).unwrap();
        (schemas, index)
    });
    let (schemas, index) = &*SCHEMA;
    schemas.validate(&serde_json::from_str(text).unwrap(), *index).is_ok()
}
