//! The parameters of a generic type, as its implementations repeat them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use rust2go_model::ast::Generics;
use syn::Lifetime;

use super::ident;

/// The parameters with the user's bounds, and one more for each type.
///
/// Returns what follows `impl`, what follows the name of the type, and what follows that: `<T: Clone>`, `<T>`, `where T: Layout`.
pub fn bounded(generics: &Generics, bound: &TokenStream) -> [TokenStream; 3] {
    let declared = &generics.declared;
    if declared.is_empty() {
        return Default::default();
    }
    let types = types(generics);
    // Without its `where`.
    let own = generics.where_clause.clone().into_iter().skip(1);
    let own: TokenStream = own.collect();
    let args = args(generics);
    [
        quote!(<#declared>),
        quote!(<#args>),
        quote!(where #(#types: #bound,)* #own),
    ]
}

/// `::<T>`, for an expression.
pub fn turbofish(generics: &Generics) -> Option<TokenStream> {
    let args = args(generics);
    (!args.is_empty()).then(|| quote!(::<#args>))
}

fn args(generics: &Generics) -> TokenStream {
    let (lifetimes, params) = (lifetimes(generics), &generics.params);
    let params = params.iter().map(|param| ident(&param.name));
    quote!(#(#lifetimes,)* #(#params),*)
}

fn lifetimes(generics: &Generics) -> impl Iterator<Item = Lifetime> {
    let place = proc_macro2::Span::call_site();
    let names = generics.lifetimes.iter();
    names.map(move |name| Lifetime::new(name, place))
}

fn types(generics: &Generics) -> Vec<Ident> {
    let params = generics.params.iter();
    let types = params.filter(|param| param.constant.is_none());
    types.map(|param| ident(&param.name)).collect()
}

/// The type of a field that mentions every parameter, which the fields at the boundary need not; `None` without parameters.
/// Of constants, Rust asks for no mention.
pub fn mention(generics: &Generics) -> Option<TokenStream> {
    let (lifetimes, types) = (lifetimes(generics), types(generics));
    let mentions: Vec<_> = lifetimes
        .map(|lifetime| quote!(&#lifetime ()))
        .chain(types.iter().map(|name| quote!(#name)))
        .collect();
    (!mentions.is_empty()).then(|| quote!(::core::marker::PhantomData<fn(#(#mentions),*)>))
}

/// The name of the type in the contract text, as an expression: `Page<Document>` of `Page<T>`, by its instance.
pub fn described_name(text: &str, generics: &Generics) -> TokenStream {
    if generics.params.is_empty() {
        return quote!(::std::borrow::ToOwned::to_owned(#text));
    }
    let args = generics.params.iter().map(|param| {
        let name = ident(&param.name);
        match param.constant {
            None => quote!(<#name as __r2g::Layout>::describe(d)),
            Some(_) => quote!(#name),
        }
    });
    let form = format!("{text}<{}>", vec!["{}"; args.len()].join(", "));
    quote!(::std::format!(#form, #(#args),*))
}
