fn main() {
    rust2go::Builder::new("src/api.rs")
        .contract("src/clock.rs", "clock")
        .go_dir("../go")
        .go_main("store")
        .build()
}
