//! Generates the Go packages of both contracts, and tells Go where cargo leaves the library.

fn main() {
    rust2go::Builder::new("src/notes.rs")
        .contract("src/kv.rs", "kv")
        .go_dir(".")
        .go_main("jot_step2")
        .build();
}
