//! The text of an error: `#[error("…")]`, of which Go gets the part that it can follow.

use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Meta, Token};

use crate::ast::{Field, TextPart};
use crate::catalog;
use crate::report::{Diagnostic, Errors};

/// Reads `#[error("…")]` of an item that Go can return; `None` without one, or after an error.
pub(super) fn parse(
    attrs: &[Attribute],
    fields: &[Field],
    errors: &mut Errors,
) -> Option<Vec<TextPart>> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("error"))?;
    let Meta::List(meta) = &attr.meta else {
        errors.push(catalog::ERROR_FORM.at(attr.path().span(), &[]));
        return None;
    };
    let read = |input: syn::parse::ParseStream| {
        let text: Option<LitStr> = input.parse().ok();
        input.parse::<Option<Token![,]>>()?;
        let rest: proc_macro2::TokenStream = input.parse()?;
        Ok((text, rest))
    };
    let span = meta.tokens.span();
    match meta.parse_args_with(read) {
        Ok((Some(text), rest)) => {
            if !rest.is_empty() {
                errors.push(catalog::ERROR_ARGS.at(rest.span(), &[]));
            }
            match parts(&text, &names(fields)) {
                Ok(parts) => return Some(parts),
                Err(diagnostic) => errors.push(diagnostic),
            }
        }
        Ok((None, rest)) if rest.to_string() == "transparent" => {
            errors.push(catalog::ERROR_TRANSPARENT.at(span, &[]));
        }
        Ok((None, rest)) if rest.is_empty() => {
            errors.push(catalog::ERROR_FORM.at(attr.path().span(), &[]));
        }
        Ok((None, rest)) => errors.push(catalog::ERROR_FORM.at(rest.span(), &[])),
        Err(error) => errors.syn(error),
    }
    None
}

fn names(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.name.text.clone()).collect()
}

/// Splits a format string into its pieces.
fn parts(lit: &LitStr, fields: &[String]) -> Result<Vec<TextPart>, Diagnostic> {
    let text = lit.value();
    let mut rest = text.as_str();
    let mut literal = String::new();
    let mut parts = Vec::new();
    while let Some(at) = rest.find(['{', '}']) {
        literal.push_str(&rest[..at]);
        let (brace, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            literal.push_str(brace);
            rest = after;
            continue;
        }
        let end = match after.find('}') {
            Some(end) if brace == "{" => end,
            _ => return Err(catalog::ERROR_BRACE.at(lit.span(), &[])),
        };
        if !literal.is_empty() {
            parts.push(TextPart::Literal(std::mem::take(&mut literal)));
        }
        parts.push(placeholder(&after[..end], lit, fields)?);
        rest = &after[end + 1..];
    }
    literal.push_str(rest);
    if !literal.is_empty() || parts.is_empty() {
        parts.push(TextPart::Literal(literal));
    }
    Ok(parts)
}

/// What stands between `{` and `}`.
fn placeholder(inside: &str, lit: &LitStr, fields: &[String]) -> Result<TextPart, Diagnostic> {
    let (name, spec) = match inside.split_once(':') {
        Some((name, spec)) => (name.trim_end(), spec.trim_end()),
        None => (inside.trim(), ""),
    };
    let name = name.trim_start();
    if name.is_empty() {
        return Err(catalog::ERROR_EMPTY.at(lit.span(), &[]));
    }
    if !fields.iter().any(|field| field == name) {
        return Err(catalog::ERROR_FIELD.at(lit.span(), &[name]));
    }
    match spec {
        "" => Ok(TextPart::Display(name.to_owned())),
        "?" => Ok(TextPart::Debug(name.to_owned())),
        _ => Err(catalog::ERROR_SPEC.at(lit.span(), &[inside])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Result<Vec<TextPart>, String> {
        let lit = LitStr::new(text, proc_macro2::Span::call_site());
        let fields = ["size".to_owned(), "0".to_owned()];
        parts(&lit, &fields).map_err(|diagnostic| diagnostic.message)
    }

    #[test]
    fn splits_text_and_fields() {
        use TextPart::{Debug, Display, Literal};
        let parts = split("a {size} of {{{0:?}}}").unwrap();
        let expected = [
            Literal("a ".into()),
            Display("size".into()),
            Literal(" of {".into()),
            Debug("0".into()),
            Literal("}".into()),
        ];
        assert_eq!(parts, expected);
        assert_eq!(split("").unwrap(), [Literal(String::new())]);
        assert_eq!(split("{0}").unwrap(), [Display("0".into())]);
    }

    #[test]
    fn refuses_what_go_cannot_follow() {
        for bad in [
            "{}",
            "{:?}",
            "{size:>8}",
            "{size:.2}",
            "{other}",
            "{",
            "}",
            "{size",
            "{0:x}",
            "{0:#?}",
        ] {
            assert!(split(bad).is_err(), "{bad}");
        }
    }
}
