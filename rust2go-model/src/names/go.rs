//! Names in the Go package.

use super::words;
use crate::ast::Name;

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

/// The Go name of a struct, enum or trait: as it is, unless its first letter is small; `PageDocument` for `Page<Document>`.
pub fn go_type(name: &Name) -> String {
    if let Some(rename) = &name.rename {
        return rename.clone();
    }
    if name.text.contains('<') {
        return go_instance(&name.text);
    }
    match name.text.chars().next() {
        Some(first) if first.is_uppercase() => name.text.clone(),
        _ => go_exported(&name.text),
    }
}

/// The words of an instance of a generic type, one after another: `GridF32_3_4` for `Grid<f32, 3, 4>`.
fn go_instance(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        let digit = |c: char| c.is_ascii_digit();
        if out.ends_with(digit) && word.starts_with(digit) {
            out.push('_');
        }
        let mut chars = word.chars();
        out.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    out
}

/// The Go name of a method: `Render`.
pub fn go_method(name: &Name) -> String {
    renamed(name, go_exported)
}

/// The Go name of a field: `AllowHTML`, and `V0` where it has only a place.
pub fn go_field(name: &Name) -> String {
    renamed(name, |text| match text.parse() {
        Ok(index) => go_tuple_field(index),
        Err(_) => go_exported(text),
    })
}

/// The Go name of a parameter: `userID`, and `type_` where Go needs the word itself.
pub fn go_param(name: &Name) -> String {
    let mut words = words::split(&name.text).into_iter();
    let mut out = words.next().unwrap_or_default().to_lowercase();
    out.extend(words.map(words::capital));
    if ESCAPED.contains(&out.as_str()) {
        out.push('_');
    }
    out
}

/// The Go name of a variant within its enum, and of a parameter or constant made of it: `TooLarge`.
pub fn go_variant_word(variant: &Name) -> String {
    renamed(variant, go_exported)
}

/// The Go type of a variant with data, or the constant of one without: `RenderErrorTooLarge`, `ColorRed`.
pub fn go_variant(enum_: &Name, variant: &Name) -> String {
    go_type(enum_) + &go_variant_word(variant)
}

/// The Go constant of a Rust one: `MaxItems` for `MAX_ITEMS`.
pub fn go_const(name: &Name) -> String {
    renamed(name, |text| {
        let words = words::split(text).into_iter().map(str::to_lowercase);
        words.map(|word| words::capital(&word)).collect()
    })
}

fn renamed(name: &Name, custom: impl Fn(&str) -> String) -> String {
    match &name.rename {
        Some(rename) => rename.clone(),
        None => custom(&name.text),
    }
}

/// The method that marks the variants of an enum: `isRenderError`.
pub fn go_is(enum_: &Name) -> String {
    "is".to_owned() + &go_type(enum_)
}

/// The function that tells the variants of an enum apart: `MatchShape`.
pub fn go_match(enum_: &Name) -> String {
    "Match".to_owned() + &go_type(enum_)
}

/// The function that makes a struct with its defaults: `NewDocument`.
pub fn go_new(name: &Name) -> String {
    "New".to_owned() + &go_type(name)
}

/// The function that makes a variant with its defaults: `NewShapeCircle`.
pub fn go_new_variant(enum_: &Name, variant: &Name) -> String {
    "New".to_owned() + &go_variant(enum_, variant)
}

/// The function that takes the implementation: `RegisterMarkdown`.
pub fn go_register(trait_: &Name) -> String {
    "Register".to_owned() + &go_type(trait_)
}

/// The variable that holds the implementation: `registeredMarkdown`.
pub fn go_registered(trait_: &Name) -> String {
    "registered".to_owned() + &go_type(trait_)
}

/// The function that copies what a value points at: `copyDocument`. `name` is the Go name of its type.
pub fn go_copy(name: &str) -> String {
    "copy".to_owned() + name
}

/// The wire form of a converted type: `wireScene`. `name` is the Go name of the type.
pub fn go_wire(name: &str) -> String {
    "wire".to_owned() + name
}

/// The function that makes a value of its wire form: `fromScene`.
pub fn go_from(name: &str) -> String {
    "from".to_owned() + name
}

/// The function that makes the wire form of a value: `toScene`.
pub fn go_to(name: &str) -> String {
    "to".to_owned() + name
}

/// The function that finds an error in what a handler returned: `failRenderError`.
pub fn go_fail(name: &Name) -> String {
    "fail".to_owned() + &go_type(name)
}

/// The type of a method's frame: `frameMarkdownRender`.
pub fn go_frame(trait_: &Name, method: &Name) -> String {
    format!("frame{}{}", go_type(trait_), go_method(method))
}

/// The type of what Rust answers to a method: `answerStoreGet`.
pub fn go_answer(trait_: &Name, method: &Name) -> String {
    format!("answer{}{}", go_type(trait_), go_method(method))
}

/// The function that calls a method of Rust's: `askStoreGet`.
pub fn go_ask(trait_: &Name, method: &Name) -> String {
    format!("ask{}{}", go_type(trait_), go_method(method))
}

/// The variable that knows a trait which Rust implements: `servedStore`.
pub fn go_served(trait_: &Name) -> String {
    "served".to_owned() + &go_type(trait_)
}

/// The client of a trait that Rust implements: `StoreImpl`.
pub fn go_impl(trait_: &Name) -> String {
    go_type(trait_) + "Impl"
}

/// The function that makes a handle of an object: `holdProgram`.
pub fn go_hold(trait_: &Name) -> String {
    "hold".to_owned() + &go_type(trait_)
}

/// The function that makes an object of a handle: `adoptProgram`.
pub fn go_adopt(trait_: &Name) -> String {
    "adopt".to_owned() + &go_type(trait_)
}

/// The function that makes Go's error of one that Rust sends: `faultStoreError`.
pub fn go_fault(name: &Name) -> String {
    "fault".to_owned() + &go_type(name)
}

/// The type, or function, of one call: `callMarkdownRender`.
pub fn go_call(trait_: &Name, method: &Name) -> String {
    format!("call{}{}", go_type(trait_), go_method(method))
}

/// The number of a trait's first method that the ring carries: `ringMarkdown`.
pub fn go_ring(trait_: &Name) -> String {
    "ring".to_owned() + &go_type(trait_)
}

/// The function that serves a call of a method that the ring carries: `ringMarkdownRender`.
pub fn go_ring_call(trait_: &Name, method: &Name) -> String {
    go_ring(trait_) + &go_method(method)
}

/// The function that makes the wire form of a method's result: `resultMarkdownRender`.
pub fn go_send(trait_: &Name, method: &Name) -> String {
    format!("result{}{}", go_type(trait_), go_method(method))
}

/// The receiver in a frame.
pub const GO_THIS: &str = "this";

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

/// Whether a name can be given to something exported: legal, and a capital in front.
pub fn go_legal_exported(name: &str) -> bool {
    go_legal(name) && name.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text, proc_macro2::Span::call_site())
    }

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
            assert_eq!(go_param(&self::name(name)), go, "{name}");
        }
    }

    #[test]
    fn types_keep_their_spelling() {
        assert_eq!(go_type(&name("HtmlDoc")), "HtmlDoc");
        assert_eq!(go_type(&name("Foo_Bar")), "Foo_Bar");
        assert_eq!(go_type(&name("document")), "Document");
        let variant = go_variant(&name("RenderError"), &name("TooLarge"));
        assert_eq!(variant, "RenderErrorTooLarge");
        let frame = go_frame(&name("Markdown"), &name("render"));
        assert_eq!(frame, "frameMarkdownRender");
        assert_eq!(go_field(&name("0")), "V0");
    }

    #[test]
    fn instances_constants_and_renames() {
        assert_eq!(go_type(&name("Page<Document>")), "PageDocument");
        assert_eq!(go_type(&name("Page<Vec<u8>>")), "PageVecU8");
        assert_eq!(go_type(&name("Grid<f32, 3, 4>")), "GridF32_3_4");
        assert_eq!(go_const(&name("MAX_ITEMS")), "MaxItems");
        assert_eq!(go_const(&name("API_URL")), "APIURL");
        let mut field = name("kind");
        field.rename = Some("Type".into());
        assert_eq!(go_field(&field), "Type");
    }

    #[test]
    fn legal() {
        assert!(go_legal("A1_") && go_legal("b"));
        assert!(!go_legal("") && !go_legal("1") && !go_legal("é") && !go_legal("_"));
    }
}
