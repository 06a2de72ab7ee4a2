//! Builds the library, which nobody links.

fn main() {
    let built = rust2go::Builder::new("src/api.rs")
        .link(rust2go::Link::Runtime("older.so"))
        .try_build()
        .unwrap_or_else(|error| panic!("{error}"));
    if let Some(library) = built.library {
        println!("cargo:library={}", library.display());
    }
}
