//! Constructors run: those of this program, and those of a library that it is linked with, however that is optimised.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicPtr, Ordering};

static TABLE: u32 = 7;
static SERVED: AtomicPtr<u32> = AtomicPtr::new(std::ptr::null_mut());

unsafe extern "C" fn serve(table: *const u32) {
    SERVED.store(table.cast_mut(), Ordering::Release);
}

rust2go::private::constructor!(serve, TABLE);

#[test]
fn one_of_this_program_has_run() {
    let table = SERVED.load(Ordering::Acquire).cast_const();
    assert_eq!(table, &raw const TABLE);
}

/// A library as the crate of a contract is one: a table, and a constructor that hands it to a function that is defined elsewhere.
const LIBRARY: &str = r#"
#[macro_use]
#[path = "CONSTRUCTOR"]
mod constructor;
unsafe extern "C" {
    #[link_name = "g2r_serve__Store"]
    fn serve(table: *const u32);
}
#[unsafe(export_name = "g2r_table__Store")]
pub static TABLE: u32 = 7;
crate::constructor!(serve, TABLE);
"#;

/// A program that names the library and uses nothing of it.
const PROGRAM: &str = r#"
use contract as _;
use std::sync::atomic::{AtomicU32, Ordering};
static SERVED: AtomicU32 = AtomicU32::new(0);
#[unsafe(export_name = "g2r_serve__Store")]
unsafe extern "C" fn serve(table: *const u32) {
    SERVED.store(unsafe { *table }, Ordering::Release);
}
fn main() {
    assert_eq!(SERVED.load(Ordering::Acquire), 7);
}
"#;

fn compile(dir: &Path, file: &str, options: &[&str]) {
    let rustc = option_env!("RUSTC").unwrap_or("rustc");
    let output = Command::new(rustc)
        .current_dir(dir)
        .args(["--edition", "2024", file])
        .args(options)
        .output()
        .expect("rustc runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{file} {options:?}: {errors}");
}

#[test]
fn one_of_a_library_has_run() {
    let dir = tempfile::tempdir().expect("a directory");
    let dir = dir.path();
    let constructor = concat!(env!("CARGO_MANIFEST_DIR"), "/src/serve/constructor.rs");
    let library = LIBRARY.replace("CONSTRUCTOR", &constructor.replace('\\', "/"));
    std::fs::write(dir.join("contract.rs"), library).expect("a file");
    std::fs::write(dir.join("program.rs"), PROGRAM).expect("a file");
    let ways: [&[&str]; 3] = [
        &[],
        &["-C", "opt-level=3", "-C", "codegen-units=16"],
        &["-C", "opt-level=3", "-C", "lto=fat"],
    ];
    for options in ways {
        compile(
            dir,
            "contract.rs",
            &[&["--crate-type", "rlib"], &options[..2.min(options.len())]].concat(),
        );
        compile(
            dir,
            "program.rs",
            &[&["--extern", "contract=libcontract.rlib"], options].concat(),
        );
        let program = dir.join(format!("program{}", std::env::consts::EXE_SUFFIX));
        let status = Command::new(program).status().expect("the program runs");
        assert!(
            status.success(),
            "the constructor has not run with {options:?}"
        );
    }
}
