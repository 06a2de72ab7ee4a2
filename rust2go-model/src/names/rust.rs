//! Names in the Rust client.

use super::go_exported;

/// The message type of a struct: `DocumentRef`.
pub fn rust_ref(name: &str) -> String {
    format!("{name}Ref")
}

/// The message type of an error's variant: `RenderErrorTooLargeRef`.
pub fn rust_variant_ref(enum_: &str, variant: &str) -> String {
    format!("{enum_}{variant}Ref")
}

/// The trait that a closure stands for: `RendererRenderProgress`.
pub fn derived_param(trait_: &str, method: &str, param: &str) -> String {
    format!("{trait_}{}{}", go_exported(method), go_exported(param))
}

/// The client of a trait: `MarkdownImpl`.
pub fn rust_impl(trait_: &str) -> String {
    format!("{trait_}Impl")
}
