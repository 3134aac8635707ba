//! Makes a permission for each command that the capability of the window lists.
//!
//! `capabilities/main.json` is the one list read here; a test in `commands` holds it against the app's own.

use std::{error::Error, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let capability: Value = serde_json::from_str(&fs::read_to_string("capabilities/main.json")?)?;
    let permissions = capability["permissions"].as_array().ok_or("the capability lists no permissions")?;
    let mut commands: Vec<&'static str> = Vec::with_capacity(permissions.len());
    for permission in permissions {
        let name = permission
            .as_str()
            .and_then(|permission| permission.strip_prefix("allow-"))
            .ok_or("the capability lists something that is not allow-<command>")?;
        commands.push(name.replace('-', "_").leak());
    }
    // Without a manifest of commands every window could call every command.
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
