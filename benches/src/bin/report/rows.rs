//! Rows of several runs, put together.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::model::Row;
use crate::sections::Filter;
use crate::stats::{Estimate, estimate};

/// The numbers that say which row it is; all other numbers are figures, and all texts say which row it is.
const NUMBERED: [&str; 9] = [
    "in_flight",
    "gomaxprocs",
    "workers",
    "payload",
    "rate",
    "threads",
    "methods",
    "elements",
    "size",
];

/// A figure that no program prints.
pub const PER_CPU_SECOND: &str = "calls_per_cpu_s";

/// Which row it is: what `name` is, `transport`, and so on.
pub type Keys = BTreeMap<String, String>;

/// The same row of all runs.
pub struct Group {
    /// Which row it is.
    pub keys: Keys,
    /// Each figure, with the number of the run.
    pub figures: BTreeMap<String, Vec<(u32, f64)>>,
}

/// Puts the rows of one section together, in the order in which they came.
pub fn groups(rows: &[Row], section: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows.iter().filter(|row| row.section == section) {
        let keys = keys(&row.row);
        let index = match groups.iter().position(|g| g.keys == keys) {
            Some(index) => index,
            None => {
                groups.push(Group {
                    keys,
                    figures: BTreeMap::new(),
                });
                groups.len() - 1
            }
        };
        let Some(group) = groups.get_mut(index) else {
            continue;
        };
        for (name, value) in &row.row {
            if let (false, Some(value)) = (NUMBERED.contains(&&**name), value.as_f64()) {
                group.add(name, row.run, value);
                if name == "cpu_us_per_call" && value > 0.0 {
                    group.add(PER_CPU_SECOND, row.run, 1e6 / value);
                }
            }
        }
    }
    groups
}

fn keys(row: &Map<String, Value>) -> Keys {
    let key = |(name, value): (&String, &Value)| {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(_) if NUMBERED.contains(&&**name) => {
                // A rate may come as 1000.0.
                value.as_f64().map_or_else(String::new, |n| n.to_string())
            }
            _ => return None,
        };
        Some((name.clone(), text))
    };
    row.iter().filter_map(key).collect()
}

impl Group {
    fn add(&mut self, figure: &str, run: u32, value: f64) {
        self.figures
            .entry(figure.to_owned())
            .or_default()
            .push((run, value));
    }

    /// The value of a key, or nothing.
    pub fn key(&self, name: &str) -> &str {
        self.keys.get(name).map_or("", String::as_str)
    }

    /// Whether each key has one of its values; a key that the row does not have says nothing.
    pub fn is_among(&self, filter: Filter) -> bool {
        let among = |(name, values): &(&str, &[&str])| {
            self.keys
                .get(*name)
                .is_none_or(|own| values.contains(&&**own))
        };
        filter.iter().all(among)
    }

    /// The values of a figure.
    pub fn values(&self, figure: &str) -> Vec<f64> {
        let all = self.figures.get(figure).map_or(&[][..], Vec::as_slice);
        all.iter().map(|&(_, value)| value).collect()
    }

    /// The median of a figure, and its interval.
    pub fn estimate(&self, figure: &str) -> Option<Estimate> {
        estimate(&self.values(figure))
    }

    /// The figure divided by `times` that of another row, run by run; against the median where the other was not measured in that run.
    pub fn ratios(&self, other: &Group, figure: &str, times: f64) -> Vec<f64> {
        let (Some(ours), Some(theirs)) = (self.figures.get(figure), other.figures.get(figure))
        else {
            return Vec::new();
        };
        let median = other.estimate(figure).map(|e| e.median);
        let ratio = |&(run, value): &(u32, f64)| {
            let same_run = theirs.iter().find(|(r, _)| *r == run).map(|&(_, v)| v);
            let against = same_run.or(median)? * times;
            (against > 0.0).then(|| value / against)
        };
        ours.iter().filter_map(ratio).collect()
    }
}

/// Names of keys in an order for people.
pub fn ordered<'a>(names: impl Iterator<Item = &'a String>) -> Vec<&'a String> {
    const ORDER: [&str; 7] = [
        "figure",
        "name",
        "call",
        "program",
        "transport",
        "case",
        "in_flight",
    ];
    let mut names: Vec<&String> = names.collect();
    names.sort_by_key(|name| {
        let place = ORDER.iter().position(|o| o == name);
        (place.unwrap_or(ORDER.len()), *name)
    });
    names.dedup();
    names
}

/// The keys whose values differ: those that tell one row from another.
pub fn varying(groups: &[&Group]) -> Vec<String> {
    let names = ordered(groups.iter().flat_map(|g| g.keys.keys()));
    let differs = |name: &&&String| {
        let first = groups.first().and_then(|g| g.keys.get(**name));
        groups.iter().any(|g| g.keys.get(**name) != first)
    };
    let varying: Vec<String> = names.iter().filter(differs).map(|n| (*n).clone()).collect();
    match (varying.is_empty(), names.first()) {
        (true, Some(first)) => vec![(*first).clone()],
        _ => varying,
    }
}
