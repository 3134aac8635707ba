//! The document as one HTML file that needs nothing else and asks nobody for anything.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use candor_journal::model::Node;
use candor_locales::Words;
use ring::digest::{SHA256, digest};

use crate::model::{ShareCount, ShareDocument, ShareEntry, ShareRow, ShareSection};
use crate::prose::{Outline, shown_address};

/// How the document looks on a screen and on paper.
pub(crate) const DOCUMENT_STYLE: &str = include_str!("document.css");

/// The document as a self-contained page for screen and paper. It names no author, program or date, runs no script,
/// loads nothing, and sends no referrer.
pub fn html(document: &ShareDocument) -> String {
    let words = Words::new(&document.language);
    let mut page = format!(
        concat!(
            "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; ",
            "base-uri 'none'; form-action 'none'\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{style}</style>\n",
            "</head>\n<body>\n<main>\n",
        ),
        language = escaped(&document.language),
        direction = words.direction(),
        hash = STANDARD.encode(digest(&SHA256, DOCUMENT_STYLE.as_bytes())),
        title = escaped(&words.get("document-title", &[])),
        style = DOCUMENT_STYLE,
    );
    if let Some(title) = &document.title {
        let _ = writeln!(page, "<header>\n<h1 dir=\"auto\">{}</h1>\n</header>", escaped(&title.title));
    }
    for section in &document.sections {
        write_section(&mut page, section, &words);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn write_section(page: &mut String, section: &ShareSection, words: &Words) {
    page.push_str("<section>\n");
    if !section.title.is_empty() {
        let _ = writeln!(page, "<h1>{}</h1>", escaped(&section.title));
    }
    if let Some(inventory) = &section.inventory_title {
        let _ = writeln!(page, "<p class=\"inventory\" dir=\"auto\">{}</p>", escaped(inventory));
    }
    for entry in &section.entries {
        write_entry(page, entry);
    }
    if !section.counts.is_empty() {
        write_counts(page, &section.counts, words);
    }
    write_nodes(page, &section.prose, &mut Outline::below(usize::from(!section.title.is_empty())));
    page.push_str("</section>\n");
}

/// What was marked and how often, with the column of opposites only where there is one.
fn write_counts(page: &mut String, counts: &[ShareCount], words: &Words) {
    let opposites = counts.iter().any(|count| !count.opposite.is_empty());
    let heads = ["document-pattern", "document-how-often", "document-instead"];
    page.push_str("<table>\n<thead>\n<tr>");
    for id in &heads[..if opposites { 3 } else { 2 }] {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escaped(&words.get(id, &[])));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for ShareCount { label, count, opposite } in counts {
        let _ = write!(page, "<tr><th scope=\"row\" dir=\"auto\">{}</th><td>{count}</td>", escaped(label));
        if opposites {
            let _ = write!(page, "<td dir=\"auto\">{}</td>", escaped(opposite));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn write_entry(page: &mut String, entry: &ShareEntry) {
    let _ = write!(page, "<article>\n<h2><span class=\"number\">{}</span>", entry.number);
    if !entry.heading.is_empty() {
        // The name is isolated: whichever way it runs, it does not turn the number before it.
        let _ = write!(page, " <bdi>{}</bdi>", escaped(&entry.heading));
    }
    page.push_str("</h2>\n");
    for row in &entry.rows {
        write_row(page, row);
    }
    page.push_str("</article>\n");
}

/// A row. Each paragraph is a block of its own in its own direction, so that a mark which turns text around ends
/// with it.
fn write_row(page: &mut String, row: &ShareRow) {
    let _ = writeln!(page, "<h3>{}</h3>", escaped(&row.label));
    let text: String = row.runs.iter().map(|run| run.text.as_str()).collect();
    for line in lines(&text).filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(page, "<p dir=\"auto\">{}</p>", escaped(line));
    }
}

/// Markdown's blocks and what stands in them, each block in its own direction.
fn write_nodes(page: &mut String, nodes: &[Node], outline: &mut Outline) {
    for node in nodes {
        match node {
            Node::Heading { level, children } => {
                let tag = format!("h{}", outline.level(*level));
                write_element(page, &tag, " dir=\"auto\"", children, outline);
            }
            Node::Paragraph { children } => write_element(page, "p", " dir=\"auto\"", children, outline),
            Node::Quote { children } => write_element(page, "blockquote", "", children, outline),
            Node::List { start: None, children } => write_element(page, "ul", "", children, outline),
            Node::List { start: Some(start), children } => {
                write_element(page, "ol", &format!(" start=\"{start}\""), children, outline);
            }
            Node::Item { checked, children } => {
                page.push_str("<li dir=\"auto\">");
                page.push_str(checked.map_or("", |done| if done { "☑ " } else { "☐ " }));
                write_nodes(page, children, outline);
                page.push_str("</li>\n");
            }
            Node::CodeBlock { text } => {
                let _ = writeln!(page, "<pre dir=\"auto\">{}</pre>", escaped_lines(text));
            }
            Node::Rule => page.push_str("<hr>\n"),
            Node::Text { text } => page.push_str(&escaped_lines(text)),
            Node::Emphasis { children } => write_inline(page, "em", children, outline),
            Node::Strong { children } => write_inline(page, "strong", children, outline),
            Node::Strikethrough { children } => write_inline(page, "s", children, outline),
            Node::Code { text } => {
                let _ = write!(page, "<code>{}</code>", escaped(text));
            }
            // The file leads nowhere: an address stands as words behind those it was given.
            Node::Link { href, children } => {
                write_nodes(page, children, outline);
                if let Some(address) = shown_address(href, children) {
                    let _ = write!(page, " (<bdi>{}</bdi>)", escaped(address));
                }
            }
            Node::Break => page.push_str("<br>"),
        }
    }
}

fn write_element(page: &mut String, tag: &str, attributes: &str, children: &[Node], outline: &mut Outline) {
    let _ = write!(page, "<{tag}{attributes}>");
    write_nodes(page, children, outline);
    let _ = writeln!(page, "</{tag}>");
}

fn write_inline(page: &mut String, tag: &str, children: &[Node], outline: &mut Outline) {
    let _ = write!(page, "<{tag}>");
    write_nodes(page, children, outline);
    let _ = write!(page, "</{tag}>");
}

/// Escaped text that keeps its line breaks.
fn escaped_lines(text: &str) -> String {
    lines(text).map(escaped).collect::<Vec<_>>().join("\n")
}

/// The lines of a text, at every kind of line break there is.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n")
        .flat_map(|line| line.split(['\n', '\r', '\u{000B}', '\u{000C}', '\u{0085}', '\u{2028}', '\u{2029}']))
}

/// Text that stays text between tags and in quoted attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            character => safe.push(printable(character)),
        }
    }
    safe
}

/// A character that a text file may hold: control characters become the sign for what cannot be shown.
pub(crate) fn printable(character: char) -> char {
    if character.is_control() && character != '\t' { char::REPLACEMENT_CHARACTER } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_become_text() {
        assert_eq!(escaped("<b a='1'>&\"\0\t"), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;\u{FFFD}\t");
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let found: Vec<_> = lines("a\r\nb\nc\rd\u{2028}e\u{2029}f").collect();
        assert_eq!(found, ["a", "b", "c", "d", "e", "f"]);
    }
}
