//! Parameters that are not what crosses: closures and streams, which are objects of traits of their own, and what becomes an object.
//!
//! A closure of Rust's is *given*, one of Go's *received*. An async one is a closure that returns a future: that the future of an `AsyncFn`
//! is `Send` cannot be said.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use rust2go_model::ast::{Method, Mode, Name, Param, Return, Side, Surface, Trait, Ty};
use rust2go_model::derived;

use super::shared::output;
use super::{closures, ident, object, streams};

/// Whether what crosses is made of the argument.
pub fn is_made(param: &Param) -> bool {
    param.into || is_derived(param)
}

fn is_derived(param: &Param) -> bool {
    param.func.is_some() || param.stream.is_some()
}

/// What stands for the trait of a closure or a stream.
pub fn marker(trait_: &Name) -> Ident {
    format_ident!("__R2g{}", trait_.text, span = Span::call_site())
}

/// The trait of the closure or the stream that a type is: what stands for it, and who implements it.
fn derived_of(ty: &Ty) -> Option<(Ident, Side)> {
    let object = ty.object()?;
    Some((marker(&object.trait_), object.side))
}

/// The type that crosses.
pub fn crossing(param: &Param) -> TokenStream {
    match is_derived(param) {
        true => object_of(&param.ty),
        false => param.tokens.clone(),
    }
}

/// The type that crosses as the result of a call, if that is no error.
pub fn crossing_back(ret: &Return) -> TokenStream {
    match ret.stream {
        Some(_) => object_of(&ret.value),
        None => ret.tokens.clone(),
    }
}

fn object_of(ty: &Ty) -> TokenStream {
    match derived_of(ty) {
        Some((marker, Side::R2g)) => quote!(__r2g::Foreign<#marker>),
        Some((marker, Side::G2r)) => quote!(__r2g::Given<#marker>),
        None => TokenStream::new(),
    }
}

/// The type in the signature of a method.
pub fn shown(index: usize, param: &Param) -> TokenStream {
    let tokens = &param.tokens;
    match &param.func {
        Some(func) if func.mode == Mode::Async => {
            let (f, _) = async_names(index);
            quote!(#f)
        }
        None if param.into => quote!(impl ::core::convert::Into<#tokens>),
        _ => tokens.clone(),
    }
}

fn async_names(index: usize) -> (Ident, Ident) {
    let name = |what: &str| Ident::new(&format!("{what}{index}"), Span::call_site());
    (name("__R2gF"), name("__R2gFut"))
}

/// The generic parameters of a method, which has these lifetimes, and its where clause.
pub fn generics(
    method: &Method,
    lifetimes: &[syn::Lifetime],
) -> (Option<TokenStream>, Option<TokenStream>) {
    let mut names = Vec::new();
    let mut bounds = Vec::new();
    for (i, param) in method.params.iter().enumerate() {
        if let Some(func) = param.func.as_ref().filter(|f| f.mode == Mode::Async) {
            let (f, future) = async_names(i);
            let tokens = func.params.iter().map(|param| &param.tokens);
            let output = output(&func.ret);
            bounds.push(bound(&f, Some(&future), func.once, tokens, &output));
            names.extend([f, future]);
        }
    }
    let clause = (!names.is_empty()).then(|| quote!(where #(#bounds),*));
    let lifetimes = lifetimes.iter().map(|l| quote!(#l));
    let all: Vec<_> = lifetimes.chain(names.iter().map(|n| quote!(#n))).collect();
    ((!all.is_empty()).then(|| quote!(<#(#all),*>)), clause)
}

/// What a closure of type `f` is known to be; `future` is what it returns if it is async.
pub fn bound<'a>(
    f: &Ident,
    future: Option<&Ident>,
    once: bool,
    params: impl Iterator<Item = &'a TokenStream>,
    output: &TokenStream,
) -> TokenStream {
    let (family, sync) = match once {
        true => (quote!(::core::ops::FnOnce), None),
        false => (
            quote!(::core::ops::Fn),
            Some(quote!(+ ::core::marker::Sync)),
        ),
    };
    let (back, clause) = match future {
        Some(future) => (
            quote!(#future),
            quote! {
                , #future: ::core::future::Future<Output = #output> + ::core::marker::Send + 'static
            },
        ),
        None => (output.clone(), TokenStream::new()),
    };
    quote!(#f: #family(#(#params),*) -> #back + ::core::marker::Send #sync + 'static #clause)
}

/// What is sent for an argument.
pub fn sent(param: &Param) -> TokenStream {
    let (name, tokens) = (ident(&param.name), &param.tokens);
    match derived_of(&param.ty).filter(|_| is_derived(param)) {
        Some((marker, _)) if param.stream.is_some() => quote!(#marker::given(move || #name)),
        Some((marker, _)) => quote!(#marker::given(#name)),
        None if param.into => quote!(::core::convert::Into::<#tokens>::into(#name)),
        None => quote!(#name),
    }
}

/// What a method gets for an argument that came as `value`.
pub fn received(param: &Param, value: TokenStream) -> TokenStream {
    match derived_of(&param.ty).filter(|_| is_derived(param)) {
        Some((marker, _)) if param.stream.is_some() => {
            quote!(#marker::received(::core::result::Result::Ok(#value)))
        }
        Some((marker, _)) => quote!(#marker::received(#value)),
        None => value,
    }
}

/// What a call returns that came back as `value`.
pub fn received_back(ret: &Return, value: TokenStream) -> TokenStream {
    match derived_of(&ret.value).filter(|_| ret.stream.is_some()) {
        Some((marker, _)) => quote!(#marker::received(#value)),
        None => value,
    }
}

/// What a method gives back that returns `value`.
pub fn sent_back(ret: &Return, value: TokenStream) -> TokenStream {
    match derived_of(&ret.value).filter(|_| ret.stream.is_some()) {
        Some((marker, _)) => quote! {
            ::core::result::Result::Ok(#marker::given(move || __r2g::boxed(#value)))
        },
        None => value,
    }
}

/// The traits of the closures and streams of a trait.
pub fn emit(trait_: &Trait) -> TokenStream {
    let traits = derived(trait_);
    let emitted = traits.iter().filter_map(|derived| {
        // It has the one.
        let only = derived.methods.first()?;
        let marker = marker(&derived.name);
        let stands = object::stands(&marker, &derived.name.text);
        let once = derived.surface == (Surface::Func { once: true });
        let mut all = streams::all(trait_);
        let stream = all.find(|(name, ..)| *name == derived.name.text);
        let of_side = match (stream, derived.side) {
            (None, Side::R2g) => closures::of_go(derived, only, &marker, once),
            (None, Side::G2r) => closures::of_rust(derived, only, &marker, once),
            (Some((_, stream, written)), Side::R2g) => {
                streams::of_go(derived, only, &marker, (stream, written))
            }
            (Some((_, stream, _)), Side::G2r) => streams::of_rust(derived, only, &marker, stream),
        };
        Some(quote! {
            /// Stands for a closure or a stream.
            #[doc(hidden)]
            #[allow(non_camel_case_types, unreachable_pub)]
            #[derive(::core::fmt::Debug)]
            pub struct #marker;

            const _: () = {
                #of_side
                #stands
            };
        })
    });
    quote!(#(#emitted)*)
}
