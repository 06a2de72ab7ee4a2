//! Builds the Go half: the handlers of the contract, and the yardstick, which has exports of its own.

fn main() {
    rust2go::Builder::new("src/api.rs")
        .go_dir("go")
        .contract("src/methods.rs", "api/methods")
        .import("./handwritten")
        .build();
}
