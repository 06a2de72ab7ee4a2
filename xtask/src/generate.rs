//! `cargo xtask generate`: the generated Go that is committed for its readers.

use std::path::Path;

use rust2go_cli::{Error, Target};

/// A contract and the folder of its Go package, from the root of the workspace. All other generated Go is written by the
/// builder, or is an expectation of a test.
const COMMITTED: [(&str, &str); 3] = [
    (
        "examples/quickstart/src/api.rs",
        "examples/quickstart/go/api",
    ),
    ("examples/rules/src/api.rs", "examples/rules/go/api"),
    ("examples/events/src/api.rs", "examples/events/go/api"),
];

/// Writes what differs, or with `check` fails if anything does.
pub fn run(root: &Path, check: bool) -> Result<(), String> {
    let mut stale = Vec::new();
    for (src, dst) in COMMITTED {
        let target = Target {
            src: root.join(src),
            dst: root.join(dst),
            package: None,
            staticlib: None,
        };
        let rendered = target.render().map_err(|error| error.to_string())?;
        if !check {
            for path in rendered.write().map_err(|error| error.to_string())? {
                println!("{}", path.display());
            }
            continue;
        }
        match rendered.check() {
            Ok(()) => {}
            Err(Error::Stale { diff, .. }) => {
                print!("{diff}");
                stale.push(dst);
            }
            Err(error) => return Err(error.to_string()),
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} is out of date: run `cargo xtask generate` and commit what changes",
        stale.join(", ")
    ))
}
