//! Objects: the types that stand for them in Rust, `<Trait>Impl`, and how these cross.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use rust2go_model::ast::{Side, Trait};

use super::private;

/// The client of an object in Go. It is also what stands for the trait to the runtime.
pub fn of_go(trait_: &Trait, client: &Ident) -> TokenStream {
    let (private, vis) = (private(), &trait_.vis);
    let docs = format!(
        "An object in Go that implements [`{}`].\n\nClones share it; when the last one is dropped, Go's collector may have it.",
        trait_.name.text
    );
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #vis struct #client(#private::Foreign<#client>);
    }
}

/// An object of Rust's that Go can get, of any type that implements the trait.
pub fn of_rust(trait_: &Trait, client: &Ident) -> TokenStream {
    let (private, vis) = (private(), &trait_.vis);
    let docs = format!(
        "An object that Go can get, and calls as [`{}`].\n\nClones share it; it is dropped when the last one is, and Go is through with it.",
        trait_.name.text
    );
    quote! {
        #[doc = #docs]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #vis struct #client(#private::Given<#client>);
    }
}

/// Makes `marker` stand for the trait whose interface is at hand; `name` is that of its objects in the contract text.
pub fn stands(marker: &Ident, name: &str) -> TokenStream {
    quote! {
        impl __r2g::Held for #marker {
            fn interface() -> &'static __r2g::Interface {
                &__R2G_INTERFACE
            }

            fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                d.object(#name, __R2G_INTERFACE.describe)
            }
        }
    }
}

/// How the objects cross: as the handles that they hold.
pub fn held(trait_: &Trait, client: &Ident) -> TokenStream {
    let stands = stands(client, &client.to_string());
    let inner = match trait_.side {
        Side::R2g => quote!(__r2g::Foreign<#client>),
        Side::G2r => quote!(__r2g::Given<#client>),
    };
    quote! {
        #stands

        impl __r2g::Layout for #client {
            type Ref = u64;
            const PLAIN: bool = <#inner as __r2g::Layout>::PLAIN;

            fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                <#inner as __r2g::Layout>::describe(d)
            }
        }

        // SAFETY: delegates to all that it holds.
        unsafe impl __r2g::ToGo for #client {
            fn measure(
                &self,
                m: &mut __r2g::Measure,
            ) -> ::core::result::Result<(), __r2g::Mismatch> {
                __r2g::ToGo::measure(&self.0, m)
            }

            fn lend(&self, a: &mut __r2g::Arena) -> u64 {
                __r2g::ToGo::lend(&self.0, a)
            }
        }

        // SAFETY: as above.
        unsafe impl __r2g::FromGo for #client {
            const OWNS: bool = <#inner as __r2g::FromGo>::OWNS;

            unsafe fn take(
                value: &u64,
                r: &mut __r2g::Reader,
            ) -> ::core::result::Result<Self, __r2g::Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { <#inner as __r2g::FromGo>::take(value, r) }.map(Self)
            }
        }
    }
}
