//! What comes into the document, in which order, under which names.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::{Answer, Pass, PersonKind, Phrase};
use candor_share::model::{NameForm, ShareDocument, ShareFormat, SharePreview};
use candor_share::{ShareError, html, markdown, preview};

use common::{Journal, chosen, id, own_choice, people, text};

/// A document as lines: sections, headings, and rows as `label: words`.
fn lines(document: &ShareDocument) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &document.sections {
        lines.push(format!("= {}", section.title));
        for entry in &section.entries {
            lines.push(format!("{} {}", entry.number, entry.heading).trim_end().to_owned());
            for row in &entry.rows {
                let words: String = row.runs.iter().map(|run| run.text.as_str()).collect();
                lines.push(format!("{}: {words}", row.label));
            }
        }
    }
    lines
}

/// The words of every free text, names as shown.
fn words(shown: &SharePreview) -> Vec<String> {
    let rows =
        shown.document.sections.iter().flat_map(|section| &section.entries).flat_map(|entry| &entry.rows);
    rows.map(|row| row.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

/// An inventory as a person could have it, the same in all tests of the written files.
fn example() -> Journal {
    let mut journal = Journal::default();
    let dad = journal.person("Dad", &["Tom Okafor"]);
    let marek = journal.person("Marek Lis", &[]);
    let office = journal.named("The housing office", &[], PersonKind::Institution);
    journal.entry("harms", &[
        ("whom", people(&[marek])),
        ("what", text("I let Marek take the blame for the van.\n\nI knew, and I said nothing to Tom Okafor either.")),
        ("affected", chosen(&[("financially", false), ("emotionally", false)])),
        ("should", text("Say it on the Tuesday.")),
    ]);
    journal.entry(
        "resentments",
        &[
            ("who", people(&[dad])),
            ("cause", text("Left the year I turned nine & rang twice that winter.")),
            ("affects", chosen(&[("emotional_security", true), ("self_esteem", false)])),
            ("part", Answer { pass: Some(Pass::NotMine), ..text("Words from before the pass.") }),
        ],
    );
    journal.entry("resentments", &[("who", people(&[office])), ("cause", text("Lost the form *twice*."))]);
    journal.entry("strengths", &[("what", text("I stay when it is hard.")), ("who", people(&[marek]))]);
    journal
}

fn written(document: &ShareDocument, format: ShareFormat) -> String {
    String::from_utf8(candor_share::written(document, format, None).unwrap().to_vec()).unwrap()
}

fn example_choice_ids() -> (String, String) {
    let sheet = candor_journal::worksheet("resentments").unwrap();
    let choice = |label: &str| {
        let choices = &sheet.fields.iter().find(|field| field.id == "affects").unwrap().choices;
        choices.iter().find(|choice| choice.label == Phrase::Message(label.to_owned())).unwrap().id.clone()
    };
    (choice("choice-emotional-security"), choice("choice-self-esteem"))
}

#[test]
fn the_example_speaks_of_fields_that_there_are() {
    let (security, esteem) = example_choice_ids();
    let journal = example();
    let used = &journal.entries[1].answers["affects"].choices;
    assert_eq!((used[0].value.as_str(), used[1].value.as_str()), (security.as_str(), esteem.as_str()));
    for entry in &journal.entries {
        let sheet = candor_journal::worksheet(&entry.worksheet).unwrap();
        for field in entry.answers.keys() {
            assert!(sheet.fields.iter().any(|known| known.id == *field), "{} {field}", sheet.id);
        }
    }
}

#[test]
fn the_written_files_are_as_they_were_looked_over() {
    for language in ["en", "es"] {
        let journal = example();
        let mut selection = journal.all(NameForm::Initials, language);
        selection.left_in_text = vec![id(0)];
        let document = preview(&journal, &selection).unwrap().document;
        for (format, ending) in [(ShareFormat::Html, "html"), (ShareFormat::Markdown, "md")] {
            let golden = format!("{}/tests/golden/{language}.{ending}", env!("CARGO_MANIFEST_DIR"));
            let written = written(&document, format);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&golden, &written).unwrap();
            }
            let expected = std::fs::read_to_string(&golden).unwrap().replace("\r\n", "\n");
            assert_eq!(written, expected, "{golden}; look at the change and run again with UPDATE_GOLDEN=1");
        }
    }
    assert_eq!(candor_share::file_name("en-GB", ShareFormat::Html), "document.html");
    assert_eq!(candor_share::file_name("es", ShareFormat::Markdown), "documento.md");
}

#[test]
fn strengths_open_and_harms_close_and_entries_are_numbered_through() {
    let journal = example();
    let shown = preview(&journal, &journal.all(NameForm::Full, "en")).unwrap();
    assert!(shown.found.is_empty(), "full names are meant to be read");
    let lines = lines(&shown.document);
    let headings: Vec<_> = lines.iter().filter(|line| !line.contains(": ")).map(String::as_str).collect();
    assert_eq!(
        headings,
        [
            "= Strengths",
            "1",
            "= Resentments",
            "2 Dad",
            "3 The housing office",
            "= Harms done to others",
            "4 Marek Lis"
        ]
    );
    assert!(
        !lines.iter().any(|line| line.contains("Words from before the pass")),
        "a pass is the whole answer"
    );
    assert!(lines.iter().any(|line| line.contains("None of this was mine")));
}

#[test]
fn what_is_not_chosen_is_not_there_and_blank_entries_leave_no_number() {
    let mut journal = example();
    let blank = journal.entry("resentments", &[("cause", text("  \n "))]);
    let mut selection = journal.all(NameForm::Initials, "en");
    for section in &mut selection.sections {
        section.fields.retain(|field| field == "cause");
        section.entries.retain(|entry| *entry != journal.entries[1].id);
    }
    assert!(selection.sections.iter().any(|section| section.entries.contains(&blank)));
    let shown = preview(&journal, &selection).unwrap();
    assert_eq!(
        lines(&shown.document),
        ["= Resentments", "1", "Cause: Lost the form *twice*."].map(|line| {
            line.replace("Cause", &candor_locales::Words::new("en").get("worksheet-resentments-cause", &[]))
        })
    );
    assert!(shown.found.is_empty());
}

#[test]
fn the_same_person_has_the_same_form_all_through() {
    let mut journal = Journal::default();
    let marek = journal.person("Marek", &[]);
    let mia = journal.person("Mia", &[]);
    let zoe = journal.person("Zoë", &["Mum"]);
    journal.entry("resentments", &[("who", people(&[mia])), ("cause", text("Mia and ZOE, not Marek."))]);
    journal.entry("resentments", &[("who", people(&[marek, mia])), ("cause", text("mum said so"))]);
    let shown = |names, left: &[_]| {
        let mut selection = journal.all(names, "en");
        selection.left_in_text = left.to_vec();
        preview(&journal, &selection).unwrap()
    };
    let headings = |shown: &SharePreview| -> Vec<_> {
        shown.document.sections[0].entries.iter().map(|entry| entry.heading.clone()).collect()
    };
    let initials = shown(NameForm::Initials, &[]);
    assert_eq!(headings(&initials), ["M. (1)", "M. (2), M. (1)"], "numbered as the document names them");
    assert_eq!(words(&initials), ["M. (1) and Z., not M. (2).", "Z. said so"]);
    let aliases = shown(NameForm::Aliases, &[]);
    assert_eq!(headings(&aliases), ["Person A", "Person C, Person A"]);
    assert_eq!(words(&aliases), ["Person A and Person B, not Person C.", "Person B said so"]);

    // What is left keeps the forms and marks the names.
    let marked = shown(NameForm::Aliases, &[mia, marek]);
    assert_eq!(headings(&marked), headings(&aliases));
    assert_eq!(words(&marked), ["Mia and Person B, not Marek.", "Person B said so"]);
    let found: Vec<_> = marked
        .found
        .iter()
        .map(|found| {
            (
                found.person,
                found.found.as_str(),
                found.shown_as.as_str(),
                found.changed,
                found.entries.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (mia, "Mia", "Person A", false, &[1][..]),
            (zoe, "ZOE", "Person B", true, &[1][..]),
            (marek, "Marek", "Person C", false, &[1][..]),
            (zoe, "mum", "Person B", true, &[2][..])
        ]
    );
    let runs = &marked.document.sections[0].entries[0].rows[0].runs;
    assert_eq!(runs.iter().map(|run| run.name_of).collect::<Vec<_>>(), [Some(mia), None, Some(marek), None]);
}

#[test]
fn what_the_writer_chose_stands_for_a_name_unless_it_tells_one() {
    let mut journal = Journal::default();
    let who = [
        journal.called("Marek", &["my Brother"], "Mk.", "my brother"),
        journal.called("Ola", &[], "", ""),
        journal.called("Piotr", &[], " Mk. ", "My brother"),
        journal.called("Zoë Lis", &[], "Zoe", "Marek's wife"),
        journal.called("Jan", &[], "J Lis", "my cousin"),
        journal.called("Ana", &["Nita"], "Ana", "ana"),
        journal.called("Eva", &[], "", "my cousin"),
    ];
    let bank = journal.named("The bank", &[], PersonKind::Institution);
    journal.people.last_mut().unwrap().draft.stand_in = "them".into();
    let linked: Vec<_> = who.into_iter().chain([bank]).collect();
    journal
        .entry("harms", &[("whom", people(&linked)), ("what", text("Marek and zoe lis, and my brother."))]);
    let shown = |names| {
        let shown = preview(&journal, &journal.all(names, "en")).unwrap();
        (shown.document.sections[0].entries[0].heading.clone(), words(&shown).concat())
    };
    assert_eq!(
        shown(NameForm::Aliases),
        (
            "my brother, Person A, Person B, Person C, my cousin (1), Person D, my cousin (2), The bank"
                .into(),
            "my brother and Person C, and my brother.".into()
        ),
        "Piotr's is what Marek is called, Zoë's tells Marek's name, Ana's her own"
    );
    let (initials, text) = shown(NameForm::Initials);
    assert_eq!(initials, "Mk. (1), O., Mk. (2), Z. L., J., A., E., The bank");
    assert_eq!(text, "Mk. (1) and Z. L., and Mk. (1).");
    assert_eq!(shown(NameForm::Full).0, "Marek, Ola, Piotr, Zoë Lis, Jan, Ana, Eva, The bank");

    let alone = |name: &str| {
        let person = journal.people.iter().find(|person| person.draft.name == name).unwrap();
        let names = candor_share::names::<()>(person, &journal.people, "es").unwrap();
        (names.initials, names.alias)
    };
    assert_eq!(alone("Jan"), ("J.".into(), "my cousin".into()));
    assert_eq!(alone("Zoë Lis"), ("Z. L.".into(), "Persona A".into()));
    assert_eq!(alone("The bank"), ("The bank".into(), "The bank".into()));
    let unknown = candor_share::names::<()>(&journal.people[0], &journal.people, "tlh");
    assert_eq!(unknown, Err(ShareError::UnknownLanguage));
}

#[test]
fn a_name_that_several_people_share_is_never_given_to_the_wrong_one() {
    let mut journal = Journal::default();
    let ada = journal.person("Ada Okafor", &[]);
    journal.person("Ben Okafor", &[]);
    journal.entry("harms", &[("whom", people(&[ada])), ("what", text("Okafor was late."))]);
    journal.entry("harms", &[("what", text("The Okafors, and Okafor."))]);
    let shown = |names| preview(&journal, &journal.all(names, "en")).unwrap();
    assert_eq!(words(&shown(NameForm::Initials)), ["A. O. was late.", "The O., and O."]);
    assert_eq!(words(&shown(NameForm::Aliases)), ["Person A was late.", "The family, and someone."]);
}

#[test]
fn names_in_own_choices_and_beside_linked_people_are_found_too() {
    let mut journal = Journal::default();
    let sam = journal.person("Sam", &[]);
    let beside = Answer { text: "and Sam's brother".into(), ..people(&[sam]) };
    journal.entry("harms", &[("whom", beside), ("affected", own_choice("lost Sam's trust"))]);
    let shown = preview(&journal, &journal.all(NameForm::Aliases, "es")).unwrap();
    assert_eq!(shown.document.sections[0].entries[0].heading, "Persona A · and Persona A's brother");
    assert_eq!(words(&shown), ["lost Persona A's trust"]);
}

#[test]
fn what_was_chosen_and_is_not_there_is_an_error_and_no_shorter_document() {
    let journal = example();
    let refused = |change: fn(&mut candor_share::model::ShareSelection)| {
        let mut selection = journal.all(NameForm::Initials, "en");
        change(&mut selection);
        preview(&journal, &selection).unwrap_err()
    };
    assert_eq!(refused(|s| s.sections[0].entries.push(id(5))), ShareError::EntryMissing);
    assert_eq!(refused(|s| s.sections[0].fields.push("no".into())), ShareError::UnknownField);
    assert_eq!(refused(|s| s.sections[0].worksheet = "no".into()), ShareError::UnknownWorksheet);
    assert_eq!(refused(|s| s.language = "tlh".into()), ShareError::UnknownLanguage);
}

#[test]
fn the_file_names_no_author_program_or_date_and_asks_for_nothing() {
    let journal = example();
    let document = preview(&journal, &journal.all(NameForm::Initials, "en")).unwrap().document;
    let (page, plain) = (html(&document), markdown(&document));
    for trace in
        ["Candor", "candor", "generator", "author", "2026", "http:", "https:", "<script", "url(", "@import"]
    {
        assert!(!page.contains(trace) && !plain.contains(trace), "{trace}");
    }
    assert!(page.contains("<title>Document</title>"));
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.contains("break-inside: avoid"));
}

#[test]
fn a_selection_of_nothing_is_an_empty_document() {
    let journal = Journal::default();
    let document = preview(&journal, &journal.all(NameForm::Initials, "en")).unwrap().document;
    assert!(document.sections.is_empty());
    assert!(html(&document).ends_with("<main>\n</main>\n</body>\n</html>\n"));
    assert_eq!(markdown(&document), "\n");
}

#[test]
fn sections_stand_in_the_order_in_which_they_were_chosen_and_say_from_which_inventory() {
    let journal = example();
    let mut selection = journal.all(NameForm::Initials, "es");
    selection.sections.retain(|section| ["strengths", "harms"].contains(&section.worksheet.as_str()));
    selection.sections.reverse();
    let mut elsewhere = selection.sections[0].clone();
    elsewhere.inventory = id(77);
    selection.sections.push(elsewhere);
    selection.title = Some("  ".into());
    let document = preview(&journal, &selection).unwrap().document;
    assert_eq!(document.title.unwrap().title, "Documento", "a title of nothing is the neutral one");
    let sections: Vec<_> = document
        .sections
        .iter()
        .map(|section| (section.worksheet.as_str(), section.inventory_title.as_deref()))
        .collect();
    let untitled = Some("Inventario empezado el 2 de noviembre de 2026");
    assert_eq!(
        sections,
        [("harms", untitled), ("strengths", None), ("harms", Some("Second look at M. L."))],
        "only a worksheet that comes from several says so, and names in a title are changed"
    );
    assert_eq!(document.sections[2].entries[0].number, 3, "entries are numbered through");
}

#[test]
fn a_mark_of_direction_in_a_name_turns_no_other_words() {
    for form in [NameForm::Full, NameForm::Aliases] {
        let mut journal = Journal::default();
        let one = journal.called("Ana\u{202E}", &[], "", "my\u{2067} friend");
        let other = journal.person("Marek\u{2069}", &[]);
        journal.entry("harms", &[("whom", people(&[one, other])), ("what", text("I lied to Ana."))]);
        let shown = preview(&journal, &journal.all(form, "en")).unwrap();
        let entry = &shown.document.sections[0].entries[0];
        let heading = match form {
            NameForm::Full => "Ana\u{202E}\u{202C}, Marek",
            _ => "my\u{2067} friend\u{2069}, Person A",
        };
        assert_eq!(entry.heading.replace(" · ", ", "), heading);
        let said: String = entry.rows.iter().flat_map(|row| &row.runs).map(|run| run.text.as_str()).collect();
        let is_full = form == NameForm::Full;
        assert_eq!(said, if is_full { "I lied to Ana." } else { "I lied to my\u{2067} friend\u{2069}." });
    }
}
