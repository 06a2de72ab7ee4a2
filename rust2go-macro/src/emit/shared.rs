//! What the emitters of traits share: the trait itself, and what a method is to the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use rust2go_model::ast::{Docs, Method, Mode, Param, Return, Side, Trait, TyKind};
use rust2go_model::describe::kind;
use rust2go_model::names::{symbol_cancel, symbol_contract, symbol_ring};

use super::values::{crossing, crossing_back, generics, shown};
use super::{ident, streams};

pub fn doc_attrs(docs: &Docs) -> TokenStream {
    let lines = docs.lines.iter().map(|line| format!(" {line}"));
    quote!(#(#[doc = #lines])*)
}

/// Whether the parameter has a place in the frame: `()` has none.
pub fn is_sent(param: &Param) -> bool {
    !matches!(param.ty.kind, TyKind::Unit)
}

/// The call that describes a method, and what its types refer to.
fn describe(trait_: &Trait, method: &Method) -> TokenStream {
    let name = format!("{}.{}", trait_.name.text, method.name.text);
    let (kind, receiver) = (kind(trait_, method), method.receiver);
    let params = method.params.iter().map(|param| {
        let (name, ty) = (&param.name.text, crossing(param));
        let described = described(param.ty.span, &ty, "Layout");
        quote!((#name, #described))
    });
    let value = described(method.ret.value.span, &crossing_back(&method.ret), "Layout");
    let error = match &method.ret.error {
        Some(error) => {
            let error = described(error.name.span, &error.tokens, "GoError");
            quote!(::core::option::Option::Some(#error))
        }
        None => quote!(::core::option::Option::None),
    };
    quote!(d.method(#name, #kind, #receiver, &[#(#params),*], #value, #error);)
}

/// The function that describes a type. An error about it shows at the user's type.
fn described(place: Span, ty: &TokenStream, of: &str) -> TokenStream {
    let place = Span::call_site().located_at(place);
    let of = Ident::new(of, place);
    quote_spanned!(place => <#ty as __r2g::#of>::describe)
}

/// What a call returns, or its future resolves to.
pub fn output(ret: &Return) -> TokenStream {
    if let Some(stream) = &ret.stream {
        return streams::returned(ret, stream);
    }
    let value = &ret.tokens;
    match &ret.error {
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
    let receiver = receiver(method);
    let params = method.params.iter().enumerate().map(|(i, param)| {
        let (name, ty) = (ident(&param.name), shown(i, param));
        quote!(#name: #ty)
    });
    let (generics, clause) = generics(method, &[]);
    let output = output(&method.ret);
    let output = match method.mode {
        Mode::Async => quote!(impl ::core::future::Future<Output = #output> + ::core::marker::Send),
        Mode::Sync | Mode::Oneway => output,
    };
    quote!(fn #name #generics(#receiver #(#params),*) -> #output #clause)
}

/// What the parameters begin with.
pub fn receiver(method: &Method) -> Option<TokenStream> {
    method.receiver.then(|| quote!(&self,))
}

pub fn declaration(method: &Method) -> TokenStream {
    let (docs, attrs, signature) = (doc_attrs(&method.docs), &method.attrs, signature(method));
    quote!(#docs #(#attrs)* #signature;)
}

/// The type that turns the outcome into the result. Its tokens stand at the user's type, the error's if there is one: rustc points
/// there if the value cannot cross, or the error cannot carry the bridge's own errors.
pub fn reply(method: &Method) -> TokenStream {
    let (span, value) = (reply_span(method), crossing_back(&method.ret));
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

/// What the trait is to the runtime: its symbols, declared with `externs`, and the static.
pub fn interface(trait_: &Trait, externs: &TokenStream) -> TokenStream {
    let name = &trait_.name.text;
    let described = trait_.methods.iter().map(|method| describe(trait_, method));
    let contract = symbol_contract(name);
    let (cancel_extern, cancel) = match trait_.side {
        Side::R2g => {
            let symbol = symbol_cancel(name);
            let declared = quote!(#[link_name = #symbol] fn __r2g_cancel(handle: u64););
            (declared, quote!(__r2g_cancel))
        }
        Side::G2r => (TokenStream::new(), quote!(__r2g::no_cancel)),
    };
    let (ring_extern, ring) = ring(trait_);
    quote! {
        unsafe extern "C" {
            #externs
            #cancel_extern
            #[link_name = #contract]
            fn __r2g_contract() -> *const ::core::ffi::c_void;
            #ring_extern
        }

        static __R2G_INTERFACE: __r2g::Interface = __r2g::Interface {
            name: #name,
            cancel: #cancel,
            contract: __r2g_contract,
            describe: |d| { #(#described)* let _ = d; },
            ring: #ring,
            state: __r2g::InterfaceState::new(),
        };
    }
}

/// The symbol that gives Go its end of the ring, declared, and the value that holds it: nothing and `None` where the trait has no use for it.
fn ring(trait_: &Trait) -> (TokenStream, TokenStream) {
    if !trait_.joins_ring() {
        return (TokenStream::new(), quote!(::core::option::Option::None));
    }
    let symbol = symbol_ring(&trait_.name.text);
    (
        quote!(#[link_name = #symbol] fn __r2g_ring(ring: *mut ::core::ffi::c_void);),
        quote!(::core::option::Option::Some(__r2g::Joins::by(__r2g_ring))),
    )
}
