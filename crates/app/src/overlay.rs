//! What is held laid over what is read, so that words which could not be written yet are never shown as they were.

use candor_journal::model::{
    Amends, Edit, Entry, Id, Inventory, Pattern, Person, Reading, Reflection, StepRecord, WorksheetDraft,
};

pub(crate) fn entries(entries: &mut [Entry], held: &[Edit]) {
    for edit in held {
        if let Edit::Answer { entry: id, field, answer } = edit
            && let Some(entry) = entries.iter_mut().find(|entry| entry.id == *id)
        {
            entry.answers.insert(field.clone(), answer.clone());
        }
    }
}

pub(crate) fn people(people: &mut [Person], held: &[Edit]) {
    for edit in held {
        if let Edit::Person { id, draft } = edit
            && let Some(person) = people.iter_mut().find(|person| person.id == *id)
        {
            person.draft.clone_from(draft);
        }
    }
}

pub(crate) fn inventories(inventories: &mut [Inventory], held: &[Edit]) {
    for edit in held {
        if let Edit::Inventory { id, draft } = edit
            && let Some(inventory) = inventories.iter_mut().find(|inventory| inventory.id == *id)
        {
            inventory.draft.clone_from(draft);
        }
    }
}

pub(crate) fn amends(list: &mut [Amends], held: &[Edit]) {
    for edit in held {
        let (Edit::Amends { id, .. } | Edit::Letter { id, .. }) = edit else { continue };
        let Some(amends) = list.iter_mut().find(|amends| amends.id == *id) else { continue };
        match edit {
            Edit::Amends { draft, .. } => amends.draft.clone_from(draft),
            Edit::Letter { text, .. } => amends.has_letter = !text.is_empty(),
            _ => {}
        }
    }
}

pub(crate) fn letter(letter: &mut String, of: Id, held: &[Edit]) {
    for edit in held {
        if let Edit::Letter { id, text } = edit
            && *id == of
        {
            letter.clone_from(text);
        }
    }
}

pub(crate) fn reflection(reflection: &mut Reflection, held: &[Edit]) {
    for edit in held {
        if let Edit::Reflection { id, draft } = edit
            && reflection.id == *id
        {
            reflection.draft.clone_from(draft);
        }
    }
}

pub(crate) fn patterns(patterns: &mut [Pattern], held: &[Edit]) {
    for edit in held {
        if let Edit::Pattern { value, own, draft } = edit
            && let Some(pattern) = patterns.iter_mut().find(|one| one.value == *value && one.own == *own)
        {
            pattern.draft.clone_from(draft);
        }
    }
}

/// An entry of which nothing was kept yet is added, of whatever inventory it is: the page looks for its own.
pub(crate) fn readings(readings: &mut Vec<Reading>, held: &[Edit]) {
    for edit in held {
        let Edit::Reading { entry, said } = edit else { continue };
        match readings.iter_mut().find(|reading| reading.entry == *entry) {
            Some(reading) => reading.said.clone_from(said),
            None => {
                readings.push(Reading { entry: *entry, shared: None, come_back: false, said: said.clone() });
            }
        }
    }
}

pub(crate) fn steps(steps: &mut [StepRecord], held: &[Edit]) {
    for edit in held {
        if let Edit::Step { number, own_words, notes } = edit
            && let Some(step) = steps.iter_mut().find(|step| step.number == *number)
        {
            step.own_words.clone_from(own_words);
            step.notes.clone_from(notes);
        }
    }
}

pub(crate) fn worksheet(worksheet: &mut WorksheetDraft, of: Id, held: &[Edit]) {
    for edit in held {
        if let Edit::Worksheet { id, draft } = edit
            && *id == of
        {
            worksheet.clone_from(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use candor_journal::model::Moment;

    use super::*;

    fn id(last: char) -> Id {
        serde_json::from_str(&format!("\"019a0000-0000-7000-8000-00000000000{last}\"")).expect("an id")
    }

    #[test]
    fn what_a_listener_said_is_shown_while_it_is_held_also_where_nothing_was_kept_yet() {
        let shared = Some(Moment("2026-11-22T10:42:00.000+01:00".into()));
        let kept = Reading { entry: id('1'), shared, come_back: true, said: "before".into() };
        let mut all = vec![kept.clone()];
        let held = [('1', "now"), ('2', "first words")]
            .map(|(entry, said)| Edit::Reading { entry: id(entry), said: said.to_owned() });
        readings(&mut all, &held);
        let new = Reading { entry: id('2'), shared: None, come_back: false, said: "first words".into() };
        assert_eq!(all, [Reading { said: "now".into(), ..kept }, new]);
    }
}
