//! Streams: objects of traits of their own, whose method gives the items that are ready.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use rust2go_model::ast::{Method, Return, Side, Stream, Trait, Transport};
use rust2go_model::names::symbol_call;

use super::serve::{call_name, handler, serve};
use super::shared::interface;
use super::{client, local};

/// What a method returns that returns a stream.
pub fn returned(ret: &Return, stream: &Stream) -> TokenStream {
    let (item, tokens) = (item(stream), &ret.tokens);
    match ret.value.object().map(|object| object.side) {
        Some(Side::G2r) => quote!(#tokens + ::core::marker::Send + 'static),
        _ => quote!(::rust2go::Streaming<#item>),
    }
}

/// The item as the user sees it.
fn item(stream: &Stream) -> TokenStream {
    let value = &stream.tokens;
    match &stream.error {
        Some(error) => {
            let error = &error.tokens;
            quote!(::core::result::Result<#value, #error>)
        }
        None => quote!(#value),
    }
}

/// The error of asking for items.
fn error(next: &Method) -> TokenStream {
    let error = next.ret.error.as_ref();
    error.map(|error| error.tokens.clone()).unwrap_or_default()
}

/// The streams in the signatures of a trait, each with the name of its trait, and its tokens where it is a result.
pub fn all(trait_: &Trait) -> impl Iterator<Item = (&str, &Stream, Option<&TokenStream>)> {
    trait_.methods.iter().flat_map(|method| {
        let params = method.params.iter();
        let params = params.filter_map(|param| {
            let stream = param.stream.as_deref()?;
            Some((param.ty.object()?.trait_.text.as_str(), stream, None))
        });
        let ret = &method.ret;
        let returned = ret.stream.as_deref().and_then(|stream| {
            let name = ret.value.object()?.trait_.text.as_str();
            Some((name, stream, Some(&ret.tokens)))
        });
        params.chain(returned)
    })
}

/// A stream of Go's: how Rust draws from it.
pub fn of_go(
    trait_: &Trait,
    next: &Method,
    marker: &Ident,
    (stream, written): (&Stream, Option<&TokenStream>),
) -> TokenStream {
    let text = &trait_.name.text;
    let (externs, number) = match next.transport {
        Transport::Ring => (TokenStream::new(), Some(0)),
        Transport::Cgo => {
            let (export, symbol) = (
                client::export_name(next),
                symbol_call(text, &next.name.text),
            );
            let externs = quote! {
                #[link_name = #symbol]
                fn #export(frame: *mut ::core::ffi::c_void);
            };
            (externs, None)
        }
    };
    let interface = interface(trait_, &externs);
    let (link, place) = (client::link(text, next, number), client::static_name(next));
    let (item, error, window) = (item(stream), error(next), stream.window);
    let draw = match stream.error {
        Some(_) => quote!(drawn),
        None => quote!(drawn_plain),
    };
    let opened = local("opened");
    // Has the compiler look at it, where it names a trait of another name.
    let written = written.map(|written| {
        quote! {
            #[allow(dead_code)]
            fn written(stream: ::rust2go::Streaming<#item>) -> #written {
                stream
            }
        }
    });
    quote! {
        #interface
        #link

        impl #marker {
            fn received(
                #opened: ::core::result::Result<__r2g::Foreign<#marker>, #error>,
            ) -> ::rust2go::Streaming<#item> {
                __r2g::#draw(#opened, &#place, #window)
            }

            #written
        }
    }
}

/// A stream of Rust's: the table by which Go draws from one of its type.
pub fn of_rust(trait_: &Trait, next: &Method, marker: &Ident, stream: &Stream) -> TokenStream {
    let interface = interface(trait_, &TokenStream::new());
    let handler = handler(trait_, next);
    let (item, error) = (item(stream), error(next));
    let each = match stream.error {
        Some(_) => quote!(|item| item),
        None => quote!(::core::result::Result::Ok),
    };
    let (this, called) = (local("this"), call_name(next));
    let serve = serve(next, |max| quote!(#this.next(#max, #each).await));
    quote! {
        #interface
        #handler

        /// The one method of a stream, as Go calls it.
        struct __G2rOf<O, S>(::core::marker::PhantomData<(O, S)>);

        #[allow(clippy::all)]
        impl<O, S> __G2rOf<O, S>
        where
            O: ::core::ops::FnOnce() -> S + ::core::marker::Send + 'static,
            S: ::rust2go::Stream<Item = #item> + ::core::marker::Send + 'static,
        {
            const TABLE: &'static __r2g::ObjectTable<__r2g::Source<O, S, #error>> =
                // SAFETY: it is the method of this interface, and takes what the table is of.
                &unsafe { __r2g::ObjectTable::new(|| &__R2G_INTERFACE, &[Self::#called]) };

            unsafe extern "C" fn #called(
                entry: *const __r2g::Entry,
                ask: *mut ::core::ffi::c_void,
            ) {
                // SAFETY: Go calls it through the table, and with the frame of the method.
                unsafe {
                    let #this = __r2g::Guard::<__r2g::Source<O, S, #error>>::of(entry);
                    #serve
                }
            }
        }

        impl #marker {
            fn given<O, S>(open: O) -> __r2g::Given<#marker>
            where
                O: ::core::ops::FnOnce() -> S + ::core::marker::Send + 'static,
                S: ::rust2go::Stream<Item = #item> + ::core::marker::Send + 'static,
            {
                __r2g::Given::new(__r2g::Source::new(open), __G2rOf::<O, S>::TABLE)
            }
        }
    }
}
