//! Accessibility rules, run in the real page by axe-core.

use std::fs;
use std::path::Path;

use fantoccini::Client;
use serde_json::Value;

/// A rule that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub rule: String,
    /// What is wrong, and where.
    pub places: Vec<String>,
}

/// Runs every rule over what is on the screen.
pub(crate) async fn violations(client: &Client) -> Vec<Violation> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let library = fs::read_to_string(library).expect("axe-core is among the page's development packages");
    client.execute(&format!("{library}; return 0;"), vec![]).await.expect("axe-core runs in the page");
    let answer = client
        .execute_async(
            "const done = arguments[arguments.length - 1];
             window.axe.run(document, { resultTypes: ['violations'] })
               .then((result) => done(result.violations), (problem) => done(String(problem)));",
            vec![],
        )
        .await
        .expect("axe-core answers");
    let list = answer.as_array().unwrap_or_else(|| panic!("axe did not run: {answer}"));
    list.iter()
        .map(|violation| Violation {
            rule: text(&violation["id"]),
            places: violation["nodes"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|node| format!("{} — {}", text(&node["html"]), text(&node["failureSummary"])))
                .collect(),
        })
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
