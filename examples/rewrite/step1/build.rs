//! Generates the Go packages `api` and `rust2go` from the contract, and tells Go where cargo leaves the library.

fn main() {
    rust2go::Builder::new("src/api.rs")
        .go_dir(".")
        .go_main("jot_step1")
        .build();
}
