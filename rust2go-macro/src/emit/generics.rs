//! The parameters of a generic type, as its implementations repeat them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Lifetime, parse_quote};

/// The parameters with the user's bounds and one more on each type.
pub struct Bounded(Generics);

impl Bounded {
    /// Every type parameter gets the bound `__r2g::<bound>`.
    pub fn new(generics: &Generics, bound: &TokenStream) -> Self {
        let mut generics = generics.clone();
        for param in generics.type_params_mut() {
            param.bounds.push(parse_quote!(#bound));
        }
        Self(generics)
    }

    /// `impl<T: Clone + Layout>`, and what follows the name of the type: `<T>`, `where …`.
    pub fn split(&self) -> (TokenStream, TokenStream, TokenStream) {
        let (params, args, bounds) = self.0.split_for_impl();
        (
            params.to_token_stream(),
            args.to_token_stream(),
            bounds.to_token_stream(),
        )
    }
}

/// `::<T>`, for an expression.
pub fn turbofish(generics: &Generics) -> TokenStream {
    let (_, args, _) = generics.split_for_impl();
    args.as_turbofish().to_token_stream()
}

/// The type of a field that mentions every parameter, which the fields at the boundary need not; `None` without parameters.
pub fn mention(generics: &Generics) -> Option<TokenStream> {
    let mentions: Vec<_> = generics.params.iter().filter_map(mentioned).collect();
    (!mentions.is_empty()).then(|| quote!(::core::marker::PhantomData<fn(#(#mentions),*)>))
}

fn mentioned(param: &GenericParam) -> Option<TokenStream> {
    match param {
        GenericParam::Lifetime(param) => {
            let lifetime: &Lifetime = &param.lifetime;
            Some(quote!(&#lifetime ()))
        }
        GenericParam::Type(param) => Some(param.ident.to_token_stream()),
        // Rust asks for no mention of these.
        GenericParam::Const(_) => None,
    }
}

/// The name of the type in the contract text, as an expression: `Page<Document>` of `Page<T>`, by its instance.
pub fn described_name(text: &str, generics: &Generics) -> TokenStream {
    let args: Vec<_> = generics.params.iter().filter_map(described_arg).collect();
    if args.is_empty() {
        return quote!(::std::borrow::ToOwned::to_owned(#text));
    }
    let form = format!("{text}<{}>", vec!["{}"; args.len()].join(", "));
    quote!(::std::format!(#form, #(#args),*))
}

fn described_arg(param: &GenericParam) -> Option<TokenStream> {
    match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => {
            let name = &param.ident;
            Some(quote!(<#name as __r2g::Layout>::describe(d)))
        }
        GenericParam::Const(param) => Some(param.ident.to_token_stream()),
    }
}
