//! The program finds its shared library, under cargo and without it, and the library finds what it calls in the program.

use std::process::Command;

#[test]
fn the_program_runs() {
    let output = Command::new(env!("CARGO_BIN_EXE_rust2go-linking-test"))
        .env_remove("LD_LIBRARY_PATH")
        .output()
        .expect("the program starts");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Hello Dr. Rust from the land of Rust, from rust2go.test/linking/greeter/greeter.go (with the tag, of version 1.2)\n\
         Hi Gopher! Hi Ferris!\n"
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
