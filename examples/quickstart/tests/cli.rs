//! The program from outside, as a user runs it.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// A directory with files, and the program.
struct Desk {
    dir: TempDir,
    program: Command,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            dir: tempfile::tempdir().expect("a temporary directory"),
            program: Command::cargo_bin("quickstart").expect("the program was built"),
        }
    }

    fn file(&mut self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, content).expect("the file can be written");
        self.program.arg(&path);
        path
    }

    fn args(&mut self, args: &[&str]) -> &mut Desk {
        self.program.args(args);
        self
    }

    /// Runs the program: its standard output, its standard error, and its exit code.
    fn run(&mut self) -> (String, String, Option<i32>) {
        let output = self.program.output().expect("the program runs");
        (
            String::from_utf8(output.stdout).expect("HTML is text"),
            String::from_utf8(output.stderr).expect("messages are text"),
            output.status.code(),
        )
    }
}

#[test]
fn without_arguments_renders_the_readme() {
    let (html, messages, code) = Desk::new().run();
    assert!(html.contains("<h1"), "{html}");
    assert!(html.contains("rust2go"), "{html}");
    assert_eq!(messages.lines().count(), 1, "{messages}");
    assert!(
        messages.contains("README.md: ") && messages.contains(" ms"),
        "{messages}"
    );
    assert_eq!(code, Some(0));
}

#[test]
fn several_files_come_in_their_order_with_a_line_of_timing_each() {
    let mut desk = Desk::new();
    // The first takes longest, so the order is not that of completion.
    desk.file(
        "a.md",
        "# First\n\n".to_owned() + &"* item\n".repeat(20_000),
    );
    desk.file("b.md", "# Second");
    desk.file("c.md", "# Third\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    let (html, messages, code) = desk.run();
    let places: Vec<_> = ["First", "Second", "Third", "<table>"]
        .iter()
        .map(|t| html.find(t))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}"
    );
    let lines: Vec<_> = messages.lines().collect();
    assert_eq!(lines.len(), 3, "{messages}");
    for (line, name) in lines.iter().zip(["a.md: ", "b.md: ", "c.md: "]) {
        assert!(line.contains(name) && line.ends_with(" ms"), "{line}");
    }
    assert_eq!(code, Some(0));
}

#[test]
fn a_missing_file_is_an_error_and_the_rest_is_rendered() {
    let mut desk = Desk::new();
    desk.program.arg("no-such-file.md");
    desk.file("b.md", "*there*");
    let (html, messages, code) = desk.run();
    assert_eq!(html, "<p><em>there</em></p>\n");
    assert!(
        messages.contains("error: cannot read no-such-file.md: "),
        "{messages}"
    );
    assert_eq!(messages.lines().count(), 2, "{messages}");
    assert_eq!(code, Some(1));
}

#[test]
fn a_file_that_is_not_utf8_is_an_error_and_the_rest_is_rendered() {
    let mut desk = Desk::new();
    desk.file("a.md", "before");
    desk.file("latin1.md", b"caf\xe9");
    desk.file("c.md", "after");
    let (html, messages, code) = desk.run();
    assert_eq!(html, "<p>before</p>\n<p>after</p>\n");
    assert!(
        messages.contains("latin1.md is not UTF-8: the byte at offset 3 "),
        "{messages}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn an_empty_file_gives_no_html() {
    let mut desk = Desk::new();
    desk.file("empty.md", "");
    let (html, messages, code) = desk.run();
    assert_eq!(html, "");
    assert!(
        messages.contains("empty.md: 0 bytes rendered in "),
        "{messages}"
    );
    assert_eq!(code, Some(0));
}

#[test]
fn raw_html_is_let_through_on_demand_only() {
    let mut desk = Desk::new();
    desk.file("a.md", "<b>bold</b>");
    let (html, ..) = desk.run();
    assert!(!html.contains("<b>"), "{html}");
    desk.program.arg("--allow-html");
    let (html, ..) = desk.run();
    assert_eq!(html, "<p><b>bold</b></p>\n");
}

#[test]
fn a_passed_timeout_is_an_error() {
    let mut desk = Desk::new();
    desk.file("slow.md", "*a* `b` [c](d)\n\n".repeat(200_000));
    let (html, messages, code) = desk.args(&["--timeout", "1"]).run();
    assert_eq!(html, "");
    assert!(
        messages.contains("slow.md: the deadline of the call passed"),
        "{messages}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn a_timeout_that_is_long_enough_changes_nothing() {
    let mut desk = Desk::new();
    desk.file("a.md", "quick");
    let (html, _, code) = desk.args(&["--timeout", "60000"]).run();
    assert_eq!(html, "<p>quick</p>\n");
    assert_eq!(code, Some(0));
}

#[test]
fn a_document_over_the_limit_is_an_error_of_its_own_type() {
    let mut desk = Desk::new();
    desk.file("large.md", "x".repeat((8 << 20) + 1));
    let (html, messages, code) = desk.run();
    assert_eq!(html, "");
    assert!(
        messages.contains("the document has 8388609 bytes, and 8388608 is the limit"),
        "{messages}"
    );
    assert_eq!(code, Some(1));
}

#[test]
fn the_failures_are_shown_and_survived() {
    let (text, messages, code) = Desk::new().args(&["--demo-failures"]).run();
    assert!(
        text.contains("The Go library is github.com/yuin/goldmark v"),
        "{text}"
    );
    assert!(
        text.contains(
            "A panic in Go became an error: runtime error: index out of range [7] with length 3"
        ),
        "{text}"
    );
    assert!(text.contains("faults.go:"), "{text}");
    assert!(text.contains("gave Ok(\"two\")"), "{text}");
    assert!(
        text.contains("was cancelled; its goroutine ended "),
        "{text}"
    );
    assert!(
        text.contains("A typed error came from Go: the document has 9437184 bytes"),
        "{text}"
    );
    assert_eq!(messages, "");
    assert_eq!(code, Some(0));
}

#[test]
fn failures_and_files_do_not_go_together() {
    let mut desk = Desk::new();
    desk.file("a.md", "");
    let (_, messages, code) = desk.args(&["--demo-failures"]).run();
    assert!(messages.contains("cannot be used with"), "{messages}");
    assert_eq!(code, Some(2));
}
