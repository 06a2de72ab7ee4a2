//! The C compiler, which cgo needs.

use std::process::Command;

use super::target::Platform;
use super::{Report, find, output, variable};

/// Looks for the compiler that the builder would take for the target.
pub(super) fn look(report: &mut Report, platform: &Platform, host: Option<&str>) {
    let triple = &platform.triple;
    let native = host == Some(triple);
    if let Some((name, value)) = chosen(triple, native) {
        // `ccache gcc` and the like: the last word that is no option is the compiler.
        let program = value.split_whitespace().next().unwrap_or_default();
        match find(program) {
            Some(_) => found(report, &value, &format!("by {name}")),
            None => report.error(
                format!("{name} names the C compiler `{value}`, which does not exist"),
                format!("install it, or change {name}"),
            ),
        }
        return;
    }
    let names = usual(platform, native);
    if let Some(name) = names.iter().find(|name| find(name).is_some()) {
        found(report, name, "on PATH");
        return;
    }
    report.error(
        format!(
            "no C compiler for {triple} was found: there is no {}",
            names.join(", no ")
        ),
        format!(
            "{}, or name another with CC_{}",
            install(platform, native),
            triple.replace('-', "_")
        ),
    );
}

/// What the user has chosen, as the `cc` crate reads it.
fn chosen(triple: &str, native: bool) -> Option<(String, String)> {
    let names = [
        format!("CC_{triple}"),
        format!("CC_{}", triple.replace('-', "_")),
        if native { "HOST_CC" } else { "TARGET_CC" }.to_owned(),
        "CC".to_owned(),
    ];
    names
        .into_iter()
        .find_map(|name| variable(&name).map(|value| (name, value)))
}

fn found(report: &mut Report, compiler: &str, how: &str) {
    let mut words = compiler.split_whitespace();
    let program = words.next().unwrap_or_default();
    let said = output(Command::new(program).args(words).arg("--version"));
    match said.as_deref().and_then(|text| text.lines().next()) {
        Some(version) => report.ok(format!("C compiler `{compiler}` {how}: {version}")),
        None => report.error(
            format!("the C compiler `{compiler}` ({how}) does not run"),
            "run it with --version to see why, and install it again",
        ),
    }
}

/// What it is usually called.
fn usual(platform: &Platform, native: bool) -> Vec<String> {
    let triple = platform.triple.as_str();
    let arch = triple.split('-').next().unwrap_or_default();
    let arch = if arch.starts_with("riscv64") {
        "riscv64"
    } else {
        arch
    };
    if triple.contains("windows-gnu") {
        return vec![format!("{arch}-w64-mingw32-gcc"), "gcc".to_owned()];
    }
    if platform.musl {
        let mut names = vec![format!("{arch}-linux-musl-gcc")];
        if std::env::consts::ARCH == arch {
            names.push("musl-gcc".to_owned());
        }
        return names;
    }
    if native || triple.contains("apple") {
        return ["cc", "gcc", "clang"].map(str::to_owned).to_vec();
    }
    if let Some((_, system)) = triple.split_once("-unknown-") {
        return vec![
            format!("{arch}-{system}-gcc"),
            format!("{arch}-unknown-{system}-gcc"),
        ];
    }
    vec![format!("{triple}-gcc"), format!("{triple}-clang")]
}

fn install(platform: &Platform, native: bool) -> String {
    let triple = &platform.triple;
    let arch = triple
        .split('-')
        .next()
        .unwrap_or_default()
        .replace('_', "-");
    let package = if triple.contains("windows-gnu") {
        format!("gcc-mingw-w64-{arch}")
    } else if platform.musl {
        "musl-tools".to_owned()
    } else if triple.contains("apple") {
        return "install Xcode's command line tools (`xcode-select --install`)".to_owned();
    } else if native {
        "gcc".to_owned()
    } else {
        format!("gcc-{arch}-linux-gnu")
    };
    format!("install one (on Debian: `apt install {package}`)")
}
