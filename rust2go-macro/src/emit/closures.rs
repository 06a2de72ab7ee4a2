//! Closures: objects of traits of their own, with the method `call`. One of Rust's is *given*, one of Go's *received*.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rust2go_model::ast::{Method, Mode, Trait};
use rust2go_model::names::symbol_call;

use super::serve::{call_name, handler, serve};
use super::shared::{interface, is_sent, output, reply};
use super::values::bound;
use super::{client, local};

/// A closure of Go's: how Rust calls it.
pub fn of_go(trait_: &Trait, call: &Method, marker: &Ident, once: bool) -> TokenStream {
    let text = &trait_.name.text;
    let (export, symbol) = (
        client::export_name(call),
        symbol_call(text, &call.name.text),
    );
    let externs = quote! {
        #[link_name = #symbol]
        fn #export(frame: *mut ::core::ffi::c_void);
    };
    let interface = interface(trait_, &externs);
    let link = client::link(text, call, None);
    let (place, reply, output) = (client::static_name(call), reply(call), output(&call.ret));
    let types = call.params.iter().map(|param| &param.tokens);
    let names: Vec<_> = call.params.iter().map(|p| local(&p.name.text)).collect();
    let taken = call.params.iter().zip(&names).map(|(param, name)| {
        let ty = &param.tokens;
        match is_sent(param) {
            true => quote!(#name: #ty),
            false => quote!(_: #ty),
        }
    });
    let sent = call.params.iter().zip(&names);
    let sent: Vec<_> = sent.filter(|(param, _)| is_sent(param)).collect();
    let sent_types = sent.iter().map(|(param, _)| &param.tokens);
    let args = sent.iter().map(|(_, name)| name);
    let f = local("f");
    let (back, called) = match call.mode {
        Mode::Async => (
            quote!(::rust2go::Call<(__r2g::Foreign<#marker>, #(#sent_types,)*), #reply>),
            quote! {
                ::rust2go::Call::copying(
                    &#place,
                    (::core::clone::Clone::clone(&#f), #(#args,)*),
                )
            },
        ),
        Mode::Sync | Mode::Oneway => (
            output,
            quote!(__r2g::call_sync::<_, #reply>(&#place, (&#f, #(#args,)*), false)),
        ),
    };
    let (family, sync) = match once {
        true => (quote!(FnOnce), None),
        false => (quote!(Fn), Some(quote!(+ ::core::marker::Sync))),
    };
    quote! {
        #interface
        #link

        #[allow(clippy::all)]
        impl #marker {
            fn received(
                #f: __r2g::Foreign<#marker>,
            ) -> impl ::core::ops::#family(#(#types),*) -> #back + ::core::marker::Send #sync + 'static
            {
                move |#(#taken),*| #called
            }
        }
    }
}

/// A closure of Rust's: the table by which Go calls one of its type.
pub fn of_rust(trait_: &Trait, call: &Method, marker: &Ident, once: bool) -> TokenStream {
    let interface = interface(trait_, &TokenStream::new());
    let handler = handler(trait_, call);
    let is_async = call.mode == Mode::Async;
    let name = |text: &str| Ident::new(text, Span::call_site());
    let (f, future) = (name("__R2gF"), is_async.then(|| name("__R2gFut")));
    let generics: Vec<_> = [Some(&f), future.as_ref()].into_iter().flatten().collect();
    let types = call.params.iter().map(|param| &param.tokens);
    let bounds = bound(&f, future.as_ref(), once, types, &output(&call.ret));
    let (this, called) = (local("this"), call_name(call));
    let wait = is_async.then(|| quote!(.await));
    let serve = serve(call, |args| match once {
        true => quote! {
            (#this.take().expect("the handle of what is called once is stale after that"))(#args) #wait
        },
        false => quote!((*#this)(#args) #wait),
    });
    let (held, new, value) = match once {
        true => (
            quote!(__r2g::Once<#f>),
            quote!(once),
            quote!(__r2g::Once::new(f)),
        ),
        false => (quote!(#f), quote!(new), quote!(f)),
    };
    quote! {
        #interface
        #handler

        /// The one method of a closure, as Go calls it.
        struct __G2rOf<#(#generics),*>(::core::marker::PhantomData<(#(#generics,)*)>);

        #[allow(clippy::all)]
        impl<#(#generics),*> __G2rOf<#(#generics),*>
        where
            #bounds
        {
            const TABLE: &'static __r2g::ObjectTable<#held> =
                // SAFETY: it is the method of this interface, and takes what the table is of.
                &unsafe { __r2g::ObjectTable::#new(|| &__R2G_INTERFACE, &[Self::#called]) };

            unsafe extern "C" fn #called(
                entry: *const __r2g::Entry,
                ask: *mut ::core::ffi::c_void,
            ) {
                // SAFETY: Go calls it through the table, and with the frame of the method.
                unsafe {
                    let #this = __r2g::Guard::<#held>::of(entry);
                    #serve
                }
            }
        }

        impl #marker {
            fn given<#(#generics),*>(f: #f) -> __r2g::Given<#marker>
            where
                #bounds
            {
                __r2g::Given::new(#value, __G2rOf::<#(#generics),*>::TABLE)
            }
        }
    }
}
