//! What is done with a field: described, measured, lent, taken.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use rust2go_model::ast::{Field, Prim, Skipped, TyKind};
use rust2go_model::describe::prim_text;

use super::converter::Converter;
use super::{field_name, ident, local};

/// Where the compiler shows an error about the type of a field: at the type, though the macro has written what it is about.
pub fn place(field: &Field) -> Span {
    Span::call_site().located_at(field.ty.span)
}

/// The member of the `repr(C)` form for a field: its name, or `_0` where it has none.
pub fn member(field: &Field) -> Ident {
    if field.name.text.starts_with(|c: char| c.is_ascii_digit()) {
        format_ident!("_{}", field.name.text, span = field.name.span)
    } else {
        ident(&field.name)
    }
}

/// `("title", <String as Layout>::describe)`
pub fn describe(field: &Field) -> TokenStream {
    let (name, ty) = (&field.name.text, &field.tokens);
    let described = quote_spanned!(place(field) => <#ty as __r2g::Layout>::describe);
    quote!((#name, #described))
}

/// The statement that measures the field at `at`; a number, `bool` or `char` needs none.
pub fn measure(field: &Field, at: &TokenStream) -> Option<TokenStream> {
    let (text, m) = (&field.name.text, local("m"));
    let measured = match (Converter::of(field), &field.ty.kind) {
        (Some(converter), _) => converter.measure(&quote_spanned!(place(field) => &#at), &m),
        (None, TyKind::Prim(_)) => return None,
        (None, _) => quote_spanned!(place(field) => __r2g::ToGo::measure(&#at, #m)),
    };
    Some(quote! {
        if let ::core::result::Result::Err(e) = #measured {
            return ::core::result::Result::Err(e.in_field(#text));
        }
    })
}

/// The field at `at`, lent.
pub fn lend(field: &Field, at: &TokenStream) -> TokenStream {
    let a = local("a");
    match Converter::of(field) {
        Some(converter) => converter.lend(&quote_spanned!(place(field) => &#at), &a),
        None if !is_converted(field) => at.clone(),
        None => quote_spanned!(place(field) => __r2g::ToGo::lend(&#at, #a)),
    }
}

/// `name: value`, taken out of `from`.
pub fn take(field: &Field, from: &Ident) -> TokenStream {
    let (name, text) = (field_name(&field.name), &field.name.text);
    let (member, ty, r) = (member(field), &field.tokens, local("r"));
    let (taken, checked) = match Converter::of(field) {
        None if !is_converted(field) => return quote!(#name: #from.#member),
        None => (
            quote_spanned!(place(field) => <#ty as __r2g::FromGo>::take(&#from.#member, #r)),
            None,
        ),
        Some(converter) => (
            converter.take(&quote!(&#from.#member), &r),
            Some(converter.checked(&quote!(&x))),
        ),
    };
    let checked = checked.map(|checked| quote!(let _ = #checked;));
    quote! {
        // SAFETY: the caller's promise covers every field.
        #name: match unsafe { #taken } {
            ::core::result::Result::Ok(x) => { #checked x }
            ::core::result::Result::Err(e) => return ::core::result::Result::Err(e.in_field(#text)),
        }
    }
}

/// `name: value`, of a field that Go does not know.
pub fn skipped(field: &Skipped) -> TokenStream {
    let name = field_name(&field.name);
    match &field.default {
        Some(value) => quote!(#name: #value),
        None => quote!(#name: ::core::default::Default::default()),
    }
}

/// Whether something is done with the field: a number is copied. (`Box<u8>` is of the same kind.)
pub fn is_converted(field: &Field) -> bool {
    match &field.ty.kind {
        TyKind::Prim(Prim::Bool | Prim::Char) => true,
        TyKind::Prim(prim) => field.with.is_some() || field.tokens.to_string() != prim_text(*prim),
        _ => true,
    }
}
