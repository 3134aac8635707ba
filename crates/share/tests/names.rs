//! Names in text: none that was chosen to be hidden is told, and nothing else is touched.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use candor_journal::model::{Id, PersonKind};
use candor_share::model::{NameForm, ShareDocument};
use candor_share::{html, markdown, preview};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use common::{Journal, people, text};

/// What a text becomes under aliases, when these people are known, each under the stand-in behind the sign.
fn shown(known: &[(&str, &[&str])], written: &str) -> String {
    let mut journal = Journal::default();
    for (name, others) in known {
        let (name, stand_in) = name.split_once('=').unwrap();
        journal.called(name, others, "", stand_in);
    }
    journal.entry("harms", &[("what", text(written))]);
    let shown = preview(&journal, &journal.all(NameForm::Aliases, "en")).unwrap();
    let row = &shown.document.sections[0].entries[0].rows[0];
    row.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn names_are_changed_in_all_their_forms_and_scripts() {
    let known: &[(&str, &[&str])] = &[
        ("Tom Okafor=my boss", &["Tommy", "Mr O"]),
        ("Ana García=a friend", &[]),
        ("Marek Lis=someone I knew", &[]),
        ("Дмитрий Волков=my cousin", &["Дима"]),
        ("Γιώργος=my uncle", &[]),
        ("דניאל=my teacher", &[]),
        ("민수=my neighbour", &[]),
        ("王伟=my colleague", &[]),
        ("O’Brien=the doctor", &[]),
        ("Will=my son", &[]),
    ];
    for (written, expected) in [
        ("Tom's car, TOM’S, tommy and Okafor.", "my boss's car, my boss’S, my boss and my boss."),
        ("Told T\u{f6}m no. told to\u{301}mmy", "Told my boss no. told my boss"),
        ("Mr. Tom O. said, and T. Okafor said", "Mr. my boss said, and my boss said"),
        ("Okafor, Tom", "my boss, my boss"),
        (
            "Se lo dije a Anita, no a los Garcías ni a García.",
            "Se lo dije a a friend, no a los family ni a a friend.",
        ),
        ("The Okafors came to the Okafors' house.", "The family came to the family' house."),
        (
            "Powiedziałem Markowi. Tomorrow at the market.",
            "Powiedziałem someone I knew. Tomorrow at the market.",
        ),
        ("Я сказал Диме и Волкову, а Волкова нет.", "Я сказал my cousin и my cousin, а my cousin нет."),
        ("Το είπα στον Γιώργο, ΓΙΩΡΓΟΣ.", "Το είπα στον my uncle, my uncle."),
        ("אמרתי לדניאל שדניאל", "אמרתי my teacher my teacher"),
        ("어제 민수가 왔고 민수한테 말했다", "어제 my neighbour 왔고 my neighbour 말했다"),
        ("昨天王伟来了", "昨天my colleague来了"),
        ("o'brien and O’BRIEN", "the doctor and the doctor"),
        ("I will ask Will. Wills were read.", "I will ask my son. Wills were read."),
        (
            "atom, Tomás, tomorrow, Anatole, Banana, Will-power",
            "atom, Tomás, tomorrow, Anatole, Banana, my son-power",
        ),
        ("T\u{200B}om", "my boss"),
    ] {
        assert_eq!(shown(known, written), expected, "{written}");
    }
}

#[test]
fn what_is_left_in_the_text_is_marked_with_whose_name_it_is() {
    let mut journal = Journal::default();
    let marek = journal.person("Marek", &[]);
    let mia = journal.person("Mia", &[]);
    journal.entry("harms", &[("what", text("Marek and Mia and Mia's"))]);
    let mut selection = journal.all(NameForm::Initials, "en");
    selection.left_in_text = vec![mia];
    let shown = preview(&journal, &selection).unwrap();
    let runs = &shown.document.sections[0].entries[0].rows[0].runs;
    let runs: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.name_of)).collect();
    assert_eq!(
        runs,
        [("M. (1) and ", None), ("Mia", Some(mia)), (" and ", None), ("Mia", Some(mia)), ("'s", None)]
    );
    let changed: Vec<_> = shown.found.iter().map(|found| (found.person, found.changed)).collect();
    assert_eq!(changed, [(marek, true), (mia, false)]);
}

#[test]
fn names_in_headings_titles_and_labels_of_ones_own_are_changed_too() {
    let mut journal = Journal::default();
    journal.person("Marek Lis", &[]);
    journal.own_worksheet("What Marek did", "What I told Lis", &["Marek's way"]);
    let field = journal.entry("own", &[("own", common::chosen(&[("first", true)]))]);
    let mut selection = journal.all(NameForm::Initials, "en");
    selection.title = Some(" For  Lis ".into());
    let shown = preview(&journal, &selection).unwrap();
    let section = &shown.document.sections[0];
    assert_eq!(section.entries[0].entry, field);
    assert_eq!(shown.document.title.unwrap().title, "For M. L.");
    assert_eq!(section.title, "What M. L. did");
    assert_eq!(section.entries[0].rows[0].label, "What I told M. L.");
    assert_eq!(section.entries[0].rows[0].runs[0].text, "M. L.'s way (fear)");
}

/// A text without case, accents and what cannot be seen: the test's own way, not the app's.
fn bare(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    let letters = letters.filter(|letter| !matches!(letter, '\u{200B}' | '\u{AD}' | '\u{2060}'));
    letters.flat_map(char::to_lowercase).collect::<String>().nfc().collect()
}

/// The words of everything that a reader gets, bare.
fn words_of(document: &ShareDocument) -> BTreeSet<String> {
    let read = [html(document), markdown(document)].map(|file| bare(&file));
    let letters =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    read.iter().flat_map(|text| letters(text)).collect()
}

/// A name of some script, written large, of letters that no word of the documents and of [`ordinary`] is made of.
fn name() -> impl Strategy<Value = String> {
    let latin = "[ZWXQÄŻŽŁ][aeiouäéó][zwxq][aouéí][zwx]{0,2}";
    let name = prop_oneof![
        4 => latin,
        1 => "[ФЩЦ][аиуё][фщц][аиу][фщц]",
        1 => "[ΞΨΦ][αάου][ξψφ][αο][ξψ]",
        1 => "[קצט]{2}[קצט]{2}",
        1 => "[ظغث]{4}",
        1 => "[뷁쀍쵧]{3}",
    ];
    name.prop_map(|name: String| name)
}

/// How a name may be written: what stands in the text, and what remains behind the form that takes its place.
#[derive(Debug, Clone, Copy)]
enum Way {
    Plain,
    Upper,
    Lower,
    Bare,
    Decomposed,
    Broken,
    Possessive,
    Quoted,
}

const WAYS: [Way; 8] = [
    Way::Plain,
    Way::Upper,
    Way::Lower,
    Way::Bare,
    Way::Decomposed,
    Way::Broken,
    Way::Possessive,
    Way::Quoted,
];

impl Way {
    fn write(self, name: &str) -> (String, &'static str, &'static str) {
        let broken = |letters: &str| {
            let mut letters: Vec<_> = letters.chars().collect();
            letters.insert(2, '\u{200B}');
            letters.into_iter().collect()
        };
        match self {
            Self::Plain => (name.to_owned(), "", ""),
            Self::Upper => (name.to_uppercase(), "", ""),
            Self::Lower => (name.to_lowercase(), "", ""),
            Self::Bare => (name.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect(), "", ""),
            Self::Decomposed => (name.nfd().collect(), "", ""),
            Self::Broken => (broken(name), "", ""),
            Self::Possessive => (name.to_owned(), "", "'s"),
            Self::Quoted => (name.to_owned(), "“", "”"),
        }
    }
}

/// A word that is nobody's name.
fn ordinary() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("when".to_owned()),
        Just("told".to_owned()),
        Just("Então".to_owned()),
        Just("потом".to_owned()),
        Just("και".to_owned()),
        Just("dinner".to_owned()),
        "[b-df-hj-n]{2,7}",
    ]
}

/// A piece of a text.
#[derive(Debug, Clone)]
enum Piece {
    Name(usize, Way),
    Ordinary(String),
    /// A longer word that a name is a part of: in front of it, or behind.
    Longer(usize, String, bool),
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        3 => (any::<usize>(), 0..WAYS.len()).prop_map(|(name, way)| Piece::Name(name, WAYS[way])),
        2 => ordinary().prop_map(Piece::Ordinary),
        1 => (any::<usize>(), "[bdgm]{3,5}", any::<bool>())
            .prop_map(|(name, more, before)| Piece::Longer(name, more, before)),
    ]
}

/// Whether one of the names is the other with letters more, or less.
fn alike(names: &[String]) -> bool {
    let names: Vec<_> = names.iter().map(|name| bare(name)).collect();
    let other = |index: usize, name: &String| {
        names.iter().enumerate().any(|(at, other)| at != index && (other.contains(name.as_str())))
    };
    names.iter().enumerate().any(|(index, name)| other(index, name))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// The document of a text in which names stand in many ways, among other words and inside longer ones, is the same
    /// text with what stands for each name in its place.
    #[test]
    fn each_name_is_changed_and_no_other_letter(
        names in proptest::collection::vec(name(), 1..5),
        pieces in proptest::collection::vec((piece(), "[,;] |\\. | - |\\n"), 1..14),
    ) {
        prop_assume!(!alike(&names));
        let mut journal = Journal::default();
        let stands: Vec<_> = (0..names.len()).map(|index| format!("person number {index}")).collect();
        for (name, stands) in names.iter().zip(&stands) {
            journal.called(name, &[], "", stands);
        }
        let (mut written, mut expected, mut gone) = (String::new(), String::new(), BTreeSet::new());
        for (piece, gap) in &pieces {
            match piece {
                Piece::Ordinary(word) => {
                    written += word;
                    expected += word;
                }
                Piece::Name(index, way) => {
                    let index = index % names.len();
                    let (name, before, behind) = way.write(&names[index]);
                    gone.insert(bare(&name));
                    written.extend([before, name.as_str(), behind]);
                    expected.extend([before, stands[index].as_str(), behind]);
                }
                Piece::Longer(index, more, is_before) => {
                    let name = &names[index % names.len()];
                    // No small word of Hebrew or Arabic, and no ending, is made of these.
                    let word = if *is_before { format!("{more}{name}") } else { format!("{name}{more}x") };
                    written += &word;
                    expected += &word;
                }
            }
            written += gap;
            expected += gap;
        }
        journal.entry("harms", &[("what", text(&written))]);
        let shown = preview(&journal, &journal.all(NameForm::Aliases, "en")).unwrap();
        let runs = &shown.document.sections[0].entries[0].rows[0].runs;
        let read: String = runs.iter().map(|run| run.text.as_str()).collect();
        prop_assert_eq!(&read, expected.trim());
        let words = words_of(&shown.document);
        for name in &gone {
            prop_assert!(!words.contains(name), "{} in {}", name, read);
        }
    }

    /// Under initials and under aliases no part of a name of several words is left in any file, wherever it stood.
    #[test]
    fn no_part_of_a_name_is_left_in_any_file(
        names in proptest::collection::vec((name(), name(), name()), 1..4),
        order in proptest::collection::vec((any::<usize>(), 0..4_usize), 1..10),
        form in prop_oneof![Just(NameForm::Initials), Just(NameForm::Aliases)],
    ) {
        let mut journal = Journal::default();
        let mut all: Vec<Id> = Vec::new();
        for (first, last, nickname) in &names {
            all.push(journal.person(&format!("{first} {last}"), &[nickname]));
        }
        let mut written = String::from("It was ");
        for (index, part) in &order {
            let (first, last, nickname) = &names[index % names.len()];
            let said = match part {
                0 => format!("{first} {last}, "),
                1 => format!("{last}. "),
                2 => format!("to {nickname} and "),
                _ => format!("{} — ", first.to_uppercase()),
            };
            written.push_str(&said);
        }
        journal.entry("harms", &[("whom", people(&all)), ("what", text(&written))]);
        let shown = preview(&journal, &journal.all(form, "en")).unwrap();
        let words = words_of(&shown.document);
        let parts = names.iter().flat_map(|(first, last, nickname)| [first, last, nickname]);
        for part in parts {
            prop_assert!(!words.contains(&bare(part)), "{} of {} in {:?}", part, written, shown.document);
        }
    }
}

#[test]
fn the_writer_and_an_institution_keep_their_names() {
    let mut journal = Journal::default();
    journal.named("Northgate", &[], PersonKind::Institution);
    journal.named("Anna", &[], PersonKind::Myself);
    journal.entry("harms", &[("what", text("Anna at Northgate"))]);
    let shown = preview(&journal, &journal.all(NameForm::Aliases, "en")).unwrap();
    assert_eq!(shown.document.sections[0].entries[0].rows[0].runs[0].text, "Anna at Northgate");
    let tells: Vec<_> = shown.tells.iter().map(|tell| tell.text.as_str()).collect();
    assert_eq!(tells, ["Northgate"], "and is told of");
}
