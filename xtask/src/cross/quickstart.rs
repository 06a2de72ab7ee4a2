//! The quickstart, built for a target: it renders a file there.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::build_dir;
use super::setup::{Setup, at};
use super::targets::{Place, Target};
use super::tools::{is_root, on_path};
use crate::suite::{output, small, succeed};

const PAGE: &str = "# A page\n\nIt has *few* words.\n";
const RENDERED: [&str; 2] = ["<h1", "<em>few</em>"];

/// Builds and runs it; returns how it was run.
pub fn render(
    root: &Path,
    work: &Path,
    target: &Target,
    setup: &Setup,
) -> Result<&'static str, String> {
    let mut build = Command::new("cargo");
    build
        .current_dir(root)
        .args(["build", "--quiet", "-p", "quickstart"]);
    build
        .args(["--target", target.triple])
        .env("CARGO_TARGET_DIR", build_dir(work))
        .envs(setup.env.iter().cloned());
    small(&mut build);
    succeed(&mut build)?;
    let program = match target.place {
        Place::Wine => "quickstart.exe",
        _ => "quickstart",
    };
    let program = build_dir(work)
        .join(target.triple)
        .join("debug")
        .join(program);
    let room = work.join("room");
    let _ = fs::remove_dir_all(&room);
    fs::create_dir_all(&room).map_err(at(&room))?;
    fs::write(room.join("page.md"), PAGE).map_err(at(&room))?;
    let (mut command, how) = if target.alone {
        in_empty_root(&program, &room, setup)?
    } else {
        let mut words = setup.runner.iter();
        let mut command = match words.next() {
            Some(first) => Command::new(first),
            None => Command::new(&program),
        };
        if !setup.runner.is_empty() {
            command.args(words).arg(&program);
        }
        command.current_dir(&room).arg("page.md");
        (command, "there")
    };
    let page = output(command.envs(setup.env.iter().cloned()))?;
    match RENDERED.iter().find(|part| !page.contains(*part)) {
        Some(part) => Err(format!("the quickstart's page has no {part}:\n{page}")),
        None => Ok(match target.place {
            Place::Here if !target.alone => "here",
            _ => how,
        }),
    }
}

/// A command that runs the program where there is nothing but itself, the file and, for another processor, the emulator.
fn in_empty_root(
    program: &Path,
    room: &Path,
    setup: &Setup,
) -> Result<(Command, &'static str), String> {
    fs::copy(program, room.join("quickstart")).map_err(at(program))?;
    let mut command = Command::new(if is_root() { "chroot" } else { "unshare" });
    if !is_root() {
        command.args(["--map-root-user", "chroot"]);
    }
    command.arg(room);
    if let Some(emulator) = setup.runner.first() {
        let from = on_path(emulator).ok_or_else(|| format!("{emulator} is not on PATH"))?;
        fs::copy(&from, room.join("emulator")).map_err(at(&from))?;
        command.arg("/emulator");
    }
    command.args(["/quickstart", "/page.md"]);
    Ok((command, "in an empty chroot"))
}
