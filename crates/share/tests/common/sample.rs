//! Documents with everything that a document can have, made by hand: outputs are tested on them.

use candor_journal::model::{Id, Node};
use candor_share::model::{
    ShareCount, ShareDocument, ShareEntry, ShareRow, ShareRun, ShareSection, ShareTitle,
};
use uuid::Uuid;

/// Entries as people write them, `count` of them, in a language.
pub fn entries(language: &str, count: u32) -> ShareDocument {
    let (sheet, labels, words) = match language {
        "es" => ("Resentimientos", ["Qué pasó", "A qué afecta", "Mi parte"], SPANISH),
        _ => ("Resentments", ["What happened", "What it touches", "My part"], ENGLISH),
    };
    let entries = (1..=count).map(|number| {
        let at = number as usize;
        let rows = labels.iter().enumerate().map(|(index, label)| {
            let lines: Vec<&str> =
                (0..=(at + index) % 3).map(|line| words[(at + index + line) % words.len()]).collect();
            row(label, &lines.join("\n"))
        });
        ShareEntry {
            number,
            entry: Id(Uuid::from_u128(number.into())),
            heading: format!("{}.", char::from(b'A' + u8::try_from(number % 26).expect("a letter"))),
            rows: rows.collect(),
        }
    });
    document(language, vec![ShareSection { entries: entries.collect(), ..section(sheet) }])
}

const ENGLISH: [&str; 5] = [
    "Told the whole crew about the van before I had a chance to own up to it.",
    "Self-esteem, security (fear), and the way I am seen at work; I had counted on that responsibility for years.",
    "I let it run for three weeks because it was easier than the telephone.",
    "Nothing was said at the table, and I took the silence for an answer. It was not one.",
    "I kept the receipt.",
];
const SPANISH: [&str; 5] = [
    "Contó lo de la furgoneta a toda la cuadrilla antes de que yo pudiera reconocerlo.",
    "Mi autoestima, la seguridad (miedo) y cómo me ven en el trabajo; llevaba años contando con esa responsabilidad.",
    "Lo dejé correr tres semanas porque era más fácil que llamar por teléfono.",
    "En la mesa nadie dijo nada y tomé el silencio por respuesta. No lo era.",
    "Guardé el recibo.",
];

/// A document of sections.
pub fn document(language: &str, sections: Vec<ShareSection>) -> ShareDocument {
    ShareDocument { language: language.into(), title: None, sections }
}

/// A section with nothing in it yet.
pub fn section(title: &str) -> ShareSection {
    ShareSection {
        worksheet: "resentments".into(),
        title: title.into(),
        inventory_title: None,
        entries: Vec::new(),
        counts: Vec::new(),
        prose: Vec::new(),
    }
}

/// One answer.
pub fn row(label: &str, text: &str) -> ShareRow {
    let runs = vec![ShareRun { text: text.into(), name_of: None }];
    ShareRow { field: "cause".into(), label: label.into(), runs }
}

/// A page of each kind: a title, entries, counts, and a letter in Markdown.
pub fn everything(language: &str) -> ShareDocument {
    let mut whole = entries(language, 7);
    whole.title = Some(ShareTitle { title: "For Ruth".into() });
    whole.sections[0].inventory_title = Some("Autumn".into());
    let many = (0..16).map(|line| format!("{line}: {}", ENGLISH[line % 5])).collect::<Vec<_>>().join("\n");
    let number = 8;
    let scripts = "Ελληνικά με τόνους, кириллица, Tiếng Việt.\nשלום, זה טקסט 12 בעברית.\nمرحبا، هذا نص عربي.\nA heart ❤️ and 🙏🏽.";
    whole.sections[0].entries.push(ShareEntry {
        number,
        entry: Id(Uuid::from_u128(number.into())),
        heading: "דנה".into(),
        rows: vec![row("What happened", scripts), row("Many lines", &many)],
    });
    let counts =
        [("Dishonest", 12, "honest"), ("Fear of being seen", 3, ""), ("Selfish", 1, "thinking of others")];
    whole.sections.push(ShareSection {
        counts: counts
            .map(|(label, count, opposite)| ShareCount {
                label: label.into(),
                count,
                opposite: opposite.into(),
            })
            .into(),
        ..section("Patterns")
    });
    whole.sections.push(ShareSection { worksheet: String::new(), prose: letter(), ..section("") });
    whole
}

/// A letter that uses all of Markdown that there is.
pub fn letter() -> Vec<Node> {
    let source = "# Dear Ruth\n\nI have *thought* about **that evening**, ~~twice~~ often.\nA second line.\n\n\
        > You said it plainly.\n>\n> I did not hear it.\n\n### What I did\n\n- took the van\n- kept\n  1. the keys\n  2. the receipt\n\n\
        3. three\n4. four\n\n- [x] said it\n- [ ] paid it back\n\n---\n\nIt is at [the office](https://example.org/a) or \
        <mailto:me@example.org>.\n\n    code stays\n      as it is\n\nשלום **רות**.\n";
    candor_journal::markdown::parse(source)
}
