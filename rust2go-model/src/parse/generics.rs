//! The parameters of structs and enums.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::GenericParam as SynParam;

use super::name;
use crate::ast::{GenericParam, Generics};

/// Reads the parameters. Bounds are of no interest to Go: a trait of Rust says nothing there.
pub(crate) fn parse(generics: &syn::Generics) -> Generics {
    let mut found = Generics {
        where_clause: generics.where_clause.to_token_stream(),
        ..Generics::default()
    };
    let mut declared: Vec<TokenStream> = Vec::new();
    for param in &generics.params {
        match param {
            SynParam::Lifetime(param) => {
                found.lifetimes.push(param.lifetime.to_string());
                declared.push(quote!(#param));
            }
            SynParam::Type(param) => {
                let (ident, colon, bounds) = (&param.ident, &param.colon_token, &param.bounds);
                declared.push(quote!(#ident #colon #bounds));
                found.params.push(GenericParam {
                    name: name::plain(ident),
                    constant: None,
                });
            }
            SynParam::Const(param) => {
                let (ident, ty) = (&param.ident, &param.ty);
                declared.push(quote!(const #ident: #ty));
                found.params.push(GenericParam {
                    name: name::plain(ident),
                    constant: Some(ty.to_token_stream()),
                });
            }
        }
    }
    found.declared = quote!(#(#declared),*);
    found
}
