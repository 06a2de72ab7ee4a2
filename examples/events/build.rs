//! Generates the Go half of `src/api.rs`, builds the Go module in `go`, and links it.

fn main() {
    rust2go::Builder::new("src/api.rs").go_dir("go").build();
}
