//! All steps are one program to its users: the same commands, the same output, the same database.

#![cfg(not(windows))]

mod build;
mod session;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use build::{Program, STEPS};
use session::{Desk, Session};

/// The programs of all steps, with which their own tests have passed.
fn programs() -> &'static [Program] {
    static PROGRAMS: OnceLock<Vec<Program>> = OnceLock::new();
    PROGRAMS.get_or_init(|| STEPS.iter().map(Program::new).collect())
}

#[test]
fn every_step_prints_the_same() {
    for program in programs() {
        let desk = Desk::new();
        let session = Session::read();
        let got = session.run(|_| program, &desk);
        session.assert_seen(&got, program.name);
    }
}

#[test]
fn every_step_goes_on_with_what_another_one_left() {
    let programs = programs();
    let session = Session::read();
    for first in 0..programs.len() {
        let desk = Desk::new();
        let got = session.run(|n| &programs[(first + n) % programs.len()], &desk);
        session.assert_seen(&got, &format!("{} first", programs[first].name));
    }
}

#[test]
fn every_step_says_what_it_does_not_understand() {
    for program in programs() {
        let desk = Desk::new();
        for line in [
            "",
            "fly",
            "add a",
            "get",
            "list a",
            "search --limit many go",
            "--timeout soon list",
            "export --fast",
        ] {
            let output = desk.run(program, line);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{line}: {errors}");
            assert!(!errors.is_empty() && output.stdout.is_empty(), "{line}");
        }
        let help = desk.run(program, "--help");
        assert!(help.status.success(), "{help:?}");
        assert!(String::from_utf8_lossy(&help.stdout).contains("import"));
    }
}

#[test]
#[cfg(unix)]
fn every_step_waits_for_a_while_while_another_program_has_the_database() {
    for program in programs() {
        let desk = Desk::new();
        assert!(desk.run(program, "add a text").status.success());
        let file = fs::File::open(desk.path("notes.db")).expect("the database is there");
        rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive).expect("it is free");
        let output = desk.run(program, "get a");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(errors, "jot: another program has notes.db open\n");
        assert_eq!(output.status.code(), Some(1));
    }
}

/// What a step leaves alone is the same to the byte, the tests before all.
#[test]
fn a_step_changes_what_it_is_about() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |step: &str, file: &str| {
        let path = root.join(step).join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    for step in &STEPS {
        for file in step.unchanged {
            let before = step.before.expect("a step before");
            assert!(
                read(before, file) == read(step.name, file),
                "{file} differs between {before} and {}",
                step.name
            );
        }
    }
}
