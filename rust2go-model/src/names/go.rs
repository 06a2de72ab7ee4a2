//! Names in the Go package.

use super::words;

/// Go's keywords, the predeclared types that stand in signatures, and the packages and parameters that do.
const ESCAPED: &[&str] = &[
    "any",
    "bool",
    "break",
    "byte",
    "case",
    "chan",
    "comparable",
    "complex128",
    "complex64",
    "const",
    "context",
    "continue",
    "ctx",
    "default",
    "defer",
    "else",
    "error",
    "fallthrough",
    "float32",
    "float64",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "int",
    "int16",
    "int32",
    "int64",
    "int8",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "rune",
    "rust2go",
    "select",
    "string",
    "struct",
    "switch",
    "type",
    "uint",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "uintptr",
    "var",
];

/// An exported Go name: `user_id` is `UserID`, `TooLarge` stays.
pub fn go_exported(name: &str) -> String {
    words::split(name).into_iter().map(words::capital).collect()
}

/// The Go name of a struct, enum or trait: as it is, unless its first letter is small.
pub fn go_type(name: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_uppercase() => name.to_owned(),
        _ => go_exported(name),
    }
}

/// The Go name of a method: `Render`.
pub fn go_method(name: &str) -> String {
    go_exported(name)
}

/// The Go name of a field: `AllowHTML`, and `V0` in a tuple variant.
pub fn go_field(name: &str) -> String {
    match name.parse() {
        Ok(index) => go_tuple_field(index),
        Err(_) => go_exported(name),
    }
}

/// The Go name of a parameter: `userID`, and `type_` where Go needs the word itself.
pub fn go_param(name: &str) -> String {
    let mut words = words::split(name).into_iter();
    let mut out = words.next().unwrap_or_default().to_lowercase();
    out.extend(words.map(words::capital));
    if ESCAPED.contains(&out.as_str()) {
        out.push('_');
    }
    out
}

/// The Go type of an error's variant: `RenderErrorTooLarge`.
pub fn go_variant(enum_: &str, variant: &str) -> String {
    go_type(enum_) + &go_exported(variant)
}

/// The method that marks the variants of an error: `isRenderError`.
pub fn go_is(enum_: &str) -> String {
    "is".to_owned() + &go_type(enum_)
}

/// The function that takes the implementation: `RegisterMarkdown`.
pub fn go_register(trait_: &str) -> String {
    "Register".to_owned() + &go_type(trait_)
}

/// The variable that holds the implementation: `registeredMarkdown`.
pub fn go_registered(trait_: &str) -> String {
    "registered".to_owned() + &go_type(trait_)
}

/// The function that copies what a value points at: `copyDocument`.
pub fn go_copy(name: &str) -> String {
    "copy".to_owned() + &go_type(name)
}

/// The function that finds an error in what a handler returned: `failRenderError`.
pub fn go_fail(name: &str) -> String {
    "fail".to_owned() + &go_type(name)
}

/// The type of a method's frame: `frameMarkdownRender`.
pub fn go_frame(trait_: &str, method: &str) -> String {
    format!("frame{}{}", go_type(trait_), go_method(method))
}

/// The type, or function, of one call: `callMarkdownRender`.
pub fn go_call(trait_: &str, method: &str) -> String {
    format!("call{}{}", go_type(trait_), go_method(method))
}

/// An argument in a frame or call: `a0`.
pub fn go_arg(index: usize) -> String {
    format!("a{index}")
}

/// One of several results: `v0`.
pub fn go_result(index: usize) -> String {
    format!("v{index}")
}

/// A field of a tuple: `V0`.
pub fn go_tuple_field(index: usize) -> String {
    format!("V{index}")
}

/// The runtime package's type for a tuple, without the package: `Tuple2`.
pub fn go_tuple(len: usize) -> String {
    format!("Tuple{len}")
}

/// Whether a name made here is an identifier in Go that starts with a letter.
pub fn go_legal(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exported() {
        let cases = [
            ("user_id", "UserID"),
            ("UserId", "UserID"),
            ("user_ids", "UserIDs"),
            ("allow_html", "AllowHTML"),
            ("Html5Doc", "Html5Doc"),
            ("HTTPServer", "HTTPServer"),
            ("https_url", "HTTPSURL"),
            ("TooLarge", "TooLarge"),
            ("utf8_text", "UTF8Text"),
            ("_private", "Private"),
            ("dns", "DNS"),
            ("x", "X"),
            ("V2", "V2"),
            ("__", ""),
        ];
        for (name, go) in cases {
            assert_eq!(go_exported(name), go, "{name}");
        }
    }

    #[test]
    fn params() {
        let cases = [
            ("type", "type_"),
            ("string", "string_"),
            ("ctx", "ctx_"),
            ("context", "context_"),
            ("user_id", "userID"),
            ("id", "id"),
            ("ids", "ids"),
            ("URL", "url"),
            ("HTTPServer", "httpServer"),
            ("maxLen", "maxLen"),
            ("go_func", "goFunc"),
            ("_x", "x"),
            ("a", "a"),
        ];
        for (name, go) in cases {
            assert_eq!(go_param(name), go, "{name}");
        }
    }

    #[test]
    fn types_keep_their_spelling() {
        assert_eq!(go_type("HtmlDoc"), "HtmlDoc");
        assert_eq!(go_type("Foo_Bar"), "Foo_Bar");
        assert_eq!(go_type("document"), "Document");
        assert_eq!(go_variant("RenderError", "TooLarge"), "RenderErrorTooLarge");
        assert_eq!(go_frame("Markdown", "render"), "frameMarkdownRender");
        assert_eq!(go_field("0"), "V0");
    }

    #[test]
    fn legal() {
        assert!(go_legal("A1_") && go_legal("b"));
        assert!(!go_legal("") && !go_legal("1") && !go_legal("é") && !go_legal("_"));
    }
}
