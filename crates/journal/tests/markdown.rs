//! Markdown as a tree and as words.
#![allow(clippy::unwrap_used)]

use candor_journal::markdown::{parse, plain_text};
use candor_journal::model::Node;
use proptest::prelude::*;

/// A tree as a short line: the name of a node and what is in it, in parentheses.
fn sketch(nodes: &[Node]) -> String {
    let parts: Vec<_> = nodes
        .iter()
        .map(|node| match node {
            Node::Heading { level, children } => format!("h{level}({})", sketch(children)),
            Node::Paragraph { children } => format!("p({})", sketch(children)),
            Node::Quote { children } => format!("quote({})", sketch(children)),
            Node::List { start: None, children } => format!("list({})", sketch(children)),
            Node::List { start: Some(start), children } => format!("list{start}({})", sketch(children)),
            Node::Item { checked: None, children } => format!("item({})", sketch(children)),
            Node::Item { checked: Some(checked), children } => {
                format!("task:{checked}({})", sketch(children))
            }
            Node::CodeBlock { text } => format!("code({text:?})"),
            Node::Rule => "rule".to_owned(),
            Node::Text { text } => format!("{text:?}"),
            Node::Emphasis { children } => format!("em({})", sketch(children)),
            Node::Strong { children } => format!("strong({})", sketch(children)),
            Node::Strikethrough { children } => format!("struck({})", sketch(children)),
            Node::Code { text } => format!("`{text}`"),
            Node::Link { href, children } => format!("link[{href}]({})", sketch(children)),
            Node::Break => "break".to_owned(),
        })
        .collect();
    parts.join(" ")
}

#[test]
fn markdown_becomes_a_tree() {
    for (text, tree, words) in [
        ("", "", ""),
        ("# One *two*\n\nthree", r#"h1("One " em("two")) p("three")"#, "One two three"),
        ("one\ntwo  \nthree", r#"p("one\ntwo" break "three")"#, "one two three"),
        ("> one\n> > two", r#"quote(p("one") quote(p("two")))"#, "one two"),
        ("3. one\n4. two", r#"list3(item("one") item("two"))"#, "one two"),
        ("- [x] one\n- [ ] two", r#"list(task:true("one") task:false("two"))"#, "one two"),
        ("~~old~~ **new** `code`", r#"p(struck("old") " " strong("new") " " `code`)"#, "old new code"),
        ("```\nlet x;\n```\n\n---", r#"code("let x;\n") rule"#, "let x;"),
        ("a &amp; b", r#"p("a & b")"#, "a & b"),
        ("مرحبا *יום* 🌊", r#"p("مرحبا " em("יום") " 🌊")"#, "مرحبا יום 🌊"),
    ] {
        assert_eq!(sketch(&parse(text)), tree, "{text}");
        assert_eq!(plain_text(text), words, "{text}");
    }
}

#[test]
fn what_could_do_harm_leaves_at_most_its_words() {
    for (text, tree) in [
        ("<script>alert(1)</script>\n\nafter", r#"p("after")"#),
        ("be <b onclick=x>bold</b>", r#"p("be bold")"#),
        ("![a boat](https://example.org/boat.png)", r#"p("a boat")"#),
        ("[go](https://example.org)", r#"p(link[https://example.org]("go"))"#),
        ("[go](HTTPS://example.org)", r#"p(link[HTTPS://example.org]("go"))"#),
        ("[go](http://example.org)", r#"p("go")"#),
        ("[go](javascript:alert)", r#"p("go")"#),
        ("[go](java&#x0A;script:alert)", r#"p("go")"#),
        ("[go](data:text/html,x)", r#"p("go")"#),
        ("[go](file:///etc/passwd)", r#"p("go")"#),
        ("[go](//example.org)", r#"p("go")"#),
        ("[go](#here)", r#"p("go")"#),
        ("<ana@example.org>", r#"p(link[mailto:ana@example.org]("ana@example.org"))"#),
        ("[![a boat](x.png)](https://example.org)", r#"p(link[https://example.org]("a boat"))"#),
    ] {
        assert_eq!(sketch(&parse(text)), tree, "{text}");
    }
}

fn depth(nodes: &[Node]) -> usize {
    nodes
        .iter()
        .map(|node| match node {
            Node::Heading { children, .. }
            | Node::Paragraph { children }
            | Node::Quote { children }
            | Node::List { children, .. }
            | Node::Item { children, .. }
            | Node::Emphasis { children }
            | Node::Strong { children }
            | Node::Strikethrough { children }
            | Node::Link { children, .. } => 1 + depth(children),
            _ => 1,
        })
        .max()
        .unwrap_or(0)
}

#[test]
fn a_text_that_nests_without_end_does_not() {
    let quotes = ">".repeat(20_000) + " the words";
    let lists: String = (0..200).map(|level| " ".repeat(2 * level) + "- more\n").collect();
    let stars = "*a _b ".repeat(20_000) + &"_ *".repeat(20_000);
    for hostile in [quotes, lists, stars, "[".repeat(50_000), "![".repeat(50_000), "x `".repeat(50_000)] {
        let tree = parse(&hostile);
        assert!(depth(&tree) <= 34);
        assert!(!plain_text(&hostile).is_empty());
    }
    let deep = "> ".repeat(60) + "the words\n\n" + &"> ".repeat(60) + "and more";
    assert!(sketch(&parse(&deep)).contains("the words"), "what lies too deep keeps its words");
}

#[test]
fn ten_megabytes_are_parsed() {
    let text =
        "## Day\n\nA *slow* walk by the [canal](https://example.org).\n\n- one\n- two\n\n".repeat(150_000);
    assert!(text.len() > 10 << 20);
    assert_eq!(parse(&text).len(), 450_000);
}

proptest! {
    #[test]
    fn any_text_is_markdown(text in "([#>*_~`\\[\\]()!<>|:.\\-0-9a-z \\n\\t]|\\PC){0,300}") {
        prop_assert!(depth(&parse(&text)) <= 34);
        plain_text(&text);
    }
}
