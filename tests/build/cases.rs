//! Finds the cases, builds their Go halves into one archive, and writes the module that holds their tests.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the cases are, from the root of the workspace.
const ALL: [&str; 2] = ["tests/cases", "tests/ring/cases"];

/// The folders of `dir` with a contract, in order. `RUST2GO_FOLDERS` chooses some of them by their names: what a slow world does not
/// need is not built for it.
pub fn find(dir: &Path) -> Vec<String> {
    let mut names = with_contract(dir);
    println!("cargo:rerun-if-env-changed=RUST2GO_FOLDERS");
    if let Ok(chosen) = std::env::var("RUST2GO_FOLDERS") {
        let chosen: Vec<&str> = chosen.split_whitespace().collect();
        check(&chosen);
        names.retain(|name| chosen.contains(&name.as_str()));
    }
    names
}

/// A name that no suite has would leave out what somebody counts on.
fn check(chosen: &[&str]) {
    let own = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let root = own
        .ancestors()
        .find(|dir| dir.join(ALL[0]).is_dir())
        .expect("the folder of the workspace");
    let known: Vec<String> = ALL
        .iter()
        .flat_map(|dir| with_contract(&root.join(dir)))
        .collect();
    for name in chosen {
        assert!(
            known.iter().any(|other| other == name),
            "RUST2GO_FOLDERS names {name}, which is no folder of {}",
            ALL.join(" or ")
        );
    }
}

fn with_contract(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir)
        .expect("the folder of the cases")
        .flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("contract.rs").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Generates and compiles the Go halves of the `cases` in `dir`, all into one archive.
pub fn compile(dir: &Path, cases: &[String]) {
    let contract = |case: &str| dir.join(case).join("contract.rs");
    let (first, others) = cases.split_first().expect("there are cases");
    let mut builder = rust2go::Builder::new(contract(first))
        .go_dir(dir)
        .package(format!("{first}/api"));
    for case in others {
        builder = builder.contract(contract(case), format!("{case}/api"));
    }
    // Linked otherwise than users would, the same must hold.
    println!("cargo:rerun-if-env-changed=RUST2GO_TESTS_LINK");
    builder = match std::env::var("RUST2GO_TESTS_LINK").as_deref() {
        Ok("dynamic") => builder.link(rust2go::Link::Dynamic),
        Ok("runtime") => builder.link(rust2go::Link::Runtime("")),
        _ => builder,
    };
    builder.build();
    // Go's race detector wants an executable at a fixed address.
    if std::env::var("GOFLAGS").is_ok_and(|flags| flags.contains("-race")) {
        println!("cargo:rustc-link-arg-tests=-no-pie");
    }
}

/// Writes `mod <case> { mod contract; mod test; }` for each, included by tests/cases.rs: the contracts are those in `contracts`, the
/// tests those in the folders of `tests`.
pub fn write_module(contracts: &Path, tests: &[(&Path, Vec<String>)]) {
    let mut text = String::new();
    let all = tests
        .iter()
        .flat_map(|(dir, cases)| cases.iter().map(move |case| (dir.join(case), case)));
    for (test, case) in all {
        let contract = contracts.join(case).join("contract.rs");
        let test = test.join("test.rs");
        writeln!(
            text,
            "mod {case} {{\n    #[path = {contract:?}]\n    pub mod contract;\n    #[path = {test:?}]\n    mod test;\n}}"
        )
        .expect("a string takes all");
    }
    fs::write(out_dir().join("cases.rs"), text).expect("OUT_DIR can be written");
}

/// Where the build script writes.
pub fn out_dir() -> PathBuf {
    PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"))
}
