//! Markdown as a tree of nodes, and as plain words.
//!
//! What a person writes is data everywhere: raw HTML is dropped, an image leaves its description, and only links to
//! `https:` and `mailto:` stay links. A hostile text cannot nest deeper than a stack can bear.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use crate::model::Node;

/// Containers inside containers. What lies deeper keeps its words and loses its form.
const DEEPEST: usize = 32;
/// How much of a body is looked at for its first words, and how many of them a list shows; in characters.
const OPENING_READ: usize = 2000;
const OPENING: usize = 80;

fn events(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS)
}

/// Parses Markdown.
pub fn parse(text: &str) -> Vec<Node> {
    let mut tree = Tree::default();
    for event in events(text) {
        match event {
            Event::Start(tag) => tree.open(tag),
            Event::End(_) => tree.close(),
            Event::Text(words) => tree.text(&words),
            Event::Code(code) => tree.push(Node::Code { text: code.into_string() }),
            Event::SoftBreak => tree.text("\n"),
            Event::HardBreak => tree.push(Node::Break),
            Event::Rule => tree.push(Node::Rule),
            Event::TaskListMarker(checked) => tree.check(checked),
            // HTML, and what the options above do not ask for.
            _ => {}
        }
    }
    while !tree.tags.is_empty() {
        tree.close();
    }
    tree.roots
}

/// The words alone, blocks and lines divided by single spaces.
pub fn plain_text(text: &str) -> String {
    let mut plain = String::new();
    let mut space = false;
    for event in events(text) {
        let words = match &event {
            Event::Text(words) | Event::Code(words) => words,
            Event::Start(tag) if is_block(tag) => {
                space = true;
                continue;
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => {
                space = true;
                continue;
            }
            _ => continue,
        };
        for (index, word) in words.split(char::is_whitespace).enumerate() {
            space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if space && !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
            space = false;
        }
    }
    plain
}

/// The first words of a body, for a list: cut at a word's end.
pub(crate) fn opening(body: &str) -> String {
    let end = body.char_indices().nth(OPENING_READ).map_or(body.len(), |(index, _)| index);
    let plain = plain_text(&body[..end]);
    let Some((end, _)) = plain.char_indices().nth(OPENING) else { return plain };
    let cut = &plain[..end];
    let cut = cut.rfind(' ').map_or(cut, |space| &cut[..space]);
    format!("{cut}…")
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// The tree as it grows.
#[derive(Default)]
struct Tree {
    roots: Vec<Node>,
    /// Containers that are open, outermost first.
    open: Vec<Node>,
    /// For each tag that is open, whether it has a container.
    tags: Vec<bool>,
}

impl Tree {
    fn open(&mut self, tag: Tag<'_>) {
        if self.open.len() >= DEEPEST && is_block(&tag) {
            self.text("\n");
        }
        let node = if self.open.len() < DEEPEST { container(tag) } else { None };
        self.tags.push(node.is_some());
        self.open.extend(node);
    }

    fn close(&mut self) {
        if self.tags.pop() == Some(true) {
            let node = self.open.pop().expect("each open tag with a container has one");
            self.push(node);
        }
    }

    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            // A block of code holds text alone.
            Some(Node::CodeBlock { .. }) => {}
            Some(parent) => children(parent).push(node),
            None => self.roots.push(node),
        }
    }

    /// Adds words, to the words before them if they follow directly.
    fn text(&mut self, words: &str) {
        let siblings = match self.open.last_mut() {
            Some(Node::CodeBlock { text }) => return text.push_str(words),
            Some(parent) => children(parent),
            None => &mut self.roots,
        };
        if let Some(Node::Text { text }) = siblings.last_mut() {
            text.push_str(words);
        } else {
            siblings.push(Node::Text { text: words.to_owned() });
        }
    }

    fn check(&mut self, is_checked: bool) {
        let item = self.open.iter_mut().rev().find_map(|node| match node {
            Node::Item { checked, .. } => Some(checked),
            _ => None,
        });
        if let Some(checked) = item {
            *checked = Some(is_checked);
        }
    }
}

/// The node of a tag, if it has one of its own.
fn container(tag: Tag<'_>) -> Option<Node> {
    let children = Vec::new();
    Some(match tag {
        Tag::Paragraph => Node::Paragraph { children },
        Tag::Heading { level, .. } => Node::Heading { level: level as u8, children },
        Tag::BlockQuote(_) => Node::Quote { children },
        Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
            Node::CodeBlock { text: String::new() }
        }
        Tag::List(start) => {
            Node::List { start: start.map(|start| u32::try_from(start).unwrap_or(u32::MAX)), children }
        }
        Tag::Item => Node::Item { checked: None, children },
        Tag::Emphasis => Node::Emphasis { children },
        Tag::Strong => Node::Strong { children },
        Tag::Strikethrough => Node::Strikethrough { children },
        Tag::Link { link_type, dest_url, .. } => {
            Node::Link { href: address(link_type, &dest_url)?, children }
        }
        _ => return None,
    })
}

/// The address of a link that may stay one.
fn address(link: LinkType, target: &CowStr<'_>) -> Option<String> {
    let address = if link == LinkType::Email { format!("mailto:{target}") } else { target.to_string() };
    let scheme = address.split_once(':')?.0.to_ascii_lowercase();
    let plain = address.chars().all(|letter| !letter.is_control() && !letter.is_whitespace());
    (plain && matches!(scheme.as_str(), "https" | "mailto")).then_some(address)
}

fn children(node: &mut Node) -> &mut Vec<Node> {
    match node {
        Node::Heading { children, .. }
        | Node::Paragraph { children }
        | Node::Quote { children }
        | Node::List { children, .. }
        | Node::Item { children, .. }
        | Node::Emphasis { children }
        | Node::Strong { children }
        | Node::Strikethrough { children }
        | Node::Link { children, .. } => children,
        Node::CodeBlock { .. } | Node::Rule | Node::Text { .. } | Node::Code { .. } | Node::Break => {
            unreachable!("only containers are opened")
        }
    }
}
