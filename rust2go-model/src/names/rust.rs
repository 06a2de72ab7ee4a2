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

/// The trait that a closure or a stream stands for which a method takes: `RendererRenderProgress`.
pub fn derived_param(trait_: &str, method: &str, param: &str) -> String {
    format!("{trait_}{}{}", go_exported(method), go_exported(param))
}

/// The trait that the stream stands for which a method returns: `FeedTicksStream`.
pub fn derived_stream(trait_: &str, method: &str) -> String {
    format!("{trait_}{}Stream", go_exported(method))
}

/// The client of a trait: `MarkdownImpl`.
pub fn rust_impl(trait_: &str) -> String {
    format!("{trait_}Impl")
}
