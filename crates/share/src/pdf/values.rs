//! The document as the template's values.

use candor_journal::model::Node;
use candor_locales::{Words, balanced};
use typst::foundations::{Array, Dict, IntoValue, Str, Value, dict};
use typst::text::is_default_ignorable;
use unicode_bidi::{Direction, get_base_direction};

use super::letters::Letters;
use super::world::families;
use crate::html::lines;
use crate::model::{ShareDocument, ShareEntry, ShareRow, ShareSection};
use crate::prose::{Outline, is_inline, plain, shown_address};

/// Stands for a title of which nothing can be seen.
const UNSEEN: &str = "…";

/// Everything the template asks for.
pub(super) fn values(document: &ShareDocument, letters: &mut Letters) -> Dict {
    let words = Words::new(&document.language);
    let mut setter = Setter { letters, backwards: words.direction() == "rtl" };
    let (language, region) = tag(&document.language);
    let heads = ["document-pattern", "document-how-often", "document-instead"];
    dict! {
        "language" => language,
        "region" => region,
        "direction" => words.direction(),
        "faces" => families().into_iter().map(IntoValue::into_value).collect::<Array>(),
        "name" => words.get("document-title", &[]),
        "page" => words.get("document-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        "table-heads" => heads.into_iter().map(|id| words.get(id, &[]).into_value()).collect::<Array>(),
        "title" => document.title.as_ref().map(|title| setter.line(&title.title)),
        "sections" => document.sections.iter().map(|section| setter.section(section)).collect::<Array>(),
    }
}

/// Language and region of a BCP 47 tag, as Typst names them.
fn tag(language: &str) -> (String, Value) {
    let mut parts = language.split('-');
    let language =
        parts.next().filter(|part| matches!(part.len(), 2 | 3)).unwrap_or(candor_locales::FALLBACK);
    let region =
        parts.find(|part| part.len() == 2 && part.chars().all(|letter| letter.is_ascii_alphabetic()));
    (
        language.to_ascii_lowercase(),
        region.map_or(Value::None, |region| region.to_ascii_uppercase().into_value()),
    )
}

struct Setter<'a> {
    letters: &'a mut Letters,
    /// Whether the document's own language runs from right to left.
    backwards: bool,
}

impl Setter<'_> {
    fn section(&mut self, section: &ShareSection) -> Value {
        let counts = section.counts.iter().map(|count| {
            let mut row = self.line(&count.label);
            row.insert("count".into(), i64::from(count.count).into_value());
            row.insert("opposite".into(), self.filled(&count.opposite));
            row.into_value()
        });
        let counts: Array = counts.collect();
        let has_title = self.is_seen(&section.title);
        // What is under it needs a heading over it, also where nothing of it can be seen.
        let needs_title = !section.entries.is_empty() || !section.counts.is_empty();
        let title = if has_title || !needs_title { section.title.as_str() } else { UNSEEN };
        let mut outline = Outline::below(usize::from(has_title || needs_title));
        dict! {
            "title" => self.filled(title),
            "inventory" => section.inventory_title.as_deref().map_or(Value::None, |title| self.filled(title)),
            "entries" => section.entries.iter().map(|entry| self.entry(entry)).collect::<Array>(),
            "counts" => counts,
            "prose" => self.blocks(&section.prose, &mut outline),
        }
        .into_value()
    }

    fn entry(&mut self, entry: &ShareEntry) -> Value {
        let mut heading = self.letters.line(&entry.heading);
        if self.runs_backwards(&heading) != self.backwards {
            // The name is isolated: it does not turn the number before it.
            heading = format!("\u{2068}{}\u{2069}", balanced(&heading));
        }
        let rows: Array = entry.rows.iter().map(|row| self.row(row)).collect();
        dict! { "number" => entry.number.to_string(), "heading" => heading, "rows" => rows }.into_value()
    }

    fn row(&mut self, row: &ShareRow) -> Value {
        let text: String = row.runs.iter().map(|run| run.text.as_str()).collect();
        let lines: Array =
            lines(&text).map(|line| self.filled(line)).filter(|line| *line != Value::None).collect();
        dict! { "label" => self.letters.line(&row.label), "lines" => lines }.into_value()
    }

    /// A line, or none where there are no words.
    fn filled(&mut self, text: &str) -> Value {
        if self.is_seen(text) { self.line(text).into_value() } else { Value::None }
    }

    /// Whether anything of a text is seen on paper.
    fn is_seen(&mut self, text: &str) -> bool {
        let unseen = |character: char| character.is_whitespace() || is_default_ignorable(character);
        !self.letters.line(text).chars().all(unseen)
    }

    /// Whether anything of what stands in a line is seen.
    fn are_seen(&mut self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| match node {
            Node::Text { text } | Node::Code { text } | Node::CodeBlock { text } => self.is_seen(text),
            Node::Link { href, children } => {
                self.are_seen(children) || shown_address(href, children).is_some_and(|it| self.is_seen(it))
            }
            other => self.are_seen(crate::prose::children(other)),
        })
    }

    /// A line with the way it runs.
    fn line(&mut self, text: &str) -> Dict {
        // More than one line would be set as one: what stands between them must not join words.
        let text = lines(text).collect::<Vec<_>>().join(" ");
        dict! { "text" => self.letters.line(&text), "backwards" => self.runs_backwards(&text) }
    }

    /// The way a text runs by its first letter with a way of its own, else the document's way.
    fn runs_backwards(&self, text: &str) -> bool {
        match get_base_direction(text) {
            Direction::Ltr => false,
            Direction::Rtl => true,
            Direction::Mixed => self.backwards,
        }
    }

    /// Blocks of Markdown; words that stand among them without a paragraph get one.
    fn blocks(&mut self, nodes: &[Node], outline: &mut Outline) -> Array {
        let mut blocks = Array::new();
        for group in nodes.chunk_by(|one, next| is_inline(one) && is_inline(next)) {
            match group {
                // A heading without words is none: it could not be read out, nor stand in an accessible document.
                [Node::Heading { children, .. }] if !self.are_seen(children) => {}
                [Node::Heading { level, children }] => {
                    let mut block = self.inline_block("heading", children);
                    block.insert("level".into(), outline.level(*level).into_value());
                    blocks.push(block.into_value());
                }
                [Node::Paragraph { children }] => {
                    blocks.push(self.inline_block("paragraph", children).into_value());
                }
                [Node::Quote { children }] => {
                    let children = self.blocks(children, outline);
                    blocks.push(dict! { "kind" => "quote", "children" => children }.into_value());
                }
                [Node::List { start, children }] => {
                    let items: Array =
                        children.iter().map(|item| self.item(item, outline).into_value()).collect();
                    blocks.push(
                        match start {
                            None => dict! { "kind" => "list", "items" => items },
                            Some(start) => {
                                dict! { "kind" => "enumeration", "start" => i64::from(*start), "items" => items }
                            }
                        }
                        .into_value(),
                    );
                }
                [item @ Node::Item { .. }] => blocks.extend(self.item(item, outline)),
                [Node::CodeBlock { text }] => {
                    for line in lines(text.trim_end()) {
                        let words = [Node::Text { text: line.to_owned() }];
                        blocks.push(self.inline_block("paragraph", &words).into_value());
                    }
                }
                [Node::Rule] => blocks.push(dict! { "kind" => "rule" }.into_value()),
                words => blocks.push(self.inline_block("paragraph", words).into_value()),
            }
        }
        blocks
    }

    fn item(&mut self, item: &Node, outline: &mut Outline) -> Array {
        let Node::Item { checked, children } = item else { return Array::new() };
        let Some(checked) = checked else { return self.blocks(children, outline) };
        // A task's mark stands before its first words.
        let mark = Node::Text { text: if *checked { "\u{25A0} " } else { "\u{25A1} " }.to_owned() };
        let mut children = children.clone();
        match children.first_mut() {
            Some(Node::Paragraph { children }) => children.insert(0, mark),
            _ => children.insert(0, mark),
        }
        self.blocks(&children, outline)
    }

    fn inline_block(&mut self, kind: &str, children: &[Node]) -> Dict {
        let words = self.words(children);
        dict! { "kind" => kind, "backwards" => self.runs_backwards(&plain(children)), "children" => words }
    }

    fn words(&mut self, nodes: &[Node]) -> Array {
        let mut words = Array::new();
        for node in nodes {
            let mut wrapped = |this: &mut Self, kind: &str, children: &[Node]| {
                let children = this.words(children);
                words.push(dict! { "kind" => kind, "children" => children }.into_value());
            };
            match node {
                Node::Emphasis { children } => wrapped(self, "emphasis", children),
                Node::Strong { children } => wrapped(self, "strong", children),
                Node::Strikethrough { children } => wrapped(self, "strike", children),
                Node::Text { text } | Node::Code { text } | Node::CodeBlock { text } => {
                    self.text(text, &mut words);
                }
                // The document leads nowhere: an address is words.
                Node::Link { href, children } => {
                    words.extend(self.words(children));
                    if let Some(address) = shown_address(href, children) {
                        self.text(&format!(" ({address})"), &mut words);
                    }
                }
                Node::Break | Node::Rule => words.push(dict! { "kind" => "break" }.into_value()),
                Node::Heading { children, .. }
                | Node::Paragraph { children }
                | Node::Quote { children }
                | Node::List { children, .. }
                | Node::Item { children, .. } => words.extend(self.words(children)),
            }
        }
        words
    }

    fn text(&mut self, text: &str, words: &mut Array) {
        for (index, line) in lines(text).enumerate() {
            if index > 0 {
                words.push(dict! { "kind" => "break" }.into_value());
            }
            if !line.is_empty() {
                words.push(
                    dict! { "kind" => "text", "text" => Str::from(self.letters.line(line)) }.into_value(),
                );
            }
        }
    }
}
