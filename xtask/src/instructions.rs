//! How many instructions the Rust half of a call takes: counted by callgrind, which repeats on a busy machine, and held against the counts
//! that are committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A count may be so much above the committed one.
const MORE: f64 = 0.02;
/// The same with another compiler, which makes other code of the same source.
const MORE_ELSEWHERE: f64 = 0.10;

/// What the counts are compared with, and with which compiler they were made.
const COUNTS: &str = "benches/instructions/counts.json";
const RUSTC: &str = "benches/instructions/rustc.txt";

/// What is done with the counts.
#[derive(Clone, Copy, PartialEq)]
pub enum Then {
    /// They are printed.
    Show,
    /// One that is above the committed one is an error.
    Check,
    /// They are written.
    Bless,
}

type Counts = BTreeMap<String, u64>;

/// Counts, and compares with the committed counts.
pub fn run(root: &Path, then: Then) -> Result<(), String> {
    let counts = count(root)?;
    let rustc = rustc()?;
    if then == Then::Bless {
        let text = serde_json::to_string_pretty(&counts).map_err(|error| error.to_string())?;
        write(&root.join(COUNTS), &(text + "\n"))?;
        return write(&root.join(RUSTC), &(rustc + "\n"));
    }
    let known: Counts = serde_json::from_str(&read(&root.join(COUNTS))?)
        .map_err(|error| format!("{COUNTS}: {error}"))?;
    let theirs = read(&root.join(RUSTC))?;
    let theirs = theirs.trim();
    let more = if theirs == rustc {
        MORE
    } else {
        MORE_ELSEWHERE
    };
    if theirs != rustc {
        println!(
            "the committed counts are of rustc {theirs}, this is {rustc}: {:.0} % more are let pass",
            more * 100.0
        );
    }
    let over = compare(&known, &counts, more);
    if over.is_empty() || then == Then::Show {
        return Ok(());
    }
    Err(format!(
        "{}\nFind out where they come from: `callgrind_annotate --inclusive=yes target/callgrind/<call>.out`. If they are meant, \
         say `cargo xtask instructions --bless` and commit {COUNTS}, with the reason.",
        over.join("\n")
    ))
}

/// Prints both counts of each call; what is wrong with them.
fn compare(known: &Counts, counts: &Counts, more: f64) -> Vec<String> {
    let mut wrong = Vec::new();
    for (call, &now) in counts {
        let Some(&before) = known.get(call) else {
            println!("{call:<18} {now:>6}");
            wrong.push(format!(
                "{call}: {now} instructions, and no committed count"
            ));
            continue;
        };
        let change = (now as f64 - before as f64) / before as f64;
        // A small count may round to one more.
        let above = change > more && now > before + 1;
        let mark = match () {
            () if above => "MORE",
            () if change < -more => "less: bless it to keep it",
            () => "",
        };
        println!(
            "{call:<18} {now:>6}  {before:>6} committed {:>+7.1} %  {mark}",
            change * 100.0
        );
        if above {
            wrong.push(format!(
                "{call}: {now} instructions, {:.1} % more than the {before} that are committed",
                change * 100.0
            ));
        }
    }
    for call in known.keys().filter(|call| !counts.contains_key(*call)) {
        wrong.push(format!("{call}: a committed count, and no such call"));
    }
    wrong
}

/// The instructions of one call of each kind.
fn count(root: &Path) -> Result<Counts, String> {
    if !cfg!(all(target_arch = "x86_64", target_os = "linux")) {
        return Err(
            "the committed counts are of x86_64 and Linux, and this is something else".to_owned(),
        );
    }
    let program = build(root)?;
    let dir = program.with_file_name("").join("../callgrind");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let list = output(&mut Command::new(&program))?;
    let mut counts = Counts::new();
    for line in list.lines() {
        let (call, turns) = line
            .split_once(' ')
            .ok_or_else(|| format!("{}: strange line {line:?}", program.display()))?;
        let turns: u64 = turns
            .parse()
            .map_err(|error| format!("{line:?}: {error}"))?;
        let out = dir.join(call).with_extension("out");
        let total = callgrind(&program, call, &out)?;
        counts.insert(call.to_owned(), (total + turns / 2) / turns);
    }
    Ok(counts)
}

/// Runs one call under callgrind: the total of all turns.
fn callgrind(program: &Path, call: &str, out: &Path) -> Result<u64, String> {
    let mut command = Command::new("valgrind");
    command
        .args([
            "--quiet",
            "--tool=callgrind",
            "--toggle-collect=r2g_counted",
        ])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .arg(call)
        // libc would choose its memcpy by the processor.
        .env(
            "GLIBC_TUNABLES",
            "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-AVX512F,-AVX512VL,-ERMS,-FSRM",
        );
    output(&mut command).map_err(|error| {
        format!("{error}\ncallgrind is needed: apt-get install valgrind libc6-dbg")
    })?;
    let text = read(out)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = total.and_then(|total| total.trim().parse().ok());
    match total {
        Some(total) if total > 0 => Ok(total),
        _ => Err(format!("{}: callgrind has counted nothing", out.display())),
    }
}

/// Builds the program whose calls are counted: its path.
fn build(root: &Path) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let messages = output(
        Command::new(cargo)
            .args([
                "build",
                "--profile",
                "counted",
                "-p",
                "rust2go-instructions",
            ])
            .args(["--message-format", "json-render-diagnostics"])
            .current_dir(root)
            // What a user's flags change is not what is counted.
            .env_remove("RUSTFLAGS"),
    )?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .ok_or_else(|| "cargo has built no program of rust2go-instructions".to_owned())
}

/// The version of the compiler.
fn rustc() -> Result<String, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let text = output(Command::new(rustc).arg("-vV"))?;
    let release = text.lines().find_map(|line| line.strip_prefix("release: "));
    Ok(release.unwrap_or("unknown").to_owned())
}

/// What a command prints, if it goes well.
fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("{name} cannot be run: {error}"))?;
    if !done.status.success() {
        return Err(format!("{name} failed: {}", done.status));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(counts: &[(&str, u64)]) -> Counts {
        counts
            .iter()
            .map(|&(call, count)| (call.to_owned(), count))
            .collect()
    }

    #[test]
    fn what_is_more_or_unknown_is_wrong_and_what_is_less_is_not() {
        let known = counts(&[("gone", 5), ("less", 1000), ("more", 1000), ("same", 40)]);
        let now = counts(&[("less", 900), ("more", 1021), ("new", 7), ("same", 41)]);
        let wrong = compare(&known, &now, MORE);
        let about: Vec<_> = wrong
            .iter()
            .filter_map(|text| text.split(':').next())
            .collect();
        assert_eq!(about, ["more", "new", "gone"], "{wrong:?}");
        assert!(wrong[0].contains("1021 instructions, 2.1 % more than the 1000"));
        assert_eq!(compare(&known, &now, MORE_ELSEWHERE).len(), 2);
    }
}
