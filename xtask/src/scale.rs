//! How generation and expansion grow: a large contract, timed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rust2go_cli::Target;

/// Times the generation of Go code for a contract of so many types and methods, and what its expansion adds to a debug build.
pub fn run(root: &Path, types: usize, methods: usize) -> Result<(), String> {
    let dir = root.join("target/scale");
    let api = dir.join("src/api.rs");
    write(&dir.join("Cargo.toml"), &manifest(root))?;
    write(
        &dir.join("go/go.mod"),
        "module example.com/scale\n\ngo 1.21\n",
    )?;
    write(&dir.join("src/lib.rs"), "pub mod api;\n")?;
    write(&api, &contract(types, methods, true))?;

    let target = Target {
        src: api.clone(),
        dst: dir.join("go/api"),
        package: None,
        staticlib: None,
    };
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        target.render().map_err(|error| error.to_string())?;
        best = best.min(start.elapsed());
    }
    println!("{types} types, {methods} methods");
    println!("generate: {:.3} s (best of 5)", best.as_secs_f64());

    let with = build(&dir)?;
    write(&api, &contract(types, methods, false))?;
    let without = build(&dir)?;
    println!(
        "debug build: {:.2} s with the macros, {:.2} s without, {:.2} s for the expansion (best of 3)",
        with.as_secs_f64(),
        without.as_secs_f64(),
        with.saturating_sub(without).as_secs_f64()
    );
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn manifest(root: &Path) -> String {
    let rust2go = root.join("rust2go");
    format!(
        "[package]\nname = \"scale\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\nrust2go = {{ path = {rust2go:?} }}\n"
    )
}

/// Structs, C-like enums and enums with data, which hold those before them; with the macros or without.
fn contract(types: usize, methods: usize, macros: bool) -> String {
    let mut text = String::new();
    let derive = if macros {
        "#[derive(rust2go::R2G)]\n"
    } else {
        ""
    };
    for i in 0..types {
        let earlier = i.saturating_sub(3) / 4 * 4;
        let _ = match i % 4 {
            0 => writeln!(
                text,
                "{derive}pub struct T{i} {{ pub id: u64, pub name: String, pub tags: Vec<String>, pub score: Option<f64> }}"
            ),
            1 => writeln!(
                text,
                "{derive}pub struct T{i} {{ pub of: T{earlier}, pub all: Vec<T{earlier}>, pub by: std::collections::HashMap<String, u32> }}"
            ),
            2 => writeln!(text, "{derive}#[repr(u8)]\npub enum T{i} {{ A, B, C, D }}"),
            _ => writeln!(
                text,
                "{derive}pub enum T{i} {{ One(T{earlier}), Two {{ a: u32, b: String }}, None }}"
            ),
        };
    }
    let attr = if macros { "#[rust2go::r2g]\n" } else { "" };
    for (i, chunk) in (0..methods).collect::<Vec<_>>().chunks(30).enumerate() {
        let _ = writeln!(text, "{attr}pub trait Service{i} {{");
        for m in chunk {
            let (a, b) = (m % types, (m * 7 + 1) % types);
            let lead = if m % 3 == 0 { "fn" } else { "async fn" };
            let bound = if macros || m % 3 == 0 {
                ""
            } else {
                "#[allow(async_fn_in_trait)] "
            };
            let _ = writeln!(
                text,
                "    {bound}{lead} m{m}(a: &T{a}, b: Vec<T{b}>, c: u64) -> Result<T{a}, rust2go::Error>;"
            );
        }
        text.push_str("}\n");
    }
    text
}

/// The time that the crate alone takes to build, best of three.
fn build(dir: &Path) -> Result<Duration, String> {
    let mut best = Duration::MAX;
    // The first builds the dependencies.
    for round in 0..4 {
        let lib = dir.join("src/lib.rs");
        let text = fs::read_to_string(&lib).map_err(|error| error.to_string())?;
        write(&lib, &text)?;
        let start = Instant::now();
        let status = Command::new("cargo")
            .args(["build", "--quiet", "--lib", "--target-dir"])
            .arg(dir.join("target"))
            .current_dir(dir)
            .env("CARGO_INCREMENTAL", "0")
            .status()
            .map_err(|error| error.to_string())?;
        if !status.success() {
            return Err("the large contract does not build".to_owned());
        }
        if round > 0 {
            best = best.min(start.elapsed());
        }
    }
    Ok(best)
}
