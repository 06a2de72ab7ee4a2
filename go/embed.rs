//! The Go runtime package of rust2go, as text.
//!
//! The generator copies it into the user's Go module, so that it needs no network and always fits the Rust crate that talks
//! to it. The Go files beside this one are the package itself: `go vet` and `go test` work on them as they stand.

/// The files of the package, by name: all of its `.go` files but the tests.
pub const FILES: &[(&str, &str)] = &[
    ("addr.go", include_str!("addr.go")),
    ("call.go", include_str!("call.go")),
    ("cgo.go", include_str!("cgo.go")),
    ("context.go", include_str!("context.go")),
    ("copy.go", include_str!("copy.go")),
    ("date.go", include_str!("date.go")),
    ("decimal.go", include_str!("decimal.go")),
    ("decimal_text.go", include_str!("decimal_text.go")),
    ("doc.go", include_str!("doc.go")),
    ("encoder.go", include_str!("encoder.go")),
    ("failure.go", include_str!("failure.go")),
    ("frame.go", include_str!("frame.go")),
    ("handle.go", include_str!("handle.go")),
    ("int128.go", include_str!("int128.go")),
    ("json.go", include_str!("json.go")),
    ("json_encode.go", include_str!("json_encode.go")),
    ("oneway.go", include_str!("oneway.go")),
    ("register.go", include_str!("register.go")),
    ("result.go", include_str!("result.go")),
    ("set.go", include_str!("set.go")),
    ("sync.go", include_str!("sync.go")),
    ("time.go", include_str!("time.go")),
    ("tuple.go", include_str!("tuple.go")),
    ("url.go", include_str!("url.go")),
    ("uuid.go", include_str!("uuid.go")),
    ("wire.go", include_str!("wire.go")),
    ("yield.go", include_str!("yield.go")),
];

#[cfg(test)]
mod tests {
    use super::FILES;

    /// A file that is not listed would be missing in every generated module.
    #[test]
    fn every_file_is_listed() {
        let folder =
            std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the folder of the package");
        let mut names: Vec<String> = folder
            .map(|entry| entry.expect("an entry of the folder").file_name())
            .map(|name| name.into_string().expect("a name in UTF-8"))
            .filter(|name| name.ends_with(".go") && !name.ends_with("_test.go"))
            .collect();
        names.sort();
        let listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, names);
    }
}
