//! Every error a contract can have, in one list.
//!
//! `{0}` and `{1}` stand for what the user wrote. Each entry says what is wrong, what to write at the token, and what to do
//! instead; `tests/diagnostics.rs` shows all of them.

use proc_macro2::Span;

use crate::report::Diagnostic;

/// One kind of error.
#[derive(Debug)]
pub struct Entry {
    /// What is wrong.
    pub message: &'static str,
    /// A few words for the token.
    pub label: &'static str,
    /// What to do instead; may be empty.
    pub hint: &'static str,
}

impl Entry {
    /// This error at a token; `args` replace `{0}`, `{1}` …
    pub fn at(&self, span: Span, args: &[&str]) -> Diagnostic {
        let fill = |text: &str| {
            let mut text = text.to_owned();
            for (i, arg) in args.iter().enumerate() {
                text = text.replace(&format!("{{{i}}}"), arg);
            }
            text
        };
        Diagnostic {
            message: fill(self.message),
            label: fill(self.label),
            hint: fill(self.hint),
            span,
        }
    }
}

macro_rules! catalog {
    ($($(#[$doc:meta])* $name:ident: $message:literal, $label:literal, $hint:literal;)*) => {
        $($(#[$doc])* pub static $name: Entry = Entry { message: $message, label: $label, hint: $hint };)*

        /// Every error.
        pub static ALL: &[&Entry] = &[$(&$name),*];
    };
}

mod entries;
pub use entries::*;
