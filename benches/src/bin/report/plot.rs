//! Pictures as SVG.
//!
//! Colours are those of the light page; the style sheet of the page replaces them in the dark one by rules on the very values, so
//! that a picture cut out of the page still has colours. Legends are HTML and stand above the picture.

mod bars;
mod colours;
mod lines;

use std::error::Error;

pub use colours::{Colour, of as colour, rules};

use crate::rows::Group;
use crate::sections::{Kind, Plot};
use crate::stats::Estimate;

/// What text, axes and the grid are drawn with.
const TEXT: Colour = Colour("#3D4451", "#C6CBD4");
const AXIS: Colour = Colour("#8A929E", "#7D8590");
const GRID: Colour = Colour("#E3E6EB", "#343A44");

/// A picture and its legend.
pub struct Picture {
    /// The picture.
    pub svg: String,
    /// The names of the series; none if the axis names them.
    pub legend: Vec<String>,
}

/// A point with its interval.
struct Point {
    x: f64,
    y: Estimate,
}

/// Draws a picture of these rows; None if none of them has the figure.
///
/// # Errors
/// What the library says.
pub fn draw(plot: &Plot, groups: &[&Group]) -> Result<Option<Picture>, Box<dyn Error>> {
    let groups: Vec<&Group> = groups
        .iter()
        .copied()
        .filter(|g| g.is_among(plot.only))
        .collect();
    match plot.kind {
        Kind::Lines { x, series } => {
            let all = series_of(plot.y, x, series, &groups);
            if all.is_empty() {
                return Ok(None);
            }
            let legend = all.iter().map(|(name, _)| name.clone()).collect();
            let svg = lines::draw(plot.y, x, &all)?;
            Ok(Some(Picture { svg, legend }))
        }
        Kind::Bars(keys) => {
            let all = bars_of(plot.y, keys, &groups);
            if all.is_empty() {
                return Ok(None);
            }
            let svg = bars::draw(plot.y, &all)?;
            Ok(Some(Picture {
                svg,
                legend: Vec::new(),
            }))
        }
    }
}

/// The points of each line, by the name of the series.
fn series_of(figure: &str, x: &str, series: &str, groups: &[&Group]) -> Vec<(String, Vec<Point>)> {
    let mut all: Vec<(String, Vec<Point>)> = Vec::new();
    for group in groups {
        let place = group.key(x).parse::<f64>().ok().filter(|x| *x > 0.0);
        let y = group.estimate(figure).filter(|e| e.median > 0.0);
        let (Some(x), Some(y)) = (place, y) else {
            continue;
        };
        let name = group.key(series);
        match all.iter_mut().find(|(n, _)| n == name) {
            Some((_, points)) => points.push(Point { x, y }),
            None => all.push((name.to_owned(), vec![Point { x, y }])),
        }
    }
    for (_, points) in &mut all {
        points.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    all
}

/// One bar.
struct Bar<'a> {
    label: String,
    colour: Colour,
    y: Estimate,
    group: &'a Group,
}

fn bars_of<'a>(figure: &str, keys: &[&str], groups: &[&'a Group]) -> Vec<Bar<'a>> {
    let differs = |key: &&&str| {
        let first = groups.first().map_or("", |g| g.key(key));
        groups.iter().any(|g| g.key(key) != first)
    };
    // A key that is the same everywhere tells nothing.
    let told: Vec<&&str> = keys.iter().filter(differs).collect();
    let told = if told.is_empty() {
        keys.iter().take(1).collect()
    } else {
        told
    };
    let bar = |group: &&'a Group| {
        let y = group.estimate(figure)?;
        let parts = told.iter().map(|key| match (**key, group.key(key)) {
            ("in_flight", n) if !n.is_empty() => {
                format!("{} in flight", crate::format::key(key, n))
            }
            (_, value) => value.to_owned(),
        });
        let parts: Vec<String> = parts
            .filter(|part| !part.is_empty() && part != "none")
            .collect();
        let label = if parts.is_empty() {
            group.key(told[0]).to_owned()
        } else {
            parts.join(" ")
        };
        let name = ["transport", "program", "call"]
            .iter()
            .map(|k| group.key(k))
            .find(|v| !v.is_empty());
        let colour = colour(name.unwrap_or("none"), 0);
        Some(Bar {
            label,
            colour,
            y,
            group,
        })
    };
    groups.iter().filter_map(bar).collect()
}
