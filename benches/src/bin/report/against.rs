//! Rows beside what they are held against.

use crate::model::Report;
use crate::rows::{self, Group};
use crate::sections::{Against, Section};
use crate::stats::{Estimate, estimate};

/// A row, and what it is held against.
pub struct Compared {
    /// The limit: the other row's figure, as often as it counts.
    pub limit: f64,
    /// How many times that the row is.
    pub distance: Estimate,
}

/// The rows of other sections that a section needs.
pub struct Yardsticks(Vec<(&'static Against, Vec<Group>)>);

impl Yardsticks {
    /// Those of a section.
    pub fn new(report: &Report, section: &Section) -> Yardsticks {
        let rows = |against: &'static Against| {
            let all = rows::groups(&report.rows, against.section);
            let fits = |group: &Group| {
                let has = |(key, values): &(&str, &[&str])| {
                    group.keys.get(*key).is_some_and(|v| values.contains(&&**v))
                };
                against.row.iter().all(has)
            };
            (against, all.into_iter().filter(fits).collect())
        };
        Yardsticks(section.against.iter().map(rows).collect())
    }

    /// What the columns are called, for each whose row was measured.
    pub fn columns(&self) -> impl Iterator<Item = &'static Against> {
        let known = self.0.iter().filter(|(_, groups)| !groups.is_empty());
        known.map(|(against, _)| *against)
    }

    /// A row in those columns; None where it does not have the figure, or is the yardstick itself.
    pub fn compare(&self, group: &Group) -> Vec<Option<Compared>> {
        let known = self.0.iter().filter(|(_, groups)| !groups.is_empty());
        known
            .map(|(against, groups)| compared(group, against, groups))
            .collect()
    }
}

fn compared(group: &Group, against: &Against, groups: &[Group]) -> Option<Compared> {
    let same = |other: &&Group| {
        against
            .same
            .iter()
            .all(|key| group.key(key) == other.key(key))
    };
    let other = groups.iter().find(same)?;
    if other.keys == group.keys || !group.is_among(against.rows) {
        return None;
    }
    let distance = estimate(&group.ratios(other, against.figure, against.times))?;
    let limit = other.estimate(against.figure)?.median * against.times;
    Some(Compared { limit, distance })
}
