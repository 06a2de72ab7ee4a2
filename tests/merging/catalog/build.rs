//! Generates the Go package; the program builds it.

fn main() {
    rust2go::Builder::new("src/api.rs").deferred(true).build();
}
