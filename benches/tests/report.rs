//! The report from outside: its page, in a browser too, comparisons and tables.

#[path = "report/browser.rs"]
mod browser;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use roxmltree::Document;
use serde_json::{Value, json};
use tempfile::TempDir;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/fixture.json");

fn report(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_report"))
        .args(args)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is a place for temporary files")
}

fn path(dir: &TempDir, name: &str) -> String {
    dir.path().join(name).to_string_lossy().into_owned()
}

/// The page of the fixture, in a folder that is gone when it is dropped.
fn page() -> (TempDir, String) {
    let dir = folder();
    let output = report(&["--from", FIXTURE, "--out", &path(&dir, "")]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = fs::read_to_string(dir.path().join("index.html")).expect("the page is written");
    (dir, page)
}

/// A changed fixture in a file.
fn changed(dir: &TempDir, name: &str, change: impl FnOnce(&mut Value)) -> String {
    let text = fs::read_to_string(FIXTURE).expect("the fixture is there");
    let mut value = serde_json::from_str(&text).expect("the fixture is JSON");
    change(&mut value);
    let file = path(dir, name);
    fs::write(&file, value.to_string()).expect("the file can be written");
    file
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let parts = text.split(from).skip(1);
    parts
        .map(|part| part.split(to).next().unwrap_or(""))
        .collect()
}

#[test]
fn the_page_has_every_section_and_needs_nothing_else() {
    let (_dir, page) = page();
    let found: Vec<_> = between(&page, "<section id=\"", "\"");
    for name in [
        "sync",
        "calls",
        "peers",
        "sleep10ms",
        "cpu50us",
        "mix",
        "echo_big",
        "payload",
        "in_flight",
        "threads",
        "methods",
        "open_loop",
        "gomaxprocs",
        "workers",
        "streams",
        "g2r",
        "memory",
        "allocations",
        "instructions",
        "linking",
        "floors",
        "limits",
    ] {
        assert!(found.contains(&name), "{name} is not among {found:?}");
    }
    for outside in ["<script", "<link", "@import", "src=", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for link in between(&page, "href=\"", "\"") {
        assert!(link.starts_with('#') || link.starts_with("data:"), "{link}");
    }
}

#[test]
fn the_page_is_well_formed_and_escapes_what_it_shows() {
    let (_dir, page) = page();
    assert!(page.contains("A &lt;processor&gt; &amp; more"));
    assert!(page.contains("&lt;b&gt;sync&lt;/b&gt;") && !page.contains("<b>sync"));
    assert!(page.contains("invalid value &lt;mix&gt;"));
    assert!(page.contains("new &amp; unknown"));
    // Elements that HTML does not close are the only difference from XML.
    let mut xml = page.replacen("<!DOCTYPE html>", "", 1);
    let meta: Vec<String> = between(&page, "<meta", ">")
        .into_iter()
        .map(str::to_owned)
        .collect();
    for tag in meta {
        xml = xml.replacen(&format!("<meta{tag}>"), "", 1);
    }
    let document = Document::parse(&xml).expect("the page is well-formed");
    let tables = document.descendants().filter(|n| n.has_tag_name("table"));
    for table in tables {
        let rows: Vec<_> = table
            .descendants()
            .filter(|n| n.has_tag_name("tr"))
            .collect();
        let width =
            |row: &roxmltree::Node<'_, '_>| row.children().filter(|c| c.is_element()).count();
        assert!(rows.len() > 1 && rows.iter().all(|row| width(row) == width(&rows[0])));
    }
}

#[test]
fn pictures_show_each_series() {
    let (_dir, page) = page();
    let figures = between(&page, "<figure", "</figure>");
    assert!(figures.len() > 10, "{} pictures", figures.len());
    for figure in figures {
        let from = figure.rfind("<svg").expect("there is a picture");
        let svg = Document::parse(&figure[from..]).expect("the picture is XML");
        let of = |name: &str| {
            svg.descendants()
                .filter(|n| n.tag_name().name() == name)
                .count()
        };
        assert!(of("text") > 1, "{figure}");
        let series = between(figure, "<li>", "</li>").len();
        if series > 0 {
            assert!(
                of("polyline") >= series && of("circle") >= series,
                "{figure}"
            );
        } else {
            assert!(of("rect") > 0, "{figure}");
        }
    }
}

#[test]
fn raw_rows_are_kept() {
    let (dir, page) = page();
    let json = fs::read_to_string(dir.path().join("report.json")).expect("report.json is written");
    let fixture = fs::read_to_string(FIXTURE).expect("the fixture is there");
    let parse = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    assert_eq!(parse(&json), parse(&fixture));
    let csv = fs::read_to_string(dir.path().join("rows.csv")).expect("rows.csv is written");
    let rows = parse(&fixture)["rows"].as_array().map_or(0, Vec::len);
    assert_eq!(csv.lines().count(), rows + 1);
    assert!(csv.contains("calls,1,new & unknown,new,"));
    assert!(
        page.contains("data:application/json;base64,") && page.contains("data:text/csv;base64,")
    );
}

#[test]
fn only_the_named_section_is_shown() {
    let dir = folder();
    let output = report(&[
        "--from",
        FIXTURE,
        "--out",
        &path(&dir, ""),
        "--only",
        "memory",
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = fs::read_to_string(dir.path().join("index.html")).expect("the page is written");
    assert_eq!(
        between(&page, "<section id=\"", "\""),
        ["memory", "how", "raw"]
    );
    assert_eq!(report(&["--only", "nothing"]).status.code(), Some(2));
}

#[test]
fn changes_are_told_from_noise() {
    let dir = folder();
    let old = changed(&dir, "old.json", |old| {
        for row in old["rows"].as_array_mut().expect("rows") {
            let row = &mut row["row"];
            if row["transport"] == "ring" && row["name"] == "noop" {
                row["cpu_us_per_call"] =
                    json!(row["cpu_us_per_call"].as_f64().expect("a figure") * 2.0);
                row["calls_per_s"] = json!(row["calls_per_s"].as_f64().expect("a figure") * 2.0);
            }
        }
    });
    let output = report(&[
        "--from",
        FIXTURE,
        "--compare",
        &old,
        "--out",
        &path(&dir, "out"),
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    let lines = |word: &str| {
        table
            .lines()
            .filter(|l| l.ends_with(word))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines("better").len(), 4, "{table}");
    assert!(
        lines("better")
            .iter()
            .all(|l| l.contains("CPU per call") && l.contains("0.500×")),
        "{table}"
    );
    assert_eq!(lines("worse").len(), 4, "{table}");
    assert!(
        lines("worse").iter().all(|l| l.contains("calls/s")),
        "{table}"
    );
    assert!(lines("unclear").len() > 50, "{table}");
    assert!(table.contains("4 better, 4 worse"), "{table}");
    let page = fs::read_to_string(dir.path().join("out/index.html")).expect("the page is written");
    assert_eq!(page.matches("<td class=\"worse\">worse</td>").count(), 4);
}

#[test]
fn a_file_that_is_no_report_is_refused_with_advice() {
    let dir = folder();
    let other = changed(&dir, "schema.json", |r| r["schema"] = json!(99));
    let none = changed(&dir, "none.json", |r| *r = json!({"rows": []}));
    let damaged = changed(&dir, "damaged.json", |r| r["rows"] = json!("no"));
    let page = path(&dir, "page.json");
    fs::write(&page, "<html>").expect("the file can be written");
    for (file, says) in [
        (&*other, "schema 99, and this program reads schema 1"),
        (&*none, "no number `schema`"),
        (&*damaged, "damaged"),
        (&*page, "not JSON"),
        (&*path(&dir, "missing.json"), "cannot be read"),
    ] {
        for args in [
            ["--from", file].as_slice(),
            &["--from", FIXTURE, "--compare", file],
        ] {
            let output = report(&[args, &["--out", &path(&dir, "out")]].concat());
            let error = text(&output.stderr);
            assert!(
                !output.status.success() && error.contains(says) && error.contains(file),
                "{error}"
            );
        }
    }
    assert!(!dir.path().join("out").exists());
}

#[test]
fn tables_are_filled_and_checked() {
    let dir = folder();
    let file = path(&dir, "a.md");
    let blocks = "# A\n\n<!-- report: calls in_flight=1,1000 columns=in_flight figure=p50_us -->\n<!-- /report -->\nmiddle\n\
        <!-- report: limits -->\nold\n<!-- /report -->\nend\n";
    fs::write(&file, blocks).expect("the file can be written");
    let fill = |more: &[&str]| report(&[&["--from", FIXTURE, "--tables", &file], more].concat());
    let stale = fill(&["--check"]);
    assert!(!stale.status.success());
    assert!(
        text(&stale.stderr).contains("a.md:4: the tables are not those of the report"),
        "{}",
        text(&stale.stderr)
    );
    assert_eq!(
        fs::read_to_string(&file).expect("the file is there"),
        blocks
    );
    assert!(fill(&[]).status.success());
    let filled = fs::read_to_string(&file).expect("the file is there");
    assert!(filled.contains("| `ring` | 3.60 µs (3.3"), "{filled}");
    assert!(
        filled.contains("2026-11-20, commit `0123456789`: A &lt;processor> & more, 2 cores"),
        "{filled}"
    );
    assert!(
        filled.contains("**does not hold**")
            && filled.contains("\nmiddle\n")
            && filled.ends_with("\nend\n"),
        "{filled}"
    );
    assert!(!filled.contains("old\n"));
    assert!(fill(&["--check"]).status.success());
    for (wrong, says) in [
        ("nothing to fill\n", "no line"),
        (
            "<!-- report: nothing -->\n<!-- /report -->\n",
            "no section `nothing`",
        ),
        ("<!-- report: calls -->\n", "has no line"),
        (
            "<!-- report: calls loud -->\n<!-- /report -->\n",
            "`loud` is no option",
        ),
    ] {
        fs::write(&file, wrong).expect("the file can be written");
        let output = fill(&[]);
        assert!(
            !output.status.success() && text(&output.stderr).contains(says),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn the_documentation_has_the_figures_of_the_committed_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let at = |name: &str| root.join(name).to_string_lossy().into_owned();
    let output = report(&[
        "--from",
        &at("docs/performance/report.json"),
        "--tables",
        &at("docs/performance.md"),
        "--check",
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// The section that needs no other program: threads that wake each other, copies, and goroutines.
#[test]
fn what_is_measured_is_kept_run_by_run() {
    let dir = folder();
    let out = path(&dir, "");
    let output = report(&["--only", "floors", "--runs", "2", "--out", &out]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains("run 2/2, section 1/1: floors"),
        "{}",
        text(&output.stderr)
    );
    let json = fs::read_to_string(dir.path().join("report.json")).expect("report.json is written");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let rows = json["rows"].as_array().expect("rows");
    for name in ["memcpy", "thread_wake_up", "goroutine", "goroutine_wake_up"] {
        for run in [1, 2] {
            let mut of = rows
                .iter()
                .filter(|r| r["row"]["name"] == name && r["run"] == run);
            assert!(
                of.any(|r| r["row"]["cpu_us_per_call"].as_f64() > Some(0.0)),
                "{name}"
            );
        }
    }
    assert_eq!(json["commit"].as_str().map(str::len), Some(40));
}

#[test]
fn a_browser_shows_the_page_in_both_colours_and_no_width_overflows() {
    let Some(chromium) = browser::find() else {
        return;
    };
    let (dir, page) = page();
    for (width, height) in [(1280, 3000), (400, 3000)] {
        for dark in [false, true] {
            browser::screenshot(&chromium, dir.path(), (width, height), dark);
        }
    }
    browser::fits(&chromium, dir.path(), &page);
}
