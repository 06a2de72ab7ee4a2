//! Lines over a key, both axes logarithmic.

use std::error::Error;
use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;

use super::{AXIS, Colour, GRID, Point, TEXT, colour};
use crate::format;

const SIZE: (u32, u32) = (600, 340);
const FONT: (&str, f64) = ("sans-serif", 13.0);

/// How far the axis goes beyond the first and the last point, in powers of ten.
const ROOM: f64 = 0.12;

/// An axis of logarithms with labels at given places.
struct Axis {
    range: Range<f64>,
    ticks: Vec<f64>,
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let part = (value - self.range.start) / (self.range.end - self.range.start);
        from + (part * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

/// Draws the lines.
pub fn draw(
    figure: &str,
    x: &str,
    series: &[(String, Vec<Point>)],
) -> Result<String, Box<dyn Error>> {
    let points = || series.iter().flat_map(|(_, points)| points);
    let mut places: Vec<f64> = points().map(|p| p.x.log10()).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    let (low, high) = bounds(points());
    let ticks = ticks(low, high);
    let (left, right) = (places[0] - ROOM, places[places.len() - 1] + ROOM);

    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(20)
        .x_label_area_size(46)
        .y_label_area_size(66)
        .build_cartesian_2d(
            Axis {
                range: left..right,
                ticks: spread(&places, right - left),
            },
            Axis {
                range: low..high,
                ticks: ticks.clone(),
            },
        )?;
    let font = |colour: Colour| FONT.into_font().color(&colour.rgb());
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID.rgb())
        .axis_style(AXIS.rgb())
        .x_labels(places.len())
        .y_labels(ticks.len())
        .x_label_formatter(&|at| format::tick(x, 10f64.powf(*at)))
        .y_label_formatter(&|at| format::tick(figure, 10f64.powf(*at)))
        .x_desc(format::key_title(x))
        .label_style(font(TEXT))
        .axis_desc_style(font(TEXT))
        .draw()?;
    for (index, (name, points)) in series.iter().enumerate() {
        let colour = colour(name, index).rgb();
        // A little apart, so that the intervals of one place do not hide each other.
        let aside = (index as f64 - (series.len() as f64 - 1.0) / 2.0) * (right - left) * 0.006;
        let place = |p: &Point| (p.x.log10() + aside, p.y.median.log10());
        let line = points.iter().map(place);
        chart.draw_series(LineSeries::new(line, colour.stroke_width(2)))?;
        for point in points {
            let at = place(point);
            if let Some((from, to)) = point.y.interval.filter(|(from, _)| *from > 0.0) {
                // What goes beyond the picture would be drawn over its labels.
                let end = |y: f64| (at.0, y.log10().clamp(low, high));
                let ends = vec![end(from), end(to)];
                chart.draw_series([PathElement::new(ends, colour.mix(0.45).stroke_width(2))])?;
            }
            chart.draw_series([Circle::new(at, 4, colour.filled())])?;
        }
    }
    root.present()?;
    drop(chart);
    drop(root);
    Ok(svg)
}

/// The lowest and the highest value, with some room; intervals count as far as ten times beyond the medians.
fn bounds<'a>(points: impl Iterator<Item = &'a Point>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for Point { y, .. } in points {
        let (from, to) = y.interval.unwrap_or((y.median, y.median));
        low = low.min(from.max(y.median / 3.0).log10());
        high = high.max(to.min(y.median * 3.0).log10());
    }
    (low - ROOM, high + ROOM)
}

/// Powers of ten; 2 and 5 times these too where there are few.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let steps: &[f64] = match high - low {
        range if range < 1.3 => &[1.0, 2.0, 3.0, 5.0, 7.0],
        range if range < 2.6 => &[1.0, 2.0, 5.0],
        _ => &[1.0],
    };
    let powers = low.floor() as i32..=high.ceil() as i32;
    let all = powers.flat_map(|power| steps.iter().map(move |s| s.log10() + f64::from(power)));
    all.filter(|at| (low..=high).contains(at)).collect()
}

/// Those of the places whose labels do not touch each other.
fn spread(places: &[f64], width: f64) -> Vec<f64> {
    let mut kept: Vec<f64> = Vec::new();
    for &place in places {
        if kept.last().is_none_or(|last| place - last > width * 0.1) {
            kept.push(place);
        }
    }
    kept
}
