//! Builds the Go code of both crates into one library.

fn main() {
    println!("cargo:rerun-if-env-changed=RUST2GO_TESTS_LINK");
    let builder = rust2go::Builder::of_dependencies();
    // As `tests/build/cases.rs`.
    match std::env::var("RUST2GO_TESTS_LINK").as_deref() {
        Ok("runtime") => builder.link(rust2go::Link::Runtime("")).build(),
        _ => builder.build(),
    }
}
