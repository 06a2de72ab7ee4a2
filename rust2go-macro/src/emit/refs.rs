//! `<Name>Ref`: the `repr(C)` form of a struct or of a variant, which Go lays out alike.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use rust2go_model::ast::{Field, Generics};

use super::fields::{self, lend};
use super::generics::{bounded, mention, turbofish};
use super::private;

/// The struct, and that it can be copied.
pub fn emit(
    name: &Ident,
    vis: &TokenStream,
    docs: &str,
    generics: &Generics,
    fields: &[Field],
) -> (TokenStream, TokenStream) {
    let private = private();
    let [params, args, bounds] = bounded(generics, &quote!(#private::Layout));
    let members = fields.iter().map(|field| {
        let (member, ty) = (fields::member(field), &field.tokens);
        let layout = quote_spanned!(fields::place(field) => <#ty as #private::Layout>::Ref);
        quote!(pub #member: #layout,)
    });
    // A struct without fields has one byte at the boundary: Go would pad a zero-size one where Rust does not.
    let empty = fields.is_empty().then(|| quote!(pub _empty: u8,));
    let mention = mention(generics).map(|ty| quote!(pub __r2g_generics: #ty,));
    let struct_ = quote! {
        #[doc = #docs]
        #[repr(C)]
        #[allow(deprecated, missing_docs, missing_debug_implementations)]
        #vis struct #name #params #bounds { #(#members)* #empty #mention }
    };
    // By hand: a derive would ask the parameters to be `Copy`.
    let copied = quote! {
        impl #params ::core::clone::Clone for #name #args #bounds {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl #params ::core::marker::Copy for #name #args #bounds {}
    };
    (struct_, copied)
}

/// The expression that makes one of the fields at `at(field)`.
pub fn lent(
    name: &Ident,
    generics: &Generics,
    fields: &[Field],
    at: impl Fn(&Field) -> TokenStream,
) -> TokenStream {
    let members = fields.iter().map(|field| {
        let (member, lent) = (fields::member(field), lend(field, &at(field)));
        quote!(#member: #lent,)
    });
    let empty = fields.is_empty().then(|| quote!(_empty: 0,));
    let mention = mention(generics).map(|_| quote!(__r2g_generics: ::core::marker::PhantomData,));
    let turbofish = turbofish(generics);
    quote!(#name #turbofish { #(#members)* #empty #mention })
}
