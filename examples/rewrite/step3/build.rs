//! Generates the Go package `kv` from the contract, builds the Go module beside this file, and links it.

fn main() {
    rust2go::Builder::new("src/kv.rs")
        .package("kv")
        .go_dir(".")
        .build();
}
