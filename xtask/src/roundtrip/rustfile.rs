//! The Rust files of a case.

use super::definitions::Definitions;
use super::families::Family;
use super::{Call, Method};

/// What both files begin with, after their first line.
const WRITTEN: &str = "// Written by `cargo xtask roundtrip`.\n\n";

/// Where names come from that the types use without a path.
const USED: [(&str, &str); 28] = [
    ("Arc", "std::sync::Arc"),
    ("BTreeMap", "std::collections::BTreeMap"),
    ("BTreeSet", "std::collections::BTreeSet"),
    ("Cow", "std::borrow::Cow"),
    ("Duration", "std::time::Duration"),
    ("Hash", "std::hash::Hash"),
    ("HashMap", "std::collections::HashMap"),
    ("HashSet", "std::collections::HashSet"),
    ("IpAddr", "std::net::IpAddr"),
    ("Ipv4Addr", "std::net::Ipv4Addr"),
    ("Ipv6Addr", "std::net::Ipv6Addr"),
    ("NonZero", "std::num::NonZero"),
    ("NonZeroI16", "std::num::NonZeroI16"),
    ("NonZeroI32", "std::num::NonZeroI32"),
    ("NonZeroI64", "std::num::NonZeroI64"),
    ("NonZeroI8", "std::num::NonZeroI8"),
    ("NonZeroIsize", "std::num::NonZeroIsize"),
    ("NonZeroU16", "std::num::NonZeroU16"),
    ("NonZeroU32", "std::num::NonZeroU32"),
    ("NonZeroU64", "std::num::NonZeroU64"),
    ("NonZeroU8", "std::num::NonZeroU8"),
    ("NonZeroUsize", "std::num::NonZeroUsize"),
    ("OsString", "std::ffi::OsString"),
    ("PathBuf", "std::path::PathBuf"),
    ("Rc", "std::rc::Rc"),
    ("SystemTime", "std::time::SystemTime"),
    ("VecDeque", "std::collections::VecDeque"),
    ("Wrapping", "std::num::Wrapping"),
];
const SOCKETS: [(&str, &str); 3] = [
    ("SocketAddr", "std::net::SocketAddr"),
    ("SocketAddrV4", "std::net::SocketAddrV4"),
    ("SocketAddrV6", "std::net::SocketAddrV6"),
];

/// contract.rs
pub fn contract(family: &Family, definitions: &Definitions, methods: &[Method]) -> String {
    let mut text = definitions.contract.clone();
    text.push_str(&format!(
        "#[rust2go::r2g]\npub trait {} {{\n",
        family.interface()
    ));
    for method in methods {
        if method.call.is_views() {
            text.push_str("    #[zero_copy]\n");
        }
        let Method {
            name,
            ty,
            call,
            fallible,
            ..
        } = method;
        let signature = signature(name, &ty.rust, "step: u64, ", *call, *fallible);
        text.push_str(&format!("    {signature};\n"));
    }
    text.push_str(&format!(
        "}}\n\n#[rust2go::g2r]\npub trait {} {{\n",
        family.twin()
    ));
    for method in methods {
        text.push_str(&format!("    {};\n", twin(method)));
    }
    text.push_str("}\n");
    format!(
        "//! {}, nested at random.\n{WRITTEN}{}{text}",
        family.docs,
        uses(&text)
    )
}

/// A method as the trait has it, with `first` in front of the value.
fn signature(name: &str, ty: &str, first: &str, call: Call, fallible: bool) -> String {
    let start = if call.is_async() { "async fn" } else { "fn" };
    let borrow = if call.is_borrowed() { "&" } else { "" };
    let ret = match fallible {
        true => format!("Result<{ty}, rust2go::Error>"),
        false => ty.to_owned(),
    };
    format!("{start} {name}({first}v: {borrow}{ty}) -> {ret}")
}

/// A method of what Go calls. Go drops its result on any thread, so there is no `Rc` in it; they look the same from Go.
fn twin(method: &Method) -> String {
    let ty = method.ty.rust.replace("Rc<", "Arc<");
    let fallible = method.twin_is_fallible();
    signature(&method.name, &ty, "", method.twin, fallible)
}

/// test.rs
pub fn test(family: &Family, definitions: &Definitions, methods: &[Method]) -> String {
    let mut text = String::from(
        "use super::contract::*;\n\n/// How many types share the cases of the family.\n",
    );
    text.push_str(&format!(
        "const TYPES: u32 = {};\n\n{}",
        methods.len(),
        definitions.random
    ));
    text.push_str(&format!("impl {0} for {0}Impl {{\n", family.twin()));
    let twins = methods.iter().map(|method| {
        let v = match (method.twin.is_borrowed(), method.twin_is_fallible()) {
            (true, true) => "Ok(v.clone())",
            (true, false) => "v.clone()",
            (false, true) => "Ok(v)",
            (false, false) => "v",
        };
        format!("    {} {{\n        {v}\n    }}\n", twin(method))
    });
    text.push_str(&twins.collect::<Vec<_>>().join("\n"));
    text.push_str("}\n\n");
    for method in methods {
        let function = format!("{}Impl::{}", family.interface(), method.name);
        let arg = if method.call.is_borrowed() {
            "v"
        } else {
            "v.clone()"
        };
        let mut call = format!("|step, v| {function}(step, {arg})");
        if method.call.is_async() {
            call = format!("|step, v| pollster::block_on({function}(step, {arg}))");
        }
        if method.fallible {
            call += ".expect(\"Go gives it back\")";
        } else if method.call.is_borrowed() && !method.call.is_async() {
            call = function;
        }
        text.push_str(&format!(
            "#[test]\nfn {}() {{\n    round_trip::<{}>(TYPES, {call});\n}}\n\n",
            method.name, method.ty.rust
        ));
    }
    let random = match definitions.random.is_empty() {
        true => "",
        false => "use rust2go_tests::random::{Random, Source};\n",
    };
    format!(
        "//! {} go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.\n{WRITTEN}{}{random}use rust2go_tests::roundtrip::round_trip;\n\n{}\n",
        family.docs,
        uses(&text),
        text.trim_end()
    )
}

/// The `use` declarations that a text needs.
fn uses(text: &str) -> String {
    let plain = text.replace("time::Duration", "").replace("std::", "");
    let words = |name: &str| {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        plain.match_indices(name).any(|(at, _)| {
            let (before, after) = (&plain[..at], &plain[at + name.len()..]);
            !before.ends_with(word) && !after.starts_with(word)
        })
    };
    let all = USED.iter().chain(&SOCKETS);
    let mut lines: Vec<String> = all
        .filter(|(name, _)| words(name))
        .map(|(_, path)| format!("use {path};\n"))
        .collect();
    // `Hash` is both a trait and a derive; as a derive it needs no `use`.
    if !plain.contains("+ Hash") {
        lines.retain(|line| line != "use std::hash::Hash;\n");
    }
    lines.sort();
    if !lines.is_empty() {
        lines.push("\n".to_owned());
    }
    lines.concat()
}
