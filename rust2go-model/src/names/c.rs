//! Names in the C header.

/// The one field of an empty struct or tuple.
pub const C_EMPTY_FIELD: &str = "f_";

/// The C constant that holds the contract text: `r2g_contract_text_Markdown`.
pub fn contract_text(trait_: &str) -> String {
    format!("r2g_contract_text_{trait_}")
}

/// The C struct of a contract's struct: `r2g_Document`, `r2g_Page_Document` for `Page<Document>`.
pub fn c_type(name: &str) -> String {
    format!("r2g_{}", word(name))
}

/// The C struct of a variant: `r2g_RenderError_TooLarge`.
pub fn c_variant(enum_: &str, variant: &str) -> String {
    format!("r2g_{}_{variant}", word(enum_))
}

/// The name, with what C does not allow in it replaced.
fn word(name: &str) -> String {
    let name = name.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut out = String::new();
    for c in name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || c == '_' => out.push(c),
            _ if out.ends_with('_') => {}
            _ => out.push('_'),
        }
    }
    out
}

/// The C struct of a method's frame: `r2g_frame_Markdown_render`.
pub fn c_frame(trait_: &str, method: &str) -> String {
    format!("r2g_frame_{trait_}_{method}")
}

/// The C struct of what Rust answers to a method: `r2g_answer_Store_get`.
pub fn c_answer(trait_: &str, method: &str) -> String {
    format!("r2g_answer_{trait_}_{method}")
}

/// The C variable that holds the address of Rust's table of a trait: `served_Store`.
pub fn c_served_word(trait_: &str) -> String {
    format!("served_{trait_}")
}

/// The C function by which Go reads it: `g2r_served__Store`.
pub fn c_served(trait_: &str) -> String {
    format!("g2r_served__{trait_}")
}

/// A field of a struct or variant: `f_source`, `f_0`.
pub fn c_field(name: &str) -> String {
    format!("f_{name}")
}

/// A field of a tuple: `f_0`.
pub fn c_tuple_field(index: usize) -> String {
    format!("f_{index}")
}

/// The receiver in the frame.
pub const C_THIS: &str = "a_this";

/// An argument in the frame: `a0`.
pub fn c_arg(index: usize) -> String {
    format!("a{index}")
}
