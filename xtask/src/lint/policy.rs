//! What the window's configuration lets the page do: nothing from elsewhere, nothing inline, and no command of
//! Tauri's own. That each command of ours is listed is held by a test of the shell.

use std::fs;

use serde_json::Value;

use super::nothing;
use crate::shell::{Done, Problem, root};

/// The only origin beyond the page itself: how Tauri's messages travel on Windows. It never leaves the computer.
const OWN_MESSAGES: &str = "http://ipc.localhost";

pub(super) fn check() -> Done {
    let mut found = objections_to_configuration(&json("src-tauri/tauri.conf.json")?);
    for entry in fs::read_dir(root().join("src-tauri/capabilities"))? {
        let name = entry?.file_name();
        let capability = json(&format!("src-tauri/capabilities/{}", name.to_string_lossy()))?;
        found.extend(objections_to_capability(&capability));
    }
    nothing(&found)
}

fn json(path: &str) -> Done<Value> {
    serde_json::from_str(&fs::read_to_string(root().join(path))?)
        .map_err(|error| Problem::new(format!("{path}: {error}")))
}

fn objections_to_configuration(configuration: &Value) -> Vec<String> {
    let app = &configuration["app"];
    let security = &app["security"];
    let mut found = Vec::new();
    if security["freezePrototype"] != true {
        found.push("freezePrototype is not on".to_owned());
    }
    if app["withGlobalTauri"] != false {
        found.push("withGlobalTauri is not off".to_owned());
    }
    if security["csp"]["default-src"] != "'none'" {
        found.push("the content security policy does not begin from default-src 'none'".to_owned());
    }
    for (directive, sources) in security["csp"].as_object().into_iter().flatten() {
        for source in sources.as_str().unwrap_or("not text").split_whitespace() {
            if !may_be_a_source(directive, source) {
                found.push(format!("the content security policy allows {source} in {directive}"));
            }
        }
    }
    found
}

fn may_be_a_source(directive: &str, source: &str) -> bool {
    match source {
        "'none'" | "'self'" => true,
        "data:" | "blob:" => directive == "img-src",
        "ipc:" | OWN_MESSAGES => directive == "connect-src",
        _ => false,
    }
}

fn objections_to_capability(capability: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if capability.get("remote").is_some() {
        found.push("a capability is given to a remote page".to_owned());
    }
    for permission in capability["permissions"].as_array().into_iter().flatten() {
        // `core:default` and the like have a colon; our own commands do not.
        let name = permission.as_str().unwrap_or("something that is no name");
        if !name.starts_with("allow-") || name.contains([':', '*']) {
            found.push(format!("a capability lists {name}, which is no command of ours"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{objections_to_capability, objections_to_configuration};

    fn configuration(directive: &str, sources: &str) -> Value {
        let mut csp = json!({ "default-src": "'none'", "script-src": "'self'" });
        csp[directive] = sources.into();
        json!({ "app": { "withGlobalTauri": false, "security": { "freezePrototype": true, "csp": csp } } })
    }

    #[test]
    fn a_policy_without_strangers_passes() {
        let good = configuration("connect-src", "ipc: http://ipc.localhost");
        assert_eq!(objections_to_configuration(&good), Vec::<String>::new());
    }

    #[test]
    fn each_way_out_of_the_policy_is_seen() {
        for (directive, sources) in [
            ("connect-src", "https://example.org"),
            ("script-src", "'self' 'unsafe-inline'"),
            ("script-src", "data:"),
            ("img-src", "*"),
            ("default-src", "'self'"),
        ] {
            let bad = configuration(directive, sources);
            assert_eq!(objections_to_configuration(&bad).len(), 1, "{directive} {sources}");
        }
        assert_eq!(objections_to_configuration(&json!({})).len(), 3, "nothing configured is not enough");
    }

    #[test]
    fn only_commands_of_ours_may_be_listed() {
        assert!(objections_to_capability(&json!({ "permissions": ["allow-lock"] })).is_empty());
        for permission in ["core:default", "fs:allow-read", "lock"] {
            let bad = json!({ "permissions": [permission] });
            assert_eq!(objections_to_capability(&bad).len(), 1, "{permission}");
        }
        assert_eq!(objections_to_capability(&json!({ "remote": {}, "permissions": [] })).len(), 1);
    }
}
