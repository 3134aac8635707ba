//! What the document says, piece by piece, while it is still known what each piece is.

use std::ops::Range;

use candor_journal::model::Id;

use crate::model::ShareRun;
use crate::names::Finder;
use crate::work::steps;

/// Something that is said in the document: a heading, the words of a field.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// All of it.
    pub(crate) text: String,
    /// What each part of it is, by its bytes, without gaps.
    parts: Vec<(Range<usize>, Part)>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The writer's own words.
    Own,
    /// Words of the document itself.
    Ours,
    /// A word written small that may be a part of somebody's name, or just that word.
    Doubtful,
    /// The form in which somebody is named.
    Form,
    /// Somebody's name, left as it was written.
    Left(Id),
}

/// Stands for what was put out.
const PUT_OUT: &str = "…";

impl Said {
    /// Says more.
    pub(crate) fn say(&mut self, text: &str, part: Part) {
        let start = self.text.len();
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        match self.parts.last_mut() {
            Some((range, last)) if *last == part && !matches!(part, Part::Left(_) | Part::Doubtful) => {
                range.end = self.text.len();
            }
            _ => self.parts.push((start..self.text.len(), part)),
        }
    }

    /// Whether a place holds only words that the writer chose and that are no known name.
    pub(crate) fn is_own(&self, range: &Range<usize>) -> bool {
        let first = self.parts.partition_point(|(part, _)| part.end <= range.start);
        let touched = self.parts[first..].iter().take_while(|(part, _)| part.start < range.end);
        touched.inspect(|_| steps(1)).all(|(_, part)| matches!(part, Part::Own | Part::Doubtful))
    }

    /// Where words stand that may be parts of names.
    pub(crate) fn doubtful(&self) -> impl Iterator<Item = Range<usize>> {
        self.parts.iter().filter(|(_, part)| *part == Part::Doubtful).map(|(range, _)| range.clone())
    }

    /// The runs of the document, with whatever of `hidden` stands in it put out.
    pub(crate) fn runs(&self, hidden: &Finder) -> Vec<ShareRun> {
        let mut gone = hidden.find_words(&self.text).into_iter().map(|(range, _)| range).peekable();
        let mut runs = Vec::new();
        for (range, part) in &self.parts {
            let name_of = if let Part::Left(person) = part { Some(*person) } else { None };
            let mut at = range.start;
            while let Some(next) = gone.peek().filter(|next| next.start < range.end).cloned() {
                if at < next.start {
                    push(&mut runs, &self.text[at..next.start], name_of);
                }
                if at <= next.start {
                    push(&mut runs, PUT_OUT, None);
                }
                at = next.end.min(range.end);
                if next.end > range.end {
                    break;
                }
                gone.next();
            }
            push(&mut runs, &self.text[at..range.end], name_of);
        }
        runs
    }

    /// All of it on one line, with whatever of `hidden` stands in it put out.
    pub(crate) fn line(&self, hidden: &Finder) -> String {
        let words: String = self.runs(hidden).into_iter().map(|run| run.text).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn push(runs: &mut Vec<ShareRun>, text: &str, name_of: Option<Id>) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.name_of.is_none() && name_of.is_none() => last.text.push_str(text),
        _ => runs.push(ShareRun { text: text.to_owned(), name_of }),
    }
}
