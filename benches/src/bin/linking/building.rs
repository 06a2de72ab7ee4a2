//! What it costs to build the programs: time, calls of Go, and the size of what comes out.

use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::programs::{Cache, Program, Programs, run};
use crate::report::Row;
use crate::running::milliseconds;

/// Go's flags that leave out symbols and what debuggers read.
const BARE: &str = "-ldflags=-s -w";

/// Builds the programs as they are released, and returns the binaries.
pub fn release(programs: &Programs) -> Result<[(Program, PathBuf); 3], Box<dyn Error>> {
    let mut binaries = Program::ALL.map(|program| (program, PathBuf::new()));
    for (program, binary) in &mut binaries {
        *binary = match program {
            Program::Go => {
                let binary = programs.place("released-go");
                run(programs.go(
                    &programs.of(Program::Go),
                    &go_build(&binary, &[]),
                    Cache::User,
                ))?;
                binary
            }
            _ => {
                run(programs.cargo(*program, &["build", "--release"], Cache::User))?;
                programs
                    .target(*program)
                    .join("release")
                    .join(program.name())
            }
        };
    }
    Ok(binaries)
}

fn go_build(binary: &Path, flags: &[&str]) -> Vec<OsString> {
    let mut args = vec!["build".into()];
    args.extend(flags.iter().map(OsString::from));
    args.extend(["-o".into(), binary.as_os_str().to_owned(), ".".into()]);
    args
}

/// The sizes of the binaries: as they come, stripped, and built to be small, unless that is to be `quick`.
pub fn sizes(
    programs: &Programs,
    binaries: &[(Program, PathBuf); 3],
    quick: bool,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let size = |program, path: &Path| -> Result<Row, Box<dyn Error>> {
        Ok(Row::exact(
            "size",
            program,
            "bytes",
            fs::metadata(path)?.len() as f64,
        ))
    };
    for (program, binary) in binaries {
        rows.push(size(*program, binary)?.variant("default"));
        let stripped = programs.place("stripped");
        let mut strip = Command::new("strip");
        strip.arg("-o").arg(&stripped).arg(binary);
        run(strip)?;
        rows.push(size(*program, &stripped)?.variant("stripped"));
        if quick {
            continue;
        }
        let small = match program {
            Program::Go => {
                let binary = programs.place("small-go");
                run(programs.go(
                    &programs.of(*program),
                    &go_build(&binary, &[BARE]),
                    Cache::User,
                ))?;
                binary
            }
            _ => {
                let mut build =
                    programs.cargo(*program, &["build", "--profile", "small"], Cache::User);
                build.env("GOFLAGS", "-ldflags=-s");
                run(build)?;
                programs.target(*program).join("small").join(program.name())
            }
        };
        rows.push(size(*program, &small)?.variant("small"));
    }
    Ok(rows)
}

/// What is done before a build.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Touched {
    Nothing,
    Rust,
    Go,
}

/// The times of builds for development: of everything, after changes, and after none; and how often Go was called meanwhile.
pub fn times(programs: &Programs, runs: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for program in Program::ALL {
        let time = run(build(programs, program))?;
        rows.push(Row::exact("build_time", program, "ms", milliseconds(time)).variant("cold"));
    }
    rows.extend(go_part(programs)?);
    for (variant, touched) in [
        ("nothing_touched", Touched::Nothing),
        ("rust_touched", Touched::Rust),
        ("go_touched", Touched::Go),
    ] {
        rows.extend(repeated(
            programs,
            variant,
            touched,
            runs,
            "build_time",
            build,
        )?);
    }
    for program in [Program::Rust, Program::RustWithGo] {
        run(check(programs, program))?;
    }
    rows.extend(repeated(
        programs,
        "nothing_touched",
        Touched::Nothing,
        runs,
        "check_time",
        check,
    )?);
    Ok(rows)
}

fn build(programs: &Programs, program: Program) -> Command {
    match program {
        Program::Go => {
            let dir = programs.of(program);
            programs.go(
                &dir,
                &go_build(&programs.place("developed-go"), &[]),
                Cache::Own,
            )
        }
        _ => programs.cargo(program, &["build"], Cache::Own),
    }
}

/// What comes nearest to it in Go is its vet.
fn check(programs: &Programs, program: Program) -> Command {
    match program {
        Program::Go => programs.go(&programs.of(program), &["vet".into()], Cache::Own),
        _ => programs.cargo(program, &["check"], Cache::Own),
    }
}

/// Runs a command of each program as often as that, in turns, each time after the change.
fn repeated(
    programs: &Programs,
    variant: &'static str,
    touched: Touched,
    runs: usize,
    figure: &'static str,
    command: fn(&Programs, Program) -> Command,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let concerned = |program: &Program| match touched {
        Touched::Nothing => true,
        Touched::Rust => *program != Program::Go,
        Touched::Go => *program != Program::Rust,
    };
    let mut times = Program::ALL.map(|_| Vec::new());
    let mut calls = [Vec::new(), Vec::new()];
    let mut script_runs = Vec::new();
    programs.go_calls()?;
    for n in 0..runs {
        for (program, times) in Program::ALL
            .iter()
            .zip(&mut times)
            .filter(|(p, _)| concerned(p))
        {
            touch(programs, *program, touched, n)?;
            let before = script_run(programs)?;
            times.push(milliseconds(run(command(programs, *program))?));
            if *program == Program::RustWithGo {
                let [all, builds] = programs.go_calls()?;
                calls[0].push(f64::from(all));
                calls[1].push(f64::from(builds));
                script_runs.push(f64::from(u8::from(script_run(programs)? != before)));
            }
        }
    }
    let mut rows = Vec::new();
    for (program, times) in Program::ALL
        .into_iter()
        .zip(times)
        .filter(|(p, _)| concerned(p))
    {
        rows.push(Row::of(figure, program, "ms", times, 1.0));
    }
    if figure == "build_time" {
        let [all, builds] = calls;
        let program = Program::RustWithGo;
        rows.push(Row::most("go_calls", program, all));
        rows.push(Row::most("go_builds", program, builds));
        rows.push(Row::most("build_script_runs", program, script_runs));
    }
    Ok(rows.into_iter().map(|row| row.variant(variant)).collect())
}

/// Changes a source of the program, in a way that has not been there before.
fn touch(
    programs: &Programs,
    program: Program,
    touched: Touched,
    n: usize,
) -> Result<(), Box<dyn Error>> {
    let (file, line) = match (touched, program) {
        (Touched::Nothing, _) => return Ok(()),
        (Touched::Rust, _) => (
            "src/main.rs",
            format!("#[used]\nstatic TOUCHED_{n}: usize = {n};\n"),
        ),
        (Touched::Go, Program::Go) => ("main.go", format!("\nvar Touched{n} = {n}\n")),
        (Touched::Go, _) => ("go/greeter/greeter.go", format!("\nvar Touched{n} = {n}\n")),
    };
    let path = programs.of(program).join(file);
    let text = fs::read_to_string(&path)? + &line;
    fs::write(&path, text)?;
    Ok(())
}

/// When cargo last ran the build script of the program that links Go: cargo writes what it printed into a file then.
fn script_run(programs: &Programs) -> Result<Option<SystemTime>, Box<dyn Error>> {
    let Some(out) = out_dir(programs)? else {
        return Ok(None);
    };
    Ok(Some(
        fs::metadata(out.with_file_name("output"))?.modified()?,
    ))
}

/// The directory that the build script writes into.
fn out_dir(programs: &Programs) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let dir = programs
        .target(Program::RustWithGo)
        .join("debug")
        .join("build");
    if !dir.is_dir() {
        return Ok(None);
    }
    for entry in fs::read_dir(dir)? {
        let out = entry?.path().join("out");
        if out.join("rust2go-overlay.json").is_file() {
            return Ok(Some(out));
        }
    }
    Ok(None)
}

/// What of a build is Go's: the archive alone, with nothing of Go's built yet and with all but the program's own packages.
fn go_part(programs: &Programs) -> Result<Vec<Row>, Box<dyn Error>> {
    let Some(out) = out_dir(programs)? else {
        return Err("the build script left no overlay behind".into());
    };
    let mut overlay = OsString::from("-overlay=");
    overlay.push(out.join("rust2go-overlay.json"));
    let archive = programs.place("archive.a");
    let args = |more: Option<&str>| -> Vec<OsString> {
        let mut args: Vec<OsString> = vec!["build".into(), "-buildmode=c-archive".into()];
        args.extend(more.map(OsString::from));
        args.extend([
            overlay.clone(),
            "-o".into(),
            archive.clone().into(),
            "./rust2go_archive_main".into(),
        ]);
        args
    };
    let dir = programs.of(Program::RustWithGo).join("go");
    let mut rows = Vec::new();
    // `-a` builds what is in the cache as well.
    for (variant, more) in [("cold", Some("-a")), ("warm", None)] {
        let time = run(programs.go(&dir, &args(more), Cache::Own))?;
        rows.push(
            Row::exact(
                "go_build_time",
                Program::RustWithGo,
                "ms",
                milliseconds(time),
            )
            .variant(variant),
        );
    }
    Ok(rows)
}
