//! The builder for build scripts: its messages, its directives, its table of targets.

// The crates in these tests are built for the Linux that the tests run on.
#[cfg(target_os = "linux")]
mod directives;
#[cfg(target_os = "linux")]
mod errors;
#[cfg(target_os = "linux")]
mod go_main;
mod options;
#[cfg(target_os = "linux")]
mod support;
mod targets;

/// Not a test: the tests run it in a process of its own, as a build script.
#[test]
#[cfg(target_os = "linux")]
#[ignore = "other tests run it"]
fn child() {
    support::child();
}
