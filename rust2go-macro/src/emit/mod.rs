//! What the macros expand to, one kind of item a file.
//!
//! An expansion is read by people and compiled in every debug build, so it says a thing once, and says nothing that a default says
//! as well. Where a field's kind is consulted, it is only ever towards the cautious answer: that memory may be handed over as it
//! lies rests on the constants of the field's own type.

pub mod c_like;
mod client;
mod closures;
mod consts;
mod converter;
pub mod enums;
mod errors;
mod fields;
mod generics;
mod given;
mod lifetimes;
mod object;
mod refs;
mod serve;
mod shared;
mod skipping;
mod streams;
pub mod structs;
mod values;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use rust2go_model::ast::{Enum, Generics, Name, Side, Trait};

/// The path of what expansions use, from anywhere.
fn private() -> TokenStream {
    quote!(::rust2go::private)
}

/// The implementations of a derive, with `__r2g` for the path of what they use.
fn scoped(generics: &Generics, impls: &[TokenStream]) -> TokenStream {
    let private = private();
    let borrows = !generics.lifetimes.is_empty();
    let allow = borrows.then(|| quote!(#[allow(single_use_lifetimes)]));
    // Using what is deprecated is for the user to be told, where the user does it.
    quote! {
        #[allow(deprecated)]
        #allow
        const _: () = {
            use #private as __r2g;
            #(#impls)*
        };
    }
}

/// A trait: a client of what Go implements, once or as objects; or a table of what Rust implements, once or for each type of objects.
pub fn trait_(trait_: &Trait) -> TokenStream {
    match trait_.side {
        Side::R2g => client::emit(trait_),
        Side::G2r if trait_.objects => given::emit(trait_),
        Side::G2r => serve::emit(trait_),
    }
}

/// An enum: a number where it is C-like, otherwise a number and the struct of a variant.
pub fn enum_(enum_: &Enum) -> TokenStream {
    if enum_.is_c_like() {
        c_like::emit(enum_)
    } else {
        enums::emit(enum_)
    }
}

/// The name as a token. `gen` is raw in any case: it is a keyword since the edition 2024, which `syn` does not know.
fn ident(name: &Name) -> Ident {
    if name.text == "gen" {
        Ident::new_raw(&name.text, name.span)
    } else {
        name.ident()
    }
}

/// The name of a field in Rust: an identifier, or the place of one without a name.
fn field_name(name: &Name) -> TokenStream {
    match name.text.parse() {
        Ok(place) => {
            let mut place = Literal::usize_unsuffixed(place);
            place.set_span(name.span);
            quote!(#place)
        }
        Err(_) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

/// A local of an expansion, which an expression of the user cannot see.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The parameter of a function that may have no use for it.
fn used_if(used: bool, name: &Ident) -> TokenStream {
    if used { quote!(#name) } else { quote!(_) }
}
