//! A section of the page.

use maud::{Markup, PreEscaped, html};

use crate::against::{Compared, Yardsticks};
use crate::format;
use crate::model::{Ran, Report};
use crate::plot::{self, Picture, colour};
use crate::rows::{self, Group, varying};
use crate::sections::{Plot, Section};

/// A section: what it shows, pictures, a table, what limits it.
pub fn section(report: &Report, section: &Section) -> Markup {
    let groups = rows::groups(&report.rows, section.rows_of);
    let shown: Vec<&Group> = groups.iter().filter(|g| g.is_among(section.only)).collect();
    let ran = report
        .sections
        .iter()
        .find(|ran| ran.name == section.rows_of);
    html! {
        section id=(section.name) {
            h2 { (section.title) }
            p { (words(section.shows)) }
            p.limited { strong { "What limits it. " } (words(section.limited_by)) }
            @if let Some(ran) = ran { (errors(ran)) }
            @if section.name == "limits" {
                (limits(report))
            } @else if shown.is_empty() {
                p.note { "Nothing was measured." }
            } @else {
                div.plots { @for plot in section.plots { (figure(plot, &shown)) } }
                (table(report, section, &shown))
            }
            @if let Some(ran) = ran.filter(|ran| !ran.commands.is_empty()) {
                details {
                    summary { "What was run" }
                    pre { @for command in &ran.commands { (command) "\n" } }
                }
            }
        }
    }
}

/// A text with code in backticks.
fn words(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

fn errors(ran: &Ran) -> Markup {
    html! { @for error in &ran.errors { pre.wrong { (error) } } }
}

fn figure(plot: &Plot, groups: &[&Group]) -> Markup {
    match plot::draw(plot, groups) {
        Ok(None) => html! {},
        Err(e) => {
            html! { p.note.wrong { "The picture “" (plot.title) "” could not be drawn: " (e) } }
        }
        Ok(Some(Picture { svg, legend })) => html! {
            figure role="img" aria-label=(plot.title) {
                figcaption { (plot.title) }
                @if !legend.is_empty() {
                    ul.legend { @for (index, name) in legend.iter().enumerate() {
                        li { (swatch(name, index)) (name) }
                    } }
                }
                (PreEscaped(svg))
            }
        },
    }
}

/// The colour of a series, in the same way as in the picture.
fn swatch(name: &str, index: usize) -> Markup {
    html! { svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" { circle cx="6" cy="6" r="5" fill=(colour(name, index).0) {} } }
}

fn table(report: &Report, section: &Section, groups: &[&Group]) -> Markup {
    let keys = varying(groups);
    let has = |figure: &&&str| groups.iter().any(|g| g.figures.contains_key(**figure));
    let figures: Vec<&&str> = section.figures.iter().filter(has).collect();
    let yardsticks = Yardsticks::new(report, section);
    let is_number = |key: &String| groups.iter().all(|g| g.key(key).parse::<f64>().is_ok());
    html! {
        div.wide { table {
            thead { tr {
                @for key in &keys { th.n[is_number(key)] { (format::key_title(key)) } }
                @for figure in &figures { th.n { (format::title(figure)) } }
                @for against in yardsticks.columns() {
                    th.n { (against.what) }
                }
            } }
            tbody { @for group in groups { tr {
                @for key in &keys { td.n[is_number(key)] { (format::key(key, group.key(key))) } }
                @for figure in &figures { (cell(figure, group)) }
                @for (against, compared) in yardsticks.columns().zip(yardsticks.compare(group)) {
                    (distance(against.figure, compared))
                }
            } } }
        } }
    }
}

fn cell(figure: &str, group: &Group) -> Markup {
    let texts = group
        .estimate(figure)
        .map(|e| format::estimate(figure, &e, Some(group)));
    let (median, interval) = texts.unwrap_or_default();
    html! { td.n { (median) @if !interval.is_empty() { small { (interval) } } } }
}

fn distance(figure: &str, compared: Option<Compared>) -> Markup {
    html! { td.n { @if let Some(Compared { limit, distance }) = compared {
        (format::ratio(distance.median))
        small { "of " (format::value(figure, limit, None)) }
    } } }
}

fn limits(report: &Report) -> Markup {
    html! {
        @if report.limits.is_empty() { p.note { "Nothing was measured." } } @else {
            div.wide { table {
                thead { tr { th { "limit" } th { "where" } th.n { "value" } th.n { "has to be" } th { "" } } }
                tbody { @for limit in &report.limits { tr {
                    td { (limit.check) } td { (limit.place) }
                    td.n { (format::digits(limit.value))
                        @if let Some((low, high)) = limit.interval { small { (format::digits(low)) "–" (format::digits(high)) } }
                    }
                    td.n { (limit.limit.replace(">=", "≥").replace("<=", "≤")) }
                    td class=(if limit.holds { "better" } else { "worse" }) { (if limit.holds { "holds" } else { "does not hold" }) }
                } } }
            } }
        }
    }
}
