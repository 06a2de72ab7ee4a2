//! `#[g2r]` on a trait of objects: the trait, the type that takes an object of any type on its way to Go, and for each such type the table
//! by which Go calls the methods.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rust2go_model::ast::{Method, Trait};
use rust2go_model::names::rust_impl;

use super::serve::{call_name, handler, implementation, serve};
use super::shared::{declaration, doc_attrs, interface};
use super::{ident, local, object, private, values};

pub fn emit(trait_: &Trait) -> TokenStream {
    let private = private();
    let Trait { vis, attrs, .. } = trait_;
    let (name, text) = (ident(&trait_.name), &trait_.name.text);
    let client = format_ident!("{}", rust_impl(text), span = trait_.name.span);
    let docs = doc_attrs(&trait_.docs);
    let message = format!("Go calls the object as `{text}`, and `{{Self}}` does not implement it");
    let label = format!("write `impl {text} for` this type");
    let declared = trait_.methods.iter().map(declaration);
    let declared_client = object::of_rust(trait_, &client);
    let (interface, held) = (
        interface(trait_, &TokenStream::new()),
        object::held(trait_, &client),
    );
    let handlers = trait_.methods.iter().map(|method| handler(trait_, method));
    let called = trait_.methods.iter().map(|method| call(trait_, method));
    let closures = values::emit(trait_);
    let calls = trait_.served().into_iter().map(call_name);
    let bounds = quote!(#name + ::core::marker::Send + ::core::marker::Sync + 'static);
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label)]
        #docs #(#attrs)*
        #vis trait #name { #(#declared)* }

        #declared_client

        // What is deprecated in the contract, users are told where they use it.
        #[allow(deprecated)]
        const _: () = {
            use #private as __r2g;

            #closures
            #interface
            #(#handlers)*

            /// The methods of a `T`, as Go calls them.
            struct __G2rOf<T>(::core::marker::PhantomData<T>);

            impl<T: #bounds> __G2rOf<T> {
                // By the names of the methods, as Go numbers them.
                const TABLE: &'static __r2g::ObjectTable<T> =
                    // SAFETY: they are the methods of this interface, and take a `T`.
                    &unsafe {
                        __r2g::ObjectTable::new(|| &__R2G_INTERFACE, &[#(Self::#calls),*])
                    };

                #(#called)*
            }

            impl #client {
                /// Makes an object of `value`: Go calls its methods, from any thread and many at a time.
                ///
                /// # Panics
                /// If there are 2³² objects.
                #vis fn new<T: #bounds>(value: T) -> Self {
                    Self(__r2g::Given::new(value, __G2rOf::<T>::TABLE))
                }
            }

            impl<T: #bounds> ::core::convert::From<T> for #client {
                fn from(value: T) -> Self {
                    Self::new(value)
                }
            }

            #held
        };
    }
}

/// The function that Go calls for a method of a `T`.
fn call(trait_: &Trait, method: &Method) -> TokenStream {
    let (call, this) = (call_name(method), local("this"));
    let serve = serve(method, |args| {
        implementation(trait_, method, &quote!(T), &quote!(&#this, #args))
    });
    quote! {
        #[allow(clippy::all)]
        unsafe extern "C" fn #call(
            entry: *const __r2g::Entry,
            ask: *mut ::core::ffi::c_void,
        ) {
            // SAFETY: Go calls it through the table, which is that of a `T`, and with the frame of this method.
            unsafe {
                let #this = __r2g::Guard::<T>::of(entry);
                #serve
            }
        }
    }
}
