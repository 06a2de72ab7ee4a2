//! Diagnostics are data: they are collected while a contract is read and shown all together.

use proc_macro2::{Span, TokenStream};

/// One error in a contract, at the token that is to blame.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What is wrong.
    pub message: String,
    /// A few words for the token itself.
    pub label: String,
    /// What to do instead; may be empty.
    pub hint: String,
    /// The offending token.
    pub span: Span,
}

impl Diagnostic {
    /// The error as a `compile_error!` at its token.
    pub fn to_compile_error(&self) -> TokenStream {
        let mut text = self.message.clone();
        if !self.hint.is_empty() {
            text.push_str("\nhelp: ");
            text.push_str(&self.hint);
        }
        syn::Error::new(self.span, text).to_compile_error()
    }

    /// The errors that `syn` found where the contract is no valid Rust.
    pub(crate) fn from_syn(error: syn::Error) -> impl Iterator<Item = Diagnostic> {
        error.into_iter().map(|error| Diagnostic {
            message: error.to_string(),
            label: String::new(),
            hint: String::new(),
            span: error.span(),
        })
    }
}

/// All errors as one stream of `compile_error!`s, so that the compiler shows every one of them.
pub fn to_compile_errors(diagnostics: &[Diagnostic]) -> TokenStream {
    diagnostics
        .iter()
        .map(Diagnostic::to_compile_error)
        .collect()
}

/// The errors found so far. Parsers push into it, give up the piece they cannot read, and go on with the next.
#[derive(Default)]
pub(crate) struct Errors(Vec<Diagnostic>);

impl Errors {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub(crate) fn syn(&mut self, error: syn::Error) {
        self.0.extend(Diagnostic::from_syn(error));
    }

    #[cfg(feature = "files")]
    pub(crate) fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// The value, if nothing was wrong. A parser returns `None` only after it has pushed an error.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Diagnostic>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }

    /// All that was found.
    #[cfg(feature = "files")]
    pub(crate) fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    #[test]
    fn compile_errors_hold_message_and_hint() {
        let span = Span::call_site();
        let ring = catalog::RING_AND_CGO.at(span, &[]);
        let tokens = to_compile_errors(&[ring.clone(), ring]).to_string();
        let text = "\"`#[ring]` and `#[cgo]` on one method\\nhelp: leave one of them out: a call travels one way\"";
        assert_eq!(tokens.matches("compile_error").count(), 2);
        assert_eq!(tokens.matches(text).count(), 2, "{tokens}");
    }

    #[test]
    fn a_value_with_errors_is_no_value() {
        let mut errors = Errors::default();
        errors.push(catalog::NEVER.at(Span::call_site(), &[]));
        assert_eq!(errors.finish(Some(())).unwrap_err().len(), 1);
        assert!(Errors::default().finish(Some(())).is_ok());
    }
}
