//! Rows of figures, printed for people or for programs.

use std::fmt;

use serde_json::{Value, json};

/// What was measured.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    ours: f64,
    unit: &'static str,
    plain: Option<f64>,
}

impl Report {
    /// A figure beside that of plain SQLite.
    pub(crate) fn beside_plain(&mut self, name: &str, ours: f64, plain: f64, unit: &'static str) {
        self.rows.push(Row { name: name.to_owned(), ours, unit, plain: Some(plain) });
    }

    /// A figure that has no peer.
    pub(crate) fn alone(&mut self, name: &str, value: f64, unit: &'static str) {
        self.rows.push(Row { name: name.to_owned(), ours: value, unit, plain: None });
    }

    pub(crate) fn json(&self) -> Value {
        let row = |row: &Row| {
            json!({
                "name": row.name,
                "value": row.ours,
                "unit": row.unit,
                "plain": row.plain,
                "ratio": row.plain.map(|plain| row.ours / plain),
            })
        };
        Value::Array(self.rows.iter().map(row).collect())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "| figure | Candor | plain SQLite | ratio |\n|---|--:|--:|--:|")?;
        for Row { name, ours, unit, plain } in &self.rows {
            match plain {
                Some(plain) => {
                    writeln!(
                        formatter,
                        "| {name} | {ours:.3} {unit} | {plain:.3} {unit} | {:.2} |",
                        ours / plain
                    )?;
                }
                None => writeln!(formatter, "| {name} | {ours:.1} {unit} | | |")?,
            }
        }
        Ok(())
    }
}

/// The middle of some figures.
pub(crate) fn median(figures: &[f64]) -> f64 {
    at(figures, 50)
}

/// The figure below which `percent` of them lie.
pub(crate) fn at(figures: &[f64], percent: usize) -> f64 {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() * percent / 100).copied().unwrap_or(f64::NAN)
}
