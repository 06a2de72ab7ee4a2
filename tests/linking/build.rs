//! Builds the Go module as a shared library, with all flags that the builder has for it.

fn main() {
    rust2go::Builder::new("src/api.rs")
        .link(rust2go::Link::Dynamic)
        .ldflags("-X 'rust2go.test/linking/greeter.version=of version 1.2'")
        .tags(["rust2go_linking"])
        .trimpath(true)
        .build();
}
