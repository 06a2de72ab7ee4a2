//! Diagnostics as text, in the form rustc uses.

use std::fmt::Write;

use crate::contract::SourceFile;
use crate::report::Diagnostic;

/// The diagnostic with its place and line. `file` must be the one that its span comes from.
pub fn render(diagnostic: &Diagnostic, file: &SourceFile) -> String {
    let (start, end) = (diagnostic.span.start(), diagnostic.span.end());
    let line = file
        .text
        .lines()
        .nth(start.line.saturating_sub(1))
        .unwrap_or("");
    // A token that goes on in another line is marked up to the end of this one.
    let until = if end.line == start.line {
        end.column
    } else {
        line.chars().count()
    };
    let width = until.saturating_sub(start.column).max(1);
    // Tabs stay tabs, so that the mark stands below its token however wide they are shown.
    let indent: String = line
        .chars()
        .take(start.column)
        .map(|c| if c == '\t' { c } else { ' ' })
        .collect();
    let margin = " ".repeat(start.line.to_string().len());

    let mut out = format!("error: {}\n", diagnostic.message);
    let place = format!(
        "{}:{}:{}",
        file.path.display(),
        start.line,
        start.column + 1
    );
    let mark = format!("{indent}{} {}", "^".repeat(width), diagnostic.label);
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{margin}--> {place}");
    let _ = writeln!(out, "{margin} |");
    let _ = writeln!(out, "{}", format!("{} | {line}", start.line).trim_end());
    let _ = writeln!(out, "{margin} | {}", mark.trim_end());
    if !diagnostic.hint.is_empty() {
        let _ = writeln!(out, "{margin} = help: {}", diagnostic.hint);
    }
    out
}
