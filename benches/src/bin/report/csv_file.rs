//! The raw rows as CSV.

use std::error::Error;

use serde_json::Value;

use crate::model::Report;

/// What stands first; all other columns follow in the order of the alphabet.
const FIRST: [&str; 7] = [
    "name",
    "transport",
    "in_flight",
    "gomaxprocs",
    "workers",
    "payload",
    "rate",
];

/// One line for each row of each run; a column for each field that any row has.
pub fn write(report: &Report) -> Result<String, Box<dyn Error>> {
    let mut others: Vec<&str> = report
        .rows
        .iter()
        .flat_map(|row| row.row.keys().map(String::as_str))
        .filter(|name| !FIRST.contains(name))
        .collect();
    others.sort_unstable();
    others.dedup();
    let columns: Vec<&str> = FIRST.into_iter().chain(others).collect();
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["section", "run"].iter().chain(&columns))?;
    for row in &report.rows {
        let run = row.run.to_string();
        let cells = columns.iter().map(|name| match row.row.get(*name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        });
        let cells: Vec<String> = [row.section.clone(), run]
            .into_iter()
            .chain(cells)
            .collect();
        csv.write_record(&cells)?;
    }
    Ok(String::from_utf8(csv.into_inner()?)?)
}
