//! The page: one file that needs no other, no script and no network.

mod part;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::args::Args;
use crate::compare::{self, Change, Verdict};
use crate::format;
use crate::model::Report;
use crate::{plot, sections};

const STYLE: &str = include_str!("page/style.css");

/// The page of a report, and of what has changed since an older one.
pub fn write(
    args: &Args,
    report: &Report,
    compared: Option<(&Report, &[Change])>,
    json: &str,
    csv: &str,
) -> String {
    let shown: Vec<_> = sections::all().filter(|s| args.wants(s.name)).collect();
    let dark = format!(
        "@media (prefers-color-scheme: dark) {{\n{}}}",
        plot::rules()
    );
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "rust2go: what a call costs, " (report.day()) }
                style { (PreEscaped(STYLE)) (PreEscaped(dark)) }
            }
            body {
                header {
                    h1 { "What a call between Rust and Go costs" }
                    p.lead { (lead(report)) }
                    @if report.quick {
                        p.note { "This is a quick run: few rows, short measurements. Look at ratios, and not at single figures." }
                    }
                    (failures(report))
                    (facts(report))
                }
                nav {
                    @if compared.is_some() { a href="#changes" { "Changes" } }
                    @for section in &shown { a href={ "#" (section.name) } { (section.title) } }
                    a href="#how" { "How to read it" }
                    a href="#raw" { "Raw data" }
                }
                main {
                    @if let Some((old, changes)) = compared { (changes_since(report, old, changes)) }
                    @for section in &shown { (part::section(report, section)) }
                    (how())
                    (raw(json, csv))
                }
            }
        }
    }
    .into_string()
}

fn failures(report: &Report) -> Markup {
    let failed = report.sections.iter().filter(|ran| !ran.errors.is_empty());
    let failed: Vec<_> = failed.collect();
    html! {
        @if !failed.is_empty() {
            p.note.wrong {
                "A program failed, so that these sections are not whole: "
                @for (index, ran) in failed.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "#" (ran.name) } { (ran.name) }
                }
                "."
            }
        }
    }
}

fn lead(report: &Report) -> Markup {
    html! {
        "Measured on " (report.day()) " at commit " code { (report.short_commit()) } ", "
        (report.runs) @if report.runs == 1 { " run" } @else { " runs" }
        " in " (format::digits((report.took_s / 60.0).max(0.1))) " minutes."
    }
}

fn facts(report: &Report) -> Markup {
    let one = |name: &str, value: &str| html! { div { dt { (name) } dd { (value) } } };
    html! {
        dl.facts {
            (one("date", &report.date))
            (one("commit", &report.commit))
            @for (name, value) in report.machine.iter().chain(&report.versions) { (one(name, value)) }
        }
    }
}

fn changes_since(report: &Report, old: &Report, changes: &[Change]) -> Markup {
    let is_clear = |c: &&Change| matches!(c.verdict, Verdict::Better | Verdict::Worse);
    let (clear, others): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(is_clear);
    html! {
        section id="changes" {
            h2 { "Changes" }
            p {
                "Compared with the report of " (old.day()) ", commit " code { (old.short_commit()) } ". "
                (compare::summary(changes)) ". A ratio is new divided by old, of geometric means; its interval is Welch's at 95 %, so of 100 figures "
                "that have not changed about 5 seem to."
            }
            @if old.machine != report.machine {
                p.note.wrong { "The machines differ: what has changed may be the machine." }
            }
            (table_of(&clear))
            details { summary { "The others: " (others.len()) } (table_of(&others)) }
        }
    }
}

fn table_of(changes: &[&Change]) -> Markup {
    html! {
        @if !changes.is_empty() {
            div.wide { table {
                thead { tr { th { "section" } th { "row" } th { "figure" } th.n { "old" } th.n { "new" } th.n { "ratio" } th.n { "95 % interval" } th { "" } } }
                tbody { @for c in changes { tr {
                    td { (c.section) } td { (c.row) } td { (c.figure) }
                    td.n { (c.old) } td.n { (c.new) } td.n { (format::ratio(c.ratio.ratio)) } td.n { (c.interval()) }
                    td class=(c.verdict.word()) { (c.verdict.word()) }
                } } }
            } }
        }
    }
}

fn how() -> Markup {
    html! {
        section id="how" {
            h2 { "How to read it" }
            ul {
                li { "A figure is the median over the runs, each in new processes; beside it, in grey, stands the interval of 95 % by Student's t on logarithms. \
                    Few runs make wide intervals." }
                li { "Rows of one section took turns of a fraction of a second: compare them with each other rather than with those of another section." }
                li { "A column that is held against something shows how many times as much the row takes, run by run, and below it what the other takes." }
                li { "CPU time is that of all threads of the process, and of the other process where there is one; latencies are those of single calls." }
            }
        }
    }
}

fn raw(json: &str, csv: &str) -> Markup {
    let link = |kind: &str, text: &str| format!("data:{kind};base64,{}", STANDARD.encode(text));
    html! {
        section id="raw" {
            h2 { "Raw data" }
            p {
                "Every line that the programs printed, with the number of the run: "
                a download="report.json" href=(link("application/json", json)) { "report.json" } ", "
                a download="rows.csv" href=(link("text/csv", csv)) { "rows.csv" } "."
            }
            details { summary { "rows.csv" } pre { (csv) } }
        }
    }
}
