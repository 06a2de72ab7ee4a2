//! What the macros expand to, one kind of item a file.

pub mod client;
pub mod errors;
pub mod structs;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use rust2go_model::ast::{Field, Name};

/// The path of what expansions use.
fn private() -> TokenStream {
    quote!(::rust2go::private)
}

/// The name as a token. `gen` is raw in any case: it is a keyword since the edition 2024, which `syn` does not know.
fn ident(name: &Name) -> Ident {
    if name.text == "gen" {
        Ident::new_raw(&name.text, name.span)
    } else {
        name.ident()
    }
}

/// The `repr(C)` struct `name` for `fields`, which Go lays out alike, and the expressions to take each field out of `taken`.
fn repr_c(name: &Ident, vis: &TokenStream, docs: &str, fields: &[Field]) -> TokenStream {
    let private = private();
    let members = fields.iter().map(|field| {
        let (member, ty) = (member(field), &field.tokens);
        quote!(pub #member: <#ty as #private::Layout>::Ref)
    });
    // A struct without fields has one byte at the boundary: Go would pad a zero-size one where Rust does not.
    let empty = fields.is_empty().then(|| quote!(pub _empty: u8));
    quote! {
        #[doc = #docs]
        #[repr(C)]
        #[derive(::core::clone::Clone, ::core::marker::Copy)]
        #[allow(missing_docs, missing_debug_implementations)]
        #vis struct #name { #(#members,)* #empty }
    }
}

/// The member of the `repr(C)` form for a field: its name, or `_0` in a tuple variant.
fn member(field: &Field) -> Ident {
    if field.name.text.starts_with(|c: char| c.is_ascii_digit()) {
        quote::format_ident!("_{}", field.name.text, span = field.name.span)
    } else {
        ident(&field.name)
    }
}

/// `name: take(&from.name)?` for every field.
fn take_fields<'a>(
    fields: &'a [Field],
    from: &'a TokenStream,
) -> impl Iterator<Item = TokenStream> + 'a {
    let private = private();
    fields.iter().map(move |field| {
        let (member, ty, name) = (member(field), &field.tokens, &field.name.text);
        quote! {
            // SAFETY: the caller's promise covers every field.
            unsafe { <#ty as #private::FromGo>::take(&#from.#member, r) }.map_err(|e| e.in_field(#name))?
        }
    })
}

/// Names and types of the fields, for the `Describer`.
fn describe_fields(fields: &[Field]) -> TokenStream {
    let private = private();
    let fields = fields.iter().map(|field| {
        let (name, ty) = (&field.name.text, &field.tokens);
        quote!((#name, <#ty as #private::Layout>::describe))
    });
    quote!(&[#(#fields),*])
}
