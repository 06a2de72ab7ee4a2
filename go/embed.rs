//! The Go runtime package of rust2go, as text.
//!
//! The generator copies it into the user's Go module, so that it needs no network and always fits the Rust crate that talks
//! to it. The Go files beside this one are the package itself: `go vet` and `go test` work on them as they stand.

/// The files of the package, and of `jsonvalue`, `netvalue` and `ring`, the packages inside it, by name: all of their `.go` files but the tests.
pub const FILES: &[(&str, &str)] = &[
    ("ask.go", include_str!("ask.go")),
    ("await.go", include_str!("await.go")),
    ("bell.go", include_str!("bell.go")),
    ("call.go", include_str!("call.go")),
    ("cgo.go", include_str!("cgo.go")),
    ("closure.go", include_str!("closure.go")),
    ("complete.go", include_str!("complete.go")),
    ("context.go", include_str!("context.go")),
    ("copy.go", include_str!("copy.go")),
    ("counts.go", include_str!("counts.go")),
    ("date.go", include_str!("date.go")),
    ("decimal.go", include_str!("decimal.go")),
    ("decimal_text.go", include_str!("decimal_text.go")),
    ("dispatch.go", include_str!("dispatch.go")),
    ("doc.go", include_str!("doc.go")),
    ("encoder.go", include_str!("encoder.go")),
    ("failure.go", include_str!("failure.go")),
    ("flat.go", include_str!("flat.go")),
    ("frame.go", include_str!("frame.go")),
    ("give.go", include_str!("give.go")),
    ("handle.go", include_str!("handle.go")),
    ("haste.go", include_str!("haste.go")),
    ("held.go", include_str!("held.go")),
    ("int128.go", include_str!("int128.go")),
    ("join.go", include_str!("join.go")),
    ("jsonvalue/doc.go", include_str!("jsonvalue/doc.go")),
    ("jsonvalue/from.go", include_str!("jsonvalue/from.go")),
    ("jsonvalue/to.go", include_str!("jsonvalue/to.go")),
    ("look.go", include_str!("look.go")),
    ("netvalue/addr.go", include_str!("netvalue/addr.go")),
    ("netvalue/doc.go", include_str!("netvalue/doc.go")),
    ("netvalue/url.go", include_str!("netvalue/url.go")),
    ("object.go", include_str!("object.go")),
    ("object_call.go", include_str!("object_call.go")),
    ("oneway.go", include_str!("oneway.go")),
    ("panictext.go", include_str!("panictext.go")),
    ("park.go", include_str!("park.go")),
    ("pump.go", include_str!("pump.go")),
    ("raceedge.go", include_str!("raceedge.go")),
    ("raceedge_race.go", include_str!("raceedge_race.go")),
    ("register.go", include_str!("register.go")),
    ("result.go", include_str!("result.go")),
    ("ring/bell.go", include_str!("ring/bell.go")),
    ("ring/bell_linux.go", include_str!("ring/bell_linux.go")),
    ("ring/bell_none.go", include_str!("ring/bell_none.go")),
    ("ring/bell_pipe.go", include_str!("ring/bell_pipe.go")),
    ("ring/bell_unix.go", include_str!("ring/bell_unix.go")),
    ("ring/blocks.go", include_str!("ring/blocks.go")),
    ("ring/consumer.go", include_str!("ring/consumer.go")),
    ("ring/doc.go", include_str!("ring/doc.go")),
    ("ring/ends.go", include_str!("ring/ends.go")),
    ("ring/errors.go", include_str!("ring/errors.go")),
    ("ring/file_linux.go", include_str!("ring/file_linux.go")),
    ("ring/file_other.go", include_str!("ring/file_other.go")),
    ("ring/idle.go", include_str!("ring/idle.go")),
    ("ring/layout.go", include_str!("ring/layout.go")),
    (
        "ring/memfd_generic.go",
        include_str!("ring/memfd_generic.go"),
    ),
    (
        "ring/memfd_linux_amd64.go",
        include_str!("ring/memfd_linux_amd64.go"),
    ),
    ("ring/memfd_none.go", include_str!("ring/memfd_none.go")),
    ("ring/peer.go", include_str!("ring/peer.go")),
    ("ring/plan.go", include_str!("ring/plan.go")),
    ("ring/producer.go", include_str!("ring/producer.go")),
    (
        "ring/publish_amd64.go",
        include_str!("ring/publish_amd64.go"),
    ),
    (
        "ring/publish_other.go",
        include_str!("ring/publish_other.go"),
    ),
    ("ring/receiver.go", include_str!("ring/receiver.go")),
    ("ring/region.go", include_str!("ring/region.go")),
    ("ring/sender.go", include_str!("ring/sender.go")),
    ("ring/yield_linux.go", include_str!("ring/yield_linux.go")),
    ("ring/yield_other.go", include_str!("ring/yield_other.go")),
    ("rusterror.go", include_str!("rusterror.go")),
    ("set.go", include_str!("set.go")),
    ("spare.go", include_str!("spare.go")),
    ("stall.go", include_str!("stall.go")),
    ("stream.go", include_str!("stream.go")),
    ("sync.go", include_str!("sync.go")),
    ("time.go", include_str!("time.go")),
    ("tuple.go", include_str!("tuple.go")),
    ("unsent.go", include_str!("unsent.go")),
    ("uuid.go", include_str!("uuid.go")),
    ("waiters.go", include_str!("waiters.go")),
    ("wire.go", include_str!("wire.go")),
    ("yield.go", include_str!("yield.go")),
];

/// The import path of the package where it stands here.
const HERE: &str = "rust2go.dev/rust2go";

/// The files of the package as they are where it is found at `import`: they import each other from there.
///
/// ```
/// let doc = rust2go_go::files("example.com/app/rust2go").find(|(name, _)| *name == "doc.go");
/// assert!(doc.is_some_and(|(_, text)| text.contains("package rust2go")));
/// ```
pub fn files(import: &str) -> impl Iterator<Item = (&'static str, String)> {
    let [ours, theirs] = [HERE, import].map(|path| [format!("\"{path}/"), format!("\"{path}\"")]);
    let files = FILES.iter();
    files.map(move |(name, text)| {
        let text = text.replace(&ours[0], &theirs[0]);
        (*name, text.replace(&ours[1], &theirs[1]))
    })
}

#[cfg(test)]
mod tests {
    use super::{FILES, HERE, files};
    use std::path::Path;

    /// The Go files in a folder, but for tests.
    fn go_files(folder: &str) -> Vec<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = std::fs::read_dir(path).expect("the folder of a package");
        entries
            .map(|entry| entry.expect("an entry of the folder").file_name())
            .map(|name| name.into_string().expect("a name in UTF-8"))
            .filter(|name| name.ends_with(".go") && !name.ends_with("_test.go"))
            .map(|name| format!("{folder}{name}"))
            .collect()
    }

    /// A file that is not listed would be missing in every generated module.
    #[test]
    fn every_file_is_listed() {
        let mut names = ["", "jsonvalue/", "netvalue/", "ring/"]
            .map(go_files)
            .concat();
        names.sort();
        let listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, names);
    }

    /// An import that is not found would lead out of the user's module.
    #[test]
    fn imports_lead_to_where_the_package_is() {
        assert!(include_str!("go.mod").starts_with(&format!("module {HERE}\n")));
        for (name, text) in files("example.com/app/rust2go") {
            assert!(!text.contains(&format!("\"{HERE}")), "{name}");
        }
    }
}
