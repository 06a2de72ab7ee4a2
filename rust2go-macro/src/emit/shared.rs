//! What the two emitters of traits share: the trait itself, and what a method is to the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rust2go_model::ast::{Docs, Method, Mode, Param, Trait, TyKind};
use rust2go_model::describe::kind;
use rust2go_model::names::symbol_ring;

use super::ident;

pub fn doc_attrs(docs: &Docs) -> TokenStream {
    let lines = docs.lines.iter().map(|line| format!(" {line}"));
    quote!(#(#[doc = #lines])*)
}

/// Whether the parameter has a place in the frame: `()` has none.
pub fn is_sent(param: &Param) -> bool {
    !matches!(param.ty.kind, TyKind::Unit)
}

/// The call that describes a method, and what its types refer to.
pub fn describe(trait_: &Trait, method: &Method) -> TokenStream {
    let name = format!("{}.{}", trait_.name.text, method.name.text);
    let kind = kind(trait_.side, method);
    let params = method.params.iter().map(|param| {
        let (name, ty) = (&param.name.text, &param.tokens);
        let described = described(param.ty.span, ty, "Layout");
        quote!((#name, #described))
    });
    let value = described(method.ret.value.span, &method.ret.tokens, "Layout");
    let error = match &method.ret.error {
        Some(error) => {
            let error = described(error.name.span, &error.tokens, "GoError");
            quote!(::core::option::Option::Some(#error))
        }
        None => quote!(::core::option::Option::None),
    };
    quote!(d.method(#name, #kind, &[#(#params),*], #value, #error);)
}

/// The function that describes a type. An error about it shows at the user's type.
fn described(place: Span, ty: &TokenStream, of: &str) -> TokenStream {
    let place = Span::call_site().located_at(place);
    let of = Ident::new(of, place);
    quote_spanned!(place => <#ty as __r2g::#of>::describe)
}

/// What the method returns, or its future resolves to.
pub fn output(method: &Method) -> TokenStream {
    let value = &method.ret.tokens;
    match &method.ret.error {
        Some(error) => {
            let error = &error.tokens;
            quote!(::core::result::Result<#value, #error>)
        }
        None => quote!(#value),
    }
}

/// The method in the trait; a future is `Send`, so that code generic over the trait can be spawned.
pub fn signature(method: &Method) -> TokenStream {
    let name = ident(&method.name);
    let params = method.params.iter().map(|param| {
        let (name, ty) = (ident(&param.name), &param.tokens);
        quote!(#name: #ty)
    });
    let output = output(method);
    let output = match method.mode {
        Mode::Async => quote!(impl ::core::future::Future<Output = #output> + ::core::marker::Send),
        Mode::Sync | Mode::Oneway => output,
    };
    quote!(fn #name(#(#params),*) -> #output)
}

pub fn declaration(method: &Method) -> TokenStream {
    let (docs, attrs, signature) = (doc_attrs(&method.docs), &method.attrs, signature(method));
    quote!(#docs #(#attrs)* #signature;)
}

/// The type that turns the outcome into the result. Its tokens stand at the user's type, the error's if there is one: rustc points
/// there if the value cannot cross, or the error cannot carry the bridge's own errors.
pub fn reply(method: &Method) -> TokenStream {
    let (span, value) = (reply_span(method), &method.ret.tokens);
    match &method.ret.error {
        None => quote_spanned!(span => __r2g::Value<#value>),
        Some(error) => {
            let error = &error.tokens;
            quote_spanned!(span => __r2g::Fallible<#value, #error>)
        }
    }
}

/// Where the tokens about the result stand.
pub fn reply_span(method: &Method) -> Span {
    let ret = &method.ret;
    let error = ret.error.as_ref();
    error.map_or(ret.value.span, |error| error.name.span)
}

/// Where shows what the runtime asks of a method's types, if it does not at the type itself: at the name of the method.
pub fn at(method: &Method) -> Span {
    Span::call_site().located_at(method.name.span)
}

/// The symbol that gives Go its end of the ring, declared, and the value that holds it: nothing and `None` where the trait has no use for it.
pub fn ring(trait_: &Trait) -> (TokenStream, TokenStream) {
    if !trait_.joins_ring() {
        return (TokenStream::new(), quote!(::core::option::Option::None));
    }
    let symbol = symbol_ring(&trait_.name.text);
    (
        quote!(#[link_name = #symbol] fn __r2g_ring(ring: *mut ::core::ffi::c_void);),
        quote!(::core::option::Option::Some(__r2g_ring)),
    )
}
