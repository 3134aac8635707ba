//! What every output asks of a text in Markdown, which comes as a tree.

use candor_journal::model::Node;

/// Numbers headings by what they stand below, so that whoever goes from heading to heading with a screen reader finds
/// no gap: a third-level heading right below a first-level one is of the second level.
pub(crate) struct Outline {
    /// The level of the heading that everything stands below, 0 for none.
    above: usize,
    /// Levels, as the writer gave them, of the headings that the next one may stand below.
    open: Vec<u8>,
}

impl Outline {
    /// Headings that stand below one of this level, or below none (0).
    pub(crate) fn below(above: usize) -> Self {
        Self { above, open: Vec::new() }
    }

    /// The level, 1 to 6, of the next heading, of which the writer made one of `level`.
    pub(crate) fn level(&mut self, level: u8) -> usize {
        self.open.retain(|open| *open < level);
        self.open.push(level);
        (self.above + self.open.len()).min(6)
    }
}

/// Whether a node stands inside a line.
pub(crate) fn is_inline(node: &Node) -> bool {
    matches!(
        node,
        Node::Text { .. }
            | Node::Emphasis { .. }
            | Node::Strong { .. }
            | Node::Strikethrough { .. }
            | Node::Code { .. }
            | Node::Link { .. }
            | Node::Break
    )
}

/// The nodes inside a node.
pub(crate) fn children(node: &Node) -> &[Node] {
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
        Node::CodeBlock { .. } | Node::Rule | Node::Text { .. } | Node::Code { .. } | Node::Break => &[],
    }
}

/// The words alone.
pub(crate) fn plain(nodes: &[Node]) -> String {
    let mut words = String::new();
    for node in nodes {
        match node {
            Node::Text { text } | Node::Code { text } | Node::CodeBlock { text } => words.push_str(text),
            Node::Break => words.push('\n'),
            other => words.push_str(&plain(children(other))),
        }
    }
    words
}

/// The address that has to stand behind the words of a link, where the words are not the address themselves.
pub(crate) fn shown_address<'a>(href: &'a str, words: &[Node]) -> Option<&'a str> {
    let address = href.strip_prefix("mailto:").unwrap_or(href);
    let words = plain(words);
    (words.trim() != address && words.trim() != href).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_never_skip_a_level_on_the_way_down() {
        let levels = |above, given: [u8; 5]| {
            let mut outline = Outline::below(above);
            given.map(|level| outline.level(level))
        };
        assert_eq!(levels(0, [3, 3, 1, 6, 2]), [1, 1, 1, 2, 2]);
        assert_eq!(levels(1, [1, 2, 3, 1, 6]), [2, 3, 4, 2, 3]);
    }

    #[test]
    fn an_address_that_is_its_own_words_is_not_told_twice() {
        let words = [Node::Text { text: "a@example.org".into() }];
        assert_eq!(shown_address("mailto:a@example.org", &words), None);
        assert_eq!(shown_address("https://example.org", &words), Some("https://example.org"));
    }
}
