//! Builds the Go code of both crates into one library.

fn main() {
    rust2go::Builder::of_dependencies().build();
}
