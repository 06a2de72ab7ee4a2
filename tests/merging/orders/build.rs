//! Generates the Go package, whose types are partly those of another crate; the program builds it.

fn main() {
    rust2go::Builder::new("src/api.rs")
        .types("../catalog/src/api.rs", "../catalog/go/api")
        .deferred(true)
        .build();
}
