//! Parameters that are not what crosses: closures and streams, which are objects of traits of their own, and what becomes an object.
//!
//! A closure of Rust's is *given*, one of Go's *received*. An async one is a closure that returns a future: that the future of an `AsyncFn`
//! is `Send` cannot be said.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use rust2go_model::ast::{Method, Mode, Name, Param, Return, Side, Surface, Trait, Ty};
use rust2go_model::derived;
use rust2go_model::names::symbol_call;

use super::serve::{call_name, handler, serve};
use super::shared::{interface, is_sent, output, reply};
use super::{client, ident, local, object, streams};

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
fn bound<'a>(
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
            (None, Side::R2g) => of_go(derived, only, &marker, once),
            (None, Side::G2r) => of_rust(derived, only, &marker, once),
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

/// A closure of Go's: how Rust calls it.
fn of_go(trait_: &Trait, call: &Method, marker: &Ident, once: bool) -> TokenStream {
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
fn of_rust(trait_: &Trait, call: &Method, marker: &Ident, once: bool) -> TokenStream {
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
