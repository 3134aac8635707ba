//! An answer in words, before names are looked for in it.

use candor_journal::model::{Answer, Chosen, Day, Field, Pass};
use candor_locales::Words;

use crate::draft::Piece;

/// The lines of an answer, each a list of pieces: people, what was chosen, date or number, then the words. None for
/// a field with nothing in it.
///
/// A pass is the whole answer: what was written before it stays with the writer.
pub(crate) fn lines(field: &Field, answer: &Answer, words: &Words) -> Vec<Vec<Piece>> {
    if let Some(pass) = answer.pass {
        return vec![vec![Piece::Ours(words.get(pass_id(pass), &[]))]];
    }
    let separated = |pieces: Vec<Piece>| {
        let separator = Piece::Ours(words.get("document-separator", &[]));
        pieces.into_iter().flat_map(|piece| [separator.clone(), piece]).skip(1).collect::<Vec<_>>()
    };
    let mut lines = vec![
        separated(answer.people.iter().copied().map(Piece::Person).collect()),
        separated(answer.choices.iter().map(|chosen| choice(field, chosen, words)).collect()),
    ];
    lines.extend(answer.date.map(|date| vec![Piece::Ours(day(date, words))]));
    lines.extend(answer.scale.map(|scale| vec![Piece::Ours(scale.to_string())]));
    let text = answer.text.trim();
    if !text.is_empty() {
        lines.push(vec![Piece::own(text)]);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn choice(field: &Field, chosen: &Chosen, words: &Words) -> Piece {
    let known = field.choices.iter().find(|choice| !chosen.own && choice.id == chosen.value);
    let said =
        known.map_or_else(|| Piece::own(chosen.value.as_str()), |choice| Piece::of(&choice.label, words));
    let fear = |said: &str| words.get("document-with-fear", &[("choice", said.into())]);
    match said {
        Piece::Ours(said) if chosen.fear => Piece::Ours(fear(&said)),
        Piece::Own(said, _) if chosen.fear => Piece::own(fear(&said)),
        said => said,
    }
}

fn pass_id(pass: Pass) -> &'static str {
    match pass {
        Pass::NotMine => "pass-not-mine",
        Pass::NotReady => "pass-not-ready",
        Pass::Therapist => "pass-therapist",
    }
}

/// A date as it is read out.
pub(crate) fn day(day: Day, words: &Words) -> String {
    // Day and year go in as words: grouped digits ("2,026") have no place in a date.
    let (day_of_month, year) = (day.0.day().to_string(), day.0.year().to_string());
    words.get(
        "document-day",
        &[
            ("day", day_of_month.as_str().into()),
            ("month", i64::from(day.0.month()).into()),
            ("year", year.as_str().into()),
        ],
    )
}
