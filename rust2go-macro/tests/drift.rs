//! What the compiler says where an item is not as the contract has it that the Go code was generated from: each file of `drift`,
//! against `drift/contract.txt`, which is what the builder names in `RUST2GO_CONTRACT`.

use std::path::Path;
use std::process::{Command, ExitCode};

const VARIABLE: &str = "RUST2GO_CONTRACT";

/// A program of its own: the variable has to be set before the compiler starts, and must not reach the other UI tests.
fn main() -> ExitCode {
    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drift/contract.txt");
    if std::env::var_os(VARIABLE).is_none_or(|set| set != *contract) {
        let program = std::env::current_exe().expect("the test knows its program");
        let arguments = std::env::args_os().skip(1);
        let status = Command::new(program)
            .args(arguments)
            .env(VARIABLE, &contract)
            .status();
        return match status.expect("a program can start itself") {
            status if status.success() => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        };
    }
    let cases = trybuild::TestCases::new();
    cases.pass("tests/drift/same.rs");
    cases.compile_fail("tests/drift/differs.rs");
    ExitCode::SUCCESS
}
