//! A journal of plain values to share from.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::convert::Infallible;

use candor_journal::model::{
    Amends, Answer, Choice, Chosen, Day, Entry, Home, Id, Inventory, InventoryDraft, Moment, Person,
    PersonDraft, PersonKind, Phrase, Worksheet,
};
use candor_share::ShareSource;
use candor_share::model::{NameForm, SectionSelection, ShareSelection};
use uuid::Uuid;

#[derive(Default)]
pub struct Journal {
    pub people: Vec<Person>,
    pub entries: Vec<Entry>,
    pub own: Vec<Worksheet>,
    pub amends: Vec<Amends>,
}

/// The letter of every amends that has one.
pub const LETTER: &str = "# Marek,\n\nI took the *van*.\n\n- and the keys\n";

impl ShareSource for Journal {
    type Error = Infallible;

    fn inventory(&self, id: Id) -> Result<Inventory, Infallible> {
        let title = if id == inventory() { "" } else { "Second look at Marek" };
        let draft = InventoryDraft::new(title, Day(jiff::civil::date(2026, 11, 2)));
        Ok(Inventory { id, draft, entries: BTreeMap::new(), created: moment(), updated: moment() })
    }

    fn sections(&self, _inventory: Id) -> Result<Vec<Worksheet>, Infallible> {
        Ok(candor_journal::worksheets()
            .iter()
            .filter(|sheet| sheet.home == Home::Inventory)
            .chain(&self.own)
            .cloned()
            .collect())
    }

    fn version(&self, worksheet: &str, _version: u32) -> Result<Worksheet, Infallible> {
        Ok(self.worksheet(worksheet))
    }

    fn entries(&self, _: Id, worksheet: &str) -> Result<Vec<Entry>, Infallible> {
        Ok(self.entries.iter().filter(|entry| entry.worksheet == worksheet).cloned().collect())
    }

    fn people(&self) -> Result<Vec<Person>, Infallible> {
        Ok(self.people.clone())
    }

    fn amends(&self) -> Result<Vec<Amends>, Infallible> {
        Ok(self.amends.clone())
    }

    fn letter(&self, amends: Id) -> Result<String, Infallible> {
        let is_of = |known: &&Amends| known.id == amends && known.has_letter;
        Ok(self.amends.iter().find(is_of).map(|_| LETTER.to_owned()).unwrap_or_default())
    }
}

impl Journal {
    pub fn person(&mut self, name: &str, aliases: &[&str]) -> Id {
        self.named(name, aliases, PersonKind::Person)
    }

    pub fn named(&mut self, name: &str, aliases: &[&str], kind: PersonKind) -> Id {
        let id = id(self.people.len());
        let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        let draft = PersonDraft { name: name.to_owned(), aliases, kind, ..PersonDraft::default() };
        self.people.push(Person { id, draft, created: moment(), updated: moment(), in_trash: false });
        id
    }

    /// Somebody with initials and a stand-in that the writer chose.
    pub fn called(&mut self, name: &str, aliases: &[&str], initials: &str, stand_in: &str) -> Id {
        let id = self.person(name, aliases);
        let draft = &mut self.people.last_mut().unwrap().draft;
        initials.clone_into(&mut draft.initials);
        stand_in.clone_into(&mut draft.stand_in);
        id
    }

    /// A worksheet of the writer's own, `own`, with one question that has choices, `first` and so on.
    pub fn own_worksheet(&mut self, title: &str, label: &str, choices: &[&str]) {
        let mut sheet = candor_journal::worksheet("harms").unwrap().clone();
        let own = |words: &str| Phrase::Own { own: words.into() };
        let mut field = sheet.fields.iter().find(|field| field.id == "affected").unwrap().clone();
        field.id = "own".into();
        field.label = own(label);
        let ids = ["first", "second", "third"];
        field.choices = choices
            .iter()
            .zip(ids)
            .map(|(words, id)| Choice { id: id.into(), label: own(words), opposite: None })
            .collect();
        sheet.id = "own".into();
        sheet.title = own(title);
        sheet.fields = vec![field];
        self.own.push(sheet);
    }

    fn worksheet(&self, id: &str) -> Worksheet {
        let own = self.own.iter().find(|sheet| sheet.id == id);
        own.unwrap_or_else(|| candor_journal::worksheet(id).unwrap()).clone()
    }

    pub fn entry(&mut self, worksheet: &str, answers: &[(&str, Answer)]) -> Id {
        let id = id(1000 + self.entries.len());
        let answers: BTreeMap<_, _> =
            answers.iter().map(|(field, answer)| ((*field).to_owned(), answer.clone())).collect();
        let worksheet = worksheet.to_owned();
        let entry = Entry {
            id,
            inventory: Some(inventory()),
            version: self.worksheet(&worksheet).version,
            under: None,
            worksheet,
            answers,
            amends: None,
            created: moment(),
            updated: moment(),
        };
        self.entries.push(entry);
        id
    }

    /// Everything there is, strengths first.
    pub fn all(&self, names: NameForm, language: &str) -> ShareSelection {
        let section = |worksheet: &Worksheet| SectionSelection {
            inventory: inventory(),
            worksheet: worksheet.id.clone(),
            entries: self.entries(inventory(), &worksheet.id).unwrap().iter().map(|entry| entry.id).collect(),
            fields: worksheet.fields.iter().map(|field| field.id.clone()).collect(),
        };
        let mut sheets = self.sections(inventory()).unwrap();
        sheets.sort_by_key(|sheet| sheet.share_order);
        ShareSelection {
            sections: sheets.iter().map(section).collect(),
            names,
            left_in_text: Vec::new(),
            hidden: Vec::new(),
            title: None,
            language: language.to_owned(),
        }
    }
}

pub fn id(number: usize) -> Id {
    Id(Uuid::from_u128(number as u128))
}

fn inventory() -> Id {
    id(999_999)
}

fn moment() -> Moment {
    Moment("2026-11-22T10:42:00.000+00:00".into())
}

pub fn text(words: &str) -> Answer {
    Answer { text: words.into(), ..Answer::default() }
}

pub fn people(people: &[Id]) -> Answer {
    Answer { people: people.to_vec(), ..Answer::default() }
}

pub fn chosen(values: &[(&str, bool)]) -> Answer {
    let choices =
        values.iter().map(|(value, fear)| Chosen { value: (*value).into(), own: false, fear: *fear });
    Answer { choices: choices.collect(), ..Answer::default() }
}

pub fn own_choice(words: &str) -> Answer {
    Answer { choices: vec![Chosen { value: words.into(), own: true, fear: false }], ..Answer::default() }
}
