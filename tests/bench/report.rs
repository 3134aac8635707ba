//! Rows of figures, printed for people or for programs.

use std::fmt;

use serde_json::{Value, json};

use crate::stopwatch::Lap;

/// What was measured.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    value: f64,
    unit: &'static str,
    plain: Option<f64>,
    /// The ratio of the processor's time, where it was measured.
    processor_ratio: Option<f64>,
}

impl Report {
    /// A figure beside that of plain SQLite.
    pub(crate) fn beside_plain(&mut self, name: &str, value: f64, plain: f64, unit: &'static str) {
        self.rows.push(Row { name: name.to_owned(), value, unit, plain: Some(plain), processor_ratio: None });
    }

    /// Laps beside those of plain SQLite: what `percent` of them lie below.
    pub(crate) fn laps(&mut self, name: &str, ours: &[Lap], plain: &[Lap], percent: usize) {
        let processor = |laps: &[Lap]| at(laps, percent, |lap| lap.processor);
        self.rows.push(Row {
            name: name.to_owned(),
            value: at(ours, percent, |lap| lap.wall),
            unit: "ms",
            plain: Some(at(plain, percent, |lap| lap.wall)),
            processor_ratio: Some(processor(ours) / processor(plain)),
        });
    }

    /// A figure that has no peer.
    pub(crate) fn alone(&mut self, name: &str, value: f64, unit: &'static str) {
        self.rows.push(Row { name: name.to_owned(), value, unit, plain: None, processor_ratio: None });
    }

    pub(crate) fn json(&self) -> Value {
        let row = |row: &Row| {
            json!({
                "name": row.name,
                "value": row.value,
                "unit": row.unit,
                "plain": row.plain,
                "ratio": row.plain.map(|plain| row.value / plain),
                "processor_ratio": row.processor_ratio,
            })
        };
        Value::Array(self.rows.iter().map(row).collect())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| figure | Candor | plain SQLite | ratio | ratio of processor time |")?;
        writeln!(formatter, "|---|--:|--:|--:|--:|")?;
        for Row { name, value, unit, plain, processor_ratio } in &self.rows {
            let beside = plain.map_or_else(
                || " | ".to_owned(),
                |plain| format!("{} {unit} | {:.2}", Short(plain), value / plain),
            );
            let processor = processor_ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}"));
            writeln!(formatter, "| {name} | {} {unit} | {beside} | {processor} |", Short(*value))?;
        }
        Ok(())
    }
}

/// A number with about three digits that say something.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value) = *self;
        let places = if value >= 100.0 {
            0
        } else if value >= 1.0 {
            1
        } else {
            4
        };
        write!(formatter, "{value:.places$}")
    }
}

/// The middle of some figures.
pub(crate) fn median(figures: &[f64]) -> f64 {
    at(figures, 50, |figure| *figure)
}

/// The figure below which `percent` of them lie.
fn at<T>(measured: &[T], percent: usize, figure: impl Fn(&T) -> f64) -> f64 {
    let mut figures: Vec<f64> = measured.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() * percent / 100).copied().unwrap_or(f64::NAN)
}
