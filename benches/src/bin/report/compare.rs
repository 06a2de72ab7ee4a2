//! What has changed since another report.

use crate::format;
use crate::model::Report;
use crate::rows::{self, Group, PER_CPU_SECOND};
use crate::stats::{self, Ratio};

/// Whether a change is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The interval lies on the better side of 1.
    Better,
    /// The interval lies on the worse side of 1.
    Worse,
    /// The interval contains 1, or there is none.
    Unclear,
    /// Nothing has changed.
    Same,
}

impl Verdict {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Worse => "worse",
            Verdict::Unclear => "unclear",
            Verdict::Same => "same",
        }
    }
}

/// One figure of one row in both reports.
pub struct Change {
    /// The section.
    pub section: String,
    /// The values of the keys.
    pub row: String,
    /// The figure.
    pub figure: String,
    /// The medians, with their units.
    pub old: String,
    /// The same of the new report.
    pub new: String,
    /// New divided by old.
    pub ratio: Ratio,
    /// What that means.
    pub verdict: Verdict,
}

impl Change {
    /// The interval, or nothing.
    pub fn interval(&self) -> String {
        let between = |(low, high)| format!("{}–{}", format::digits(low), format::digits(high));
        self.ratio.interval.map_or_else(String::new, between)
    }
}

/// Each figure that both reports have, in the order of the new one.
pub fn changes(old: &Report, new: &Report) -> Vec<Change> {
    let mut sections: Vec<&str> = new.rows.iter().map(|row| &*row.section).collect();
    sections.sort_unstable();
    sections.dedup();
    let mut changes = Vec::new();
    for section in crate::sections::names() {
        if sections.contains(&section) {
            let (before, after) = (
                rows::groups(&old.rows, section),
                rows::groups(&new.rows, section),
            );
            for group in &after {
                if let Some(other) = before.iter().find(|g| g.keys == group.keys) {
                    changes.extend(of_row(section, other, group));
                }
            }
        }
    }
    changes
}

fn of_row<'a>(
    section: &'a str,
    old: &'a Group,
    new: &'a Group,
) -> impl Iterator<Item = Change> + 'a {
    let printed = new.figures.keys().filter(|name| *name != PER_CPU_SECOND);
    printed.filter_map(move |figure| {
        let (before, after) = (old.values(figure), new.values(figure));
        let ratio = stats::compare(&before, &after)?;
        let median = |group: &Group| {
            let middle = group.estimate(figure).map(|e| e.median)?;
            Some(format::value(figure, middle, Some(group)))
        };
        let told = |name: &String| {
            let value = new.key(name);
            match value.parse::<f64>() {
                Ok(_) => format!("{} {}", format::key_title(name), format::key(name, value)),
                Err(_) => value.to_owned(),
            }
        };
        let keys: Vec<String> = rows::ordered(new.keys.keys())
            .into_iter()
            .map(told)
            .collect();
        Some(Change {
            section: section.to_owned(),
            row: keys.join(", "),
            figure: format::title(figure),
            old: median(old)?,
            new: median(new)?,
            ratio,
            verdict: verdict(figure, ratio),
        })
    })
}

fn verdict(figure: &str, ratio: Ratio) -> Verdict {
    // Counts repeat: one of them says as much as several.
    let interval = match (ratio.interval, figure) {
        (None, "instructions") => Some((ratio.ratio, ratio.ratio)),
        (interval, _) => interval,
    };
    let more = match interval {
        None => return Verdict::Unclear,
        Some((low, high)) if low == 1.0 && high == 1.0 => return Verdict::Same,
        Some((low, _)) if low > 1.0 => true,
        Some((_, high)) if high < 1.0 => false,
        Some(_) => return Verdict::Unclear,
    };
    if more == format::more_is_better(figure) {
        Verdict::Better
    } else {
        Verdict::Worse
    }
}

/// How many of each.
pub fn summary(changes: &[Change]) -> String {
    let count = |verdict| changes.iter().filter(|c| c.verdict == verdict).count();
    format!(
        "{} figures in both: {} better, {} worse, {} unclear, {} the same",
        changes.len(),
        count(Verdict::Better),
        count(Verdict::Worse),
        count(Verdict::Unclear),
        count(Verdict::Same)
    )
}

/// The changes as a table on a terminal.
pub fn print(changes: &[Change]) {
    println!(
        "{:<12} {:<72} {:<20} {:>10} {:>10} {:>8}  {:<15} verdict",
        "section", "row", "figure", "old", "new", "ratio", "95 % interval"
    );
    for c in changes {
        println!(
            "{:<12} {:<72} {:<20} {:>10} {:>10} {:>8}  {:<15} {}",
            c.section,
            c.row,
            c.figure,
            c.old,
            c.new,
            format::ratio(c.ratio.ratio),
            c.interval(),
            c.verdict.word()
        );
    }
    println!("{}", summary(changes));
}
