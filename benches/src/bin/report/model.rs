//! What a report is: the file report.json.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The number of the form of report.json: another one where older programs would read a file wrongly.
pub const SCHEMA: u64 = 1;

/// One report.
#[derive(Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u64,
    /// When it was begun, in UTC.
    pub date: String,
    /// What was measured.
    pub commit: String,
    /// Whether files had changed since that commit.
    pub dirty: bool,
    /// Whether it is one of short measurements.
    pub quick: bool,
    /// How often everything was measured.
    pub runs: u32,
    /// How long that took.
    pub took_s: f64,
    /// Where it was measured.
    pub machine: BTreeMap<String, String>,
    /// With what.
    pub versions: BTreeMap<String, String>,
    /// What was run.
    pub sections: Vec<Ran>,
    /// The limits, and whether they hold.
    pub limits: Vec<Limit>,
    /// Everything that the programs printed.
    pub rows: Vec<Row>,
}

/// What was run for a section.
#[derive(Serialize, Deserialize, Default)]
pub struct Ran {
    /// The section.
    pub name: String,
    /// The commands, as they would be typed.
    pub commands: Vec<String>,
    /// How long all of them took.
    pub took_s: f64,
    /// What went wrong.
    pub errors: Vec<String>,
}

/// A limit of `headline --check`.
#[derive(Serialize, Deserialize)]
pub struct Limit {
    /// What is compared.
    pub check: String,
    /// Where: GOMAXPROCS and workers.
    pub place: String,
    /// The median over the runs.
    pub value: f64,
    /// The interval around it, if there were several runs.
    pub interval: Option<(f64, f64)>,
    /// What it has to be.
    pub limit: String,
    /// Whether it is.
    pub holds: bool,
}

/// What a program printed on one line.
#[derive(Serialize, Deserialize)]
pub struct Row {
    /// The section that ran the program.
    pub section: String,
    /// In which of the runs, from 1.
    pub run: u32,
    /// The line.
    pub row: Map<String, Value>,
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    /// The file, what is wrong with it, and what to do.
    pub fn read(path: &Path) -> Result<Report, Box<dyn Error>> {
        let wrong =
            |what: String| -> Box<dyn Error> { format!("{}: {what}", path.display()).into() };
        let advice = "give a report.json that `report` has written";
        let text = fs::read_to_string(path)
            .map_err(|e| wrong(format!("the report cannot be read: {e}; {advice}")))?;
        let value: Value = serde_json::from_str(&text)
            .map_err(|e| wrong(format!("this is not JSON: {e}; {advice}")))?;
        match value.get("schema").and_then(Value::as_u64) {
            Some(SCHEMA) => {}
            Some(other) => {
                return Err(wrong(format!(
                    "the report has schema {other}, and this program reads schema {SCHEMA}: measure that commit again, or use the \
                     `report` that wrote the file"
                )));
            }
            None => {
                return Err(wrong(format!(
                    "this is no report, it has no number `schema`; {advice}"
                )));
            }
        }
        serde_json::from_value(value)
            .map_err(|e| wrong(format!("the report is damaged: {e}; {advice}")))
    }

    /// The report as JSON: each row, section and limit on a line of its own, so that versions of the file can be compared.
    ///
    /// # Errors
    /// None that a report could cause.
    pub fn to_json(&self) -> Result<String, Box<dyn Error>> {
        let Value::Object(fields) = serde_json::to_value(self)? else {
            return Err("a report is an object".into());
        };
        let mut lines = Vec::new();
        for (name, value) in fields {
            let value = match value {
                Value::Array(all) if !all.is_empty() => {
                    let all: Vec<_> = all.iter().map(Value::to_string).collect();
                    format!("[\n{}\n]", all.join(",\n"))
                }
                other => other.to_string(),
            };
            lines.push(format!("{}: {value}", Value::String(name)));
        }
        Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
    }

    /// The commit, shortened, and whether there were changes.
    pub fn short_commit(&self) -> String {
        let short: String = self.commit.chars().take(10).collect();
        let changes = if self.dirty { " with changes" } else { "" };
        format!("{short}{changes}")
    }

    /// The day.
    pub fn day(&self) -> &str {
        self.date.get(..10).unwrap_or(&self.date)
    }
}
