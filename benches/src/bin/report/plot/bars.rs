//! Bars that lie, with their labels at the left and their values at the right.

use std::error::Error;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{AXIS, Bar, GRID, TEXT};
use crate::format;

const WIDTH: u32 = 600;
const HEIGHT_OF_BAR: u32 = 28;
const FONT: (&str, f64) = ("sans-serif", 13.0);

/// About how wide a letter is; browsers' fonts differ.
const LETTER: u32 = 7;

/// The width, as a multiple of the longest bar: the values stand in the rest, one below the other.
const LONGEST: f64 = 1.25;

/// Draws the bars from top to bottom.
pub fn draw(figure: &str, bars: &[Bar<'_>]) -> Result<String, Box<dyn Error>> {
    let longest = bars
        .iter()
        .map(|b| b.label.chars().count())
        .max()
        .unwrap_or(0) as u32;
    let labels = (longest * LETTER + 12).clamp(60, 250);
    let end = |bar: &Bar<'_>| {
        bar.y
            .interval
            .map_or(bar.y.median, |(_, to)| to.min(bar.y.median * 1.5))
    };
    let most = bars.iter().map(end).fold(0.0, f64::max);
    let most = if most > 0.0 { most } else { 1.0 };
    let height = HEIGHT_OF_BAR * bars.len() as u32 + 16;
    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .set_left_and_bottom_label_area_size(0)
        .margin_left(labels as i32 + 8)
        .build_cartesian_2d(0.0..most * LONGEST, bars.len() as f64..0.0)?;
    chart
        .configure_mesh()
        .disable_axes()
        .disable_y_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID.rgb())
        .x_labels(5)
        .draw()?;
    let axis = vec![(0.0, 0.0), (0.0, bars.len() as f64)];
    chart.draw_series([PathElement::new(axis, AXIS.rgb())])?;
    let font = || FONT.into_font().color(&TEXT.rgb());
    for (index, bar) in bars.iter().enumerate() {
        let (from, to, colour) = (index as f64 + 0.16, index as f64 + 0.84, bar.colour.rgb());
        let middle = index as f64 + 0.5;
        chart.draw_series([Rectangle::new(
            [(0.0, from), (bar.y.median, to)],
            colour.filled(),
        )])?;
        if let Some((low, high)) = bar.y.interval {
            let ends = vec![(low.max(0.0), middle), (high.min(most), middle)];
            chart.draw_series([PathElement::new(ends, TEXT.rgb().stroke_width(1))])?;
        }
        let value = format::value(figure, bar.y.median, Some(bar.group));
        let right = font().pos(Pos::new(HPos::Right, VPos::Center));
        let label =
            EmptyElement::at((0.0, middle)) + Text::new(bar.label.clone(), (-8, 0), right.clone());
        let value = EmptyElement::at((most * LONGEST, middle)) + Text::new(value, (-2, 0), right);
        chart.plotting_area().draw(&label)?;
        chart.plotting_area().draw(&value)?;
    }
    root.present()?;
    drop(chart);
    drop(root);
    Ok(svg)
}
