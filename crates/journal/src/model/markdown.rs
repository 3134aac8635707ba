//! Markdown as a tree of nodes. Raw HTML and images are not in it; they were dropped by the parser.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A node of the tree, block or inline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Node {
    /// Heading, level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// Paragraph.
    Paragraph {
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// Quotation.
    Quote {
        /// Block nodes.
        children: Vec<Node>,
    },
    /// List of items.
    List {
        /// First number when it is ordered.
        start: Option<u32>,
        /// `Item` nodes.
        children: Vec<Node>,
    },
    /// One item of a list.
    Item {
        /// Set when the item is a task.
        checked: Option<bool>,
        /// Block or inline nodes.
        children: Vec<Node>,
    },
    /// Block of code.
    CodeBlock {
        /// The code.
        text: String,
    },
    /// Thematic break.
    Rule,
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// Strong emphasis.
    Strong {
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// Struck out.
    Strikethrough {
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// Inline code.
    Code {
        /// The code.
        text: String,
    },
    /// A link: only `https:` and `mailto:`; any other target leaves just its words in the tree.
    Link {
        /// The address.
        href: String,
        /// Inline nodes.
        children: Vec<Node>,
    },
    /// A line break inside a paragraph.
    Break,
}
