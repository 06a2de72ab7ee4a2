//! Tables of a report in Markdown files.
//!
//! A block is `<!-- report: NAME OPTIONS -->` … `<!-- /report -->`, each on a line of its own. NAME is a section, `machine` or
//! `limits`. Options: `key=value,value` keeps rows (`in_flight=1,1000`), `figures=a,b` chooses columns,
//! `columns=KEY figure=NAME` has a column for each value of a key.

mod text;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::model::Report;
use crate::progress::say;

const BEGIN: &str = "<!-- report: ";
const END: &str = "<!-- /report -->";

/// Fills the blocks of files, or only checks them: whether all were as they should be, or are now.
///
/// # Errors
/// A file cannot be read or written, or has a block that is not one.
pub fn fill(report: &Report, files: &[PathBuf], check: bool) -> Result<bool, Box<dyn Error>> {
    let mut fine = true;
    for file in files {
        let at = |e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
        let old = fs::read_to_string(file).map_err(|e| at(&e))?;
        let new = filled(report, &old).map_err(|e| at(&e))?;
        if old == new {
            continue;
        }
        if check {
            fine = false;
            say(&stale(file, &old, &new));
        } else {
            fs::write(file, new).map_err(|e| at(&e))?;
        }
    }
    Ok(fine)
}

fn stale(file: &Path, old: &str, new: &str) -> String {
    let same = old
        .lines()
        .zip(new.lines())
        .take_while(|(a, b)| a == b)
        .count();
    format!(
        "{}:{}: the tables are not those of the report; run it without --check",
        file.display(),
        same + 1
    )
}

/// The text with all blocks filled.
fn filled(report: &Report, text: &str) -> Result<String, String> {
    let mut result = String::new();
    let mut lines = text.split_inclusive('\n').enumerate();
    let mut blocks = 0;
    while let Some((number, line)) = lines.next() {
        result.push_str(line);
        let Some(what) = line.trim_end().strip_prefix(BEGIN) else {
            continue;
        };
        let wrong = |e: String| format!("line {}: {e}", number + 1);
        let what = what
            .strip_suffix("-->")
            .ok_or_else(|| wrong("the line with `report:` does not end in `-->`".to_owned()))?;
        let end = lines
            .find(|(_, line)| line.trim_end() == END || line.starts_with(BEGIN))
            .filter(|(_, line)| line.trim_end() == END)
            .ok_or_else(|| wrong(format!("the block has no line `{END}`")))?;
        result.push_str(&text::block(report, what).map_err(wrong)?);
        result.push_str(end.1);
        blocks += 1;
    }
    if blocks == 0 {
        return Err(format!("there is no line `{BEGIN}SECTION -->` to fill"));
    }
    Ok(result)
}
