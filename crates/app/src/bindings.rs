//! Types for the page, written from the types and the list of commands here, so that they are never written twice.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::api::AppEvent;
use crate::command::{self, CommandVisitor};
use crate::error::AppError;

/// The whole of `ui/src/lib/backend/bindings.ts`: every type that crosses, and the map of commands.
pub fn typescript() -> String {
    let mut writer = Writer::new();
    writer.collect::<AppError>();
    writer.collect::<AppEvent>();
    command::visit(&mut writer);
    writer.finish()
}

struct Writer {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
    commands: String,
    arguments: Vec<String>,
}

impl Writer {
    fn new() -> Self {
        Self {
            config: Config::default().with_large_int("number"),
            seen: HashSet::new(),
            declarations: BTreeMap::new(),
            commands: String::new(),
            arguments: Vec::new(),
        }
    }

    /// Declares a type and all that it is made of.
    fn collect<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Only types of ours have a file of their own; numbers, strings and lists have none.
        if T::output_path().is_some() {
            let documentation = T::docs().unwrap_or_default();
            let declaration = format!("{documentation}export {}\n", T::decl(&self.config));
            self.declarations.insert(T::ident(&self.config), declaration);
        }
    }

    fn finish(self) -> String {
        let mut text = String::from(
            "// Written by `cargo xtask bindings` from the Rust types. Changes here are overwritten.\n\n",
        );
        for declaration in self.declarations.values() {
            text.push_str(declaration);
            text.push('\n');
        }
        text.push_str(
            "/** The commands: what each takes and what it answers. */\nexport interface Commands {\n",
        );
        text.push_str(&self.commands);
        text.push_str("}\n");
        text
    }
}

impl TypeVisitor for Writer {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.collect::<T>();
    }
}

impl CommandVisitor for Writer {
    fn command(&mut self, name: &'static str, documentation: &[&'static str]) {
        let documentation: Vec<_> = documentation.iter().map(|line| line.trim()).collect();
        let _ = writeln!(self.commands, "  /** {} */\n  {name}: {{", documentation.join(" "));
        self.arguments.clear();
    }

    fn argument<T: TS + 'static + ?Sized>(&mut self, name: &'static str) {
        self.collect::<T>();
        self.arguments.push(format!("{name}: {}", T::name(&self.config)));
    }

    fn result<T: TS + 'static + ?Sized>(&mut self) {
        self.collect::<T>();
        let arguments = if self.arguments.is_empty() {
            String::from("Record<string, never>")
        } else {
            format!("{{ {} }}", self.arguments.join("; "))
        };
        let name = T::name(&self.config);
        // A command that answers nothing answers `null` over the bridge.
        let _ = writeln!(self.commands, "    arguments: {arguments};\n    result: {name};\n  }};");
    }
}
