//! Builds the Go module.

fn main() {
    rust2go::Builder::new("src/api.rs").build();
}
