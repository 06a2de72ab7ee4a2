//! `#[g2r]`: the trait, the type that the user implements it for, and the table by which Go calls the methods.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use rust2go_model::ast::{Known, Method, Mode, Param, Passing, Trait, TyKind};
use rust2go_model::names::{rust_impl, symbol_serve, symbol_table};

use super::shared::{at, declaration, doc_attrs, interface, is_sent, reply, reply_span};
use super::values::{self, crossing, received};
use super::{ident, local, private};

pub fn emit(trait_: &Trait) -> TokenStream {
    let private = private();
    let Trait { vis, attrs, .. } = trait_;
    let (name, text) = (ident(&trait_.name), &trait_.name.text);
    let implementor = format_ident!("{}", rust_impl(text), span = trait_.name.span);
    let docs = doc_attrs(&trait_.docs);
    let message = format!("Go calls `{text}`, and `{{Self}}` does not implement it");
    let label = format!("write `impl {text} for {implementor}`");
    let implementor_docs = format!("What Go calls as [`{text}`]: implement it for this type.");
    let declared = trait_.methods.iter().map(declaration);
    let handlers = trait_.methods.iter().map(|method| handler(trait_, method));
    let called = trait_.methods.iter().map(|method| call(trait_, method));
    let calls = trait_.served().into_iter().map(call_name);
    let (serve, table) = (symbol_serve(text), symbol_table(text));
    let closures = values::emit(trait_);
    let interface = interface(
        trait_,
        &quote! {
            #[link_name = #serve]
            fn __g2r_serve(table: *const __r2g::Served);
        },
    );
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label)]
        #docs #(#attrs)*
        #vis trait #name { #(#declared)* }

        #[doc = #implementor_docs]
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::fmt::Debug,
            ::core::default::Default,
        )]
        #vis struct #implementor;

        // What is deprecated in the contract, users are told where they use it.
        #[allow(deprecated)]
        const _: () = {
            use #private as __r2g;

            #closures
            #interface
            #(#handlers)*
            #(#called)*

            // By the names of the methods, as Go numbers them.
            #[unsafe(export_name = #table)]
            static __G2R_TABLE: __r2g::Served =
                __r2g::Served::new(&__R2G_INTERFACE, &[#(#calls),*]);
            __r2g::constructor!(__g2r_serve, __G2R_TABLE);
        };
    }
}

pub fn call_name(method: &Method) -> Ident {
    format_ident!("__g2r_call_{}", method.name.text)
}

fn handler_name(method: &Method) -> Ident {
    format_ident!("__G2R_{}", method.name.text)
}

/// The static that describes a method to the runtime.
pub fn handler(trait_: &Trait, method: &Method) -> TokenStream {
    let place = handler_name(method);
    let name = format!("{}.{}", trait_.name.text, method.name.text);
    let params = method.params.iter().filter(|param| is_sent(param));
    let params = params.map(|param| &param.name.text);
    quote! {
        #[allow(non_upper_case_globals)]
        static #place: __r2g::Handler = __r2g::Handler {
            interface: &__R2G_INTERFACE,
            name: #name,
            params: &[#(#params),*],
        };
    }
}

/// The function that Go calls for a method.
fn call(trait_: &Trait, method: &Method) -> TokenStream {
    let (call, place) = (call_name(method), at_trait(trait_));
    let implementor = Ident::new(&rust_impl(&trait_.name.text), place);
    let serve = serve(method, |args| {
        implementation(trait_, method, &quote!(#implementor), args)
    });
    quote! {
        #[allow(clippy::all)]
        unsafe extern "C" fn #call(_: *const __r2g::Entry, ask: *mut ::core::ffi::c_void) {
            // SAFETY: Go calls it with the frame of this method, through the table, after the contract texts were found equal.
            unsafe { #serve }
        }
    }
}

/// The call of the runtime that serves a method by what `run` makes of the arguments.
pub fn serve(method: &Method, run: impl FnOnce(&TokenStream) -> TokenStream) -> TokenStream {
    let place = handler_name(method);
    let types = method.params.iter().filter(|param| is_sent(param));
    let types = types.map(owned);
    let reply = reply(method);
    let numbered: Vec<_> = (0..method.params.len())
        .map(|i| local(&format!("a{i}")))
        .collect();
    let taken = method.params.iter().zip(&numbered);
    let taken = taken
        .filter(|(param, _)| is_sent(param))
        .map(|(_, name)| name);
    let taken = quote!((#(#taken,)*));
    let args = method.params.iter().zip(&numbered).map(|(param, name)| {
        let value = if is_sent(param) {
            quote!(#name)
        } else {
            quote!(())
        };
        match param.passing {
            Passing::Owned => received(param, value),
            Passing::Borrowed => quote!(&#value),
        }
    });
    let run = values::sent_back(&method.ret, run(&quote!(#(#args),*)));
    let at = at(method);
    let types = quote_spanned!(at => (#(#types,)*));
    // What the runtime asks of a result shows where the result stands.
    let at = Span::call_site().located_at(reply_span(method));
    match method.mode {
        Mode::Async => quote_spanned! { at =>
            __r2g::serve_async::<#types, #reply, _>(&#place, ask, |#taken| async move { #run })
        },
        Mode::Sync | Mode::Oneway => quote_spanned! { at =>
            __r2g::serve_sync::<#types, #reply>(&#place, ask, |#taken| #run)
        },
    }
}

fn at_trait(trait_: &Trait) -> Span {
    Span::call_site().located_at(trait_.name.span)
}

/// What the user's method returns. That there is none shows at the name of the trait, once: all methods say the same there.
pub fn implementation(
    trait_: &Trait,
    method: &Method,
    implementor: &TokenStream,
    args: &TokenStream,
) -> TokenStream {
    let place = at_trait(trait_);
    let (mut name, mut called) = (ident(&trait_.name), ident(&method.name));
    name.set_span(place);
    called.set_span(place);
    let wait = (method.mode == Mode::Async).then(|| quote_spanned!(place => .await));
    quote_spanned!(place => <#implementor as #name>::#called(#args) #wait)
}

/// The type of the argument as Rust takes it from Go: what the parameter borrows has to be somebody's own.
fn owned(param: &Param) -> TokenStream {
    if param.passing == Passing::Owned {
        return crossing(param);
    }
    let place = Span::call_site().located_at(param.ty.span);
    // Without its `&`.
    let behind: TokenStream = param.tokens.clone().into_iter().skip(1).collect();
    let is_tuple = matches!(param.ty.kind, TyKind::Tuple(_) | TyKind::Unit);
    let borrowed = last(behind.clone(), is_tuple);
    let is = |name: &str| matches!(&borrowed, Some(TokenTree::Ident(ident)) if ident == name);
    match (&param.ty.kind, &borrowed) {
        (TyKind::String, _) if is("str") => quote_spanned!(place => ::std::string::String),
        (TyKind::Known(Known::OsString), _) if is("Path") => {
            quote_spanned!(place => ::std::path::PathBuf)
        }
        (TyKind::Known(Known::OsString), _) if is("OsStr") => {
            quote_spanned!(place => ::std::ffi::OsString)
        }
        (TyKind::List(_), Some(TokenTree::Group(group)))
            if group.delimiter() == Delimiter::Bracket =>
        {
            let elem = group.stream();
            quote_spanned!(place => ::std::vec::Vec<#elem>)
        }
        _ => behind,
    }
}

/// The last token of a type, looked for in parentheses and in the invisible groups of `macro_rules!`.
fn last(ty: TokenStream, is_tuple: bool) -> Option<TokenTree> {
    match ty.into_iter().last()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            last(group.stream(), is_tuple)
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis && !is_tuple => {
            last(group.stream(), is_tuple)
        }
        token => Some(token),
    }
}
