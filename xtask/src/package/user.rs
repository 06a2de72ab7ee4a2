//! A program that uses the packaged crates: the quickstart, away from the workspace, with the modules that its Go code needs beside it.

use std::path::Path;
use std::process::Command;

use super::Work;
use super::archives::{Archive, output};
use super::sandbox::Sandbox;
use super::vendor::write;

/// Writes the program in `app`.
pub fn prepare(root: &Path, archives: &[Archive], work: &Work) -> Result<(), String> {
    let example = root.join("examples/quickstart");
    let app = work.path("app");
    let version = &archives
        .iter()
        .find(|archive| archive.name == "rust2go")
        .ok_or("the crate rust2go is not published")?
        .version;
    write_manifest(&app, version)?;
    for part in ["build.rs", "src", "go"] {
        let mut copy = Command::new("cp");
        output(copy.arg("-r").arg(example.join(part)).arg(&app))?;
    }
    // It is for the packaged generator to write these.
    for generated in ["go/api", "go/rust2go"] {
        std::fs::remove_dir_all(app.join(generated))
            .map_err(|error| format!("{generated}: {error}"))?;
    }
    // The packages of the module do not compile without the generated one, which `go mod vendor` leaves alone with `-e`.
    let mut go = Command::new("go");
    go.current_dir(app.join("go")).args(["mod", "vendor", "-e"]);
    output(go.env("GOFLAGS", "-mod=mod")).map(drop)
}

fn write_manifest(app: &Path, version: &str) -> Result<(), String> {
    let text = format!(
        "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nclap = {{ version = \"4.5\", features = [\"derive\"] }}\nrust2go = \"{version}\"\nthiserror = \"2.0\"\n\
         tokio = {{ version = \"1.44\", features = [\"fs\", \"macros\", \"rt\", \"time\"] }}\n\n\
         [build-dependencies]\nrust2go = {{ version = \"{version}\", features = [\"build\"] }}\n"
    );
    write(&app.join("Cargo.toml"), &text)
}

/// Builds it and has it render a file, through Go.
pub fn build_and_run(sandbox: &Sandbox, app: &Path) -> Result<(), String> {
    write(&app.join("page.md"), "# Packed\n")?;
    let page = sandbox.cargo(app, &["run", "--quiet", "--", "page.md"])?;
    if page.contains("<h1") && page.contains("Packed") {
        Ok(())
    } else {
        Err(format!(
            "the program printed something else than HTML:\n{page}"
        ))
    }
}
