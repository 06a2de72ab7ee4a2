//! Builds the Go module as a shared library.

fn main() {
    rust2go::Builder::new("src/api.rs")
        .link(rust2go::Link::Dynamic)
        .build();
}
