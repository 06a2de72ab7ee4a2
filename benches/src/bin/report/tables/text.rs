//! One block of Markdown.

use crate::against::Yardsticks;
use crate::format;
use crate::model::Report;
use crate::rows::{self, Group, varying};
use crate::sections::{self, Section};

/// What a block asks for.
#[derive(Default)]
struct Asked<'a> {
    filters: Vec<(&'a str, Vec<&'a str>)>,
    figures: Option<Vec<&'a str>>,
    columns: Option<&'a str>,
    figure: Option<&'a str>,
}

/// The text between the lines of a block.
pub fn block(report: &Report, what: &str) -> Result<String, String> {
    let mut words = what.split_whitespace();
    let name = words.next().ok_or("a section is missing after `report:`")?;
    let mut asked = Asked::default();
    for word in words {
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| format!("`{word}` is no option: these are key=value"))?;
        match key {
            "figures" => asked.figures = Some(value.split(',').collect()),
            "columns" => asked.columns = Some(value),
            "figure" => asked.figure = Some(value),
            _ => asked.filters.push((key, value.split(',').collect())),
        }
    }
    let body = match name {
        "machine" => machine(report),
        "limits" => limits(report),
        _ => {
            let section = sections::all().find(|s| s.name == name);
            let section = section.ok_or_else(|| {
                let all = sections::names().join(", ");
                format!("there is no section `{name}`; there are machine, {all}")
            })?;
            of_section(report, section, &asked)?
        }
    };
    Ok(format!("\n{body}\n{}\n\n", source(report)))
}

fn source(report: &Report) -> String {
    let quick = if report.quick {
        "a quick run"
    } else {
        "the report"
    };
    format!(
        "*From {quick} of {}, commit `{}`: {}, {} cores; medians of {} runs.*",
        report.day(),
        report.short_commit(),
        escaped(fact(report, "CPU")),
        fact(report, "cores"),
        report.runs
    )
}

/// Markdown may hold HTML.
fn escaped(text: &str) -> String {
    text.replace('<', "&lt;")
}

fn fact<'a>(report: &'a Report, name: &str) -> &'a str {
    report.machine.get(name).map_or("unknown", String::as_str)
}

fn machine(report: &Report) -> String {
    let all = report.machine.iter().chain(&report.versions);
    table(
        &["", ""],
        &[false, false],
        all.map(|(k, v)| vec![k.clone(), v.clone()]),
    )
}

fn limits(report: &Report) -> String {
    let rows = report.limits.iter().map(|l| {
        let holds = if l.holds {
            "holds"
        } else {
            "**does not hold**"
        };
        vec![
            l.check.clone(),
            l.place.clone(),
            format::digits(l.value),
            l.limit.replace(">=", "≥").replace("<=", "≤"),
            holds.to_owned(),
        ]
    });
    table(
        &["limit", "where", "value", "has to be", ""],
        &[false, false, true, true, false],
        rows,
    )
}

fn of_section(report: &Report, section: &Section, asked: &Asked<'_>) -> Result<String, String> {
    let all = rows::groups(&report.rows, section.rows_of);
    let fits = |g: &&Group| {
        let has = |(key, values): &(&str, Vec<&str>)| values.contains(&g.key(key));
        g.is_among(section.only) && asked.filters.iter().all(has)
    };
    let groups: Vec<&Group> = all.iter().filter(fits).collect();
    if groups.is_empty() {
        return Ok("The report does not have these rows.\n".to_owned());
    }
    match (asked.columns, asked.figure) {
        (None, None) => Ok(plain(report, section, asked, &groups)),
        (Some(columns), Some(figure)) => Ok(pivot(columns, figure, &groups)),
        _ => Err("`columns=` and `figure=` need each other".to_owned()),
    }
}

fn plain(report: &Report, section: &Section, asked: &Asked<'_>, groups: &[&Group]) -> String {
    let keys = varying(groups);
    let chosen = asked.figures.as_deref().unwrap_or(section.figures);
    let has = |figure: &&&str| groups.iter().any(|g| g.figures.contains_key(**figure));
    let figures: Vec<&str> = chosen.iter().filter(has).copied().collect();
    // Whoever chooses figures wants these only.
    let yardsticks = asked
        .figures
        .is_none()
        .then(|| Yardsticks::new(report, section));
    let mut heads: Vec<String> = keys.iter().map(|k| format::key_title(k)).collect();
    heads.extend(figures.iter().map(|f| format::title(f)));
    heads.extend(
        yardsticks
            .iter()
            .flat_map(Yardsticks::columns)
            .map(|a| a.what.to_owned()),
    );
    let right: Vec<bool> = (0..heads.len())
        .map(|i| {
            keys.get(i)
                .is_none_or(|key| groups.iter().all(|g| g.key(key).parse::<f64>().is_ok()))
        })
        .collect();
    let rows = groups.iter().map(|group| {
        let mut cells: Vec<String> = keys.iter().map(|k| key(k, group)).collect();
        cells.extend(figures.iter().map(|figure| cell(figure, group)));
        let compared = yardsticks.iter().flat_map(|y| y.compare(group));
        cells.extend(
            compared.map(|c| c.map_or_else(String::new, |c| format::ratio(c.distance.median))),
        );
        cells
    });
    table(&heads, &right, rows)
}

/// A row for each value of the other keys, a column for each value of `columns`.
fn pivot(columns: &str, figure: &str, groups: &[&Group]) -> String {
    let keys: Vec<String> = varying(groups)
        .into_iter()
        .filter(|k| k != columns)
        .collect();
    let place = |g: &Group| keys.iter().map(|k| key(k, g)).collect::<Vec<_>>();
    let (mut heads, mut lines): (Vec<&str>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for group in groups {
        if !heads.contains(&group.key(columns)) {
            heads.push(group.key(columns));
        }
        if !lines.contains(&place(group)) {
            lines.push(place(group));
        }
    }
    let of = |line: &[String], head: &&str| {
        let is = |g: &&&Group| g.key(columns) == *head && place(g) == line;
        groups
            .iter()
            .find(is)
            .map_or_else(String::new, |g| cell(figure, g))
    };
    let rows = lines.iter().map(|line| {
        let cells = heads.iter().map(|head| of(line, head));
        line.iter().cloned().chain(cells).collect()
    });
    let titles = heads.iter().map(|h| {
        format!(
            "{}: {}",
            format::key_title(columns),
            format::key(columns, h)
        )
    });
    let all: Vec<String> = keys
        .iter()
        .map(|k| format::key_title(k))
        .chain(titles)
        .collect();
    let right: Vec<bool> = (0..all.len()).map(|i| i >= keys.len()).collect();
    table(&all, &right, rows)
}

fn key(name: &str, group: &Group) -> String {
    let value = group.key(name);
    match value.is_empty() || value.parse::<f64>().is_ok() {
        true => format::key(name, value),
        false => format!("`{value}`"),
    }
}

/// The median, and the interval around it.
fn cell(figure: &str, group: &Group) -> String {
    let Some(e) = group.estimate(figure) else {
        return String::new();
    };
    match format::estimate(figure, &e, Some(group)) {
        (median, interval) if interval.is_empty() => median,
        (median, interval) => format!("{median} ({interval})"),
    }
}

fn table<T: AsRef<str>>(
    heads: &[T],
    right: &[bool],
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|c| escaped(&c).replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = line(&mut heads.iter().map(|h| h.as_ref().to_owned()));
    let marks = right
        .iter()
        .map(|r| if *r { "--:" } else { "---" }.to_owned());
    text.push_str(&line(&mut marks.into_iter()));
    for cells in rows {
        text.push_str(&line(&mut cells.into_iter()));
    }
    text
}
