//! The program around the library: arguments in, files or diagnostics out.

mod args;
mod doctor;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use rust2go_cli::{Error, Rendered, Staticlib, Target};

use args::{Args, Command};

fn main() -> ExitCode {
    let mut args = Args::parse();
    if let Some(Command::Doctor { target }) = args.command.take() {
        let report = doctor::look(target);
        print(&report.to_string());
        return match report.has_errors() {
            true => ExitCode::FAILURE,
            false => ExitCode::SUCCESS,
        };
    }
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if let Error::Stale { diff, .. } = &error {
                print(diff);
            }
            let text = error.to_string();
            let lead = if text.starts_with("error") {
                ""
            } else {
                "error: "
            };
            eprintln!("{lead}{}", text.trim_end());
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<(), Error> {
    let (Some(src), Some(dst)) = (args.src, args.dst) else {
        // The parser has seen to it: only a command goes without.
        return Ok(());
    };
    let mut others: Vec<Rendered> = Vec::new();
    for (src, dst) in args.types {
        let package = None;
        let earlier: Vec<&Rendered> = others.iter().collect();
        let other = Target {
            src,
            dst,
            package,
            staticlib: None,
        };
        let other = other.render_among(&earlier)?;
        others.push(other);
    }
    let target = Target {
        src,
        dst,
        package: args.package,
        staticlib: args.staticlib.zip(args.lib_dir).map(library),
    };
    let others: Vec<&Rendered> = others.iter().collect();
    let rendered = target.render_among(&others)?;
    if args.check {
        return rendered.check();
    }
    for path in rendered.write()? {
        print(&format!("{}\n", short(&path)));
    }
    if rendered.new_module {
        eprintln!(
            "note: there was no go.mod in {} or above it; a new module is there now. If the package is meant to be part of a \
             module of yours, remove the folder and run `go mod init` first.",
            short(&rendered.module_root)
        );
    }
    Ok(())
}

fn library((name, dir): (String, PathBuf)) -> Staticlib {
    Staticlib { name, dir }
}

/// The path as seen from where the user is.
fn short(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let inside = here.ok().and_then(|here| path.strip_prefix(here).ok());
    let shown = inside
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or(path);
    shown.display().to_string()
}

/// Prints to stdout. A reader that has gone away is no error of ours.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
