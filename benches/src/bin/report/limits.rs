//! The limits that `headline --check` holds rows against, over all runs.

use serde_json::Value;

use crate::model::{Limit, Row};
use crate::rows::{self, Group};

/// Takes the lines about limits out of the rows, and puts those of all runs together.
pub fn of(rows: &mut Vec<Row>) -> Vec<Limit> {
    let is_check = |row: &Row| row.row.get("check").is_some_and(Value::is_string);
    let (checks, others): (Vec<Row>, Vec<Row>) =
        std::mem::take(rows).into_iter().partition(is_check);
    *rows = others;
    let mut sections: Vec<&str> = checks.iter().map(|row| &*row.section).collect();
    sections.dedup();
    let groups = sections
        .into_iter()
        .flat_map(|section| rows::groups(&checks, section));
    groups.filter_map(|group| limit(&group)).collect()
}

fn limit(group: &Group) -> Option<Limit> {
    let value = group.estimate("value")?;
    let limit = group.key("limit");
    let (relation, bound) = limit.split_once(' ')?;
    let bound: f64 = bound.parse().ok()?;
    let holds = match relation {
        ">=" => value.median >= bound,
        _ => value.median <= bound,
    };
    Some(Limit {
        check: group.key("check").to_owned(),
        place: format!(
            "GOMAXPROCS={}, workers {}",
            group.key("gomaxprocs"),
            group.key("workers")
        ),
        value: value.median,
        interval: value.interval,
        limit: limit.to_owned(),
        holds,
    })
}
