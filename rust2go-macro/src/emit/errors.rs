//! What can be the error of a method: any type that comes from Go.

use proc_macro2::TokenStream;
use quote::quote;
use rust2go_model::ast::{Generics, Name};

use super::generics::bounded;
use super::ident;

/// Of a struct or a C-like enum, which Go sends as variant 0 with the address of the value.
pub fn of_value(name: &Name, generics: &Generics) -> TokenStream {
    emit(
        name,
        generics,
        &quote! {
            if variant != 0 {
                return ::core::result::Result::Err(__r2g::unknown_variant(variant));
            }
            // SAFETY: the caller's promise.
            unsafe { <Self as __r2g::FromGo>::take(r.one(payload)?, r) }
        },
    )
}

/// Of an enum with data, which Go sends as it would send a value.
pub fn of_enum(name: &Name, generics: &Generics) -> TokenStream {
    emit(
        name,
        generics,
        &quote! {
            let value = __r2g::EnumRef { tag: variant, payload };
            // SAFETY: the caller's promise.
            unsafe { <Self as __r2g::FromGo>::take(&value, r) }
        },
    )
}

fn emit(name: &Name, generics: &Generics, take: &TokenStream) -> TokenStream {
    let name = ident(name);
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::FromGo));
    quote! {
        // SAFETY: Go sends the number of a variant with the address of its fields.
        unsafe impl #params __r2g::GoError for #name #args #bounds {
            fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                <Self as __r2g::Layout>::describe(d)
            }

            #[inline]
            unsafe fn take(
                variant: u32,
                payload: *const ::core::ffi::c_void,
                r: &mut __r2g::Reader,
            ) -> ::core::result::Result<Self, __r2g::Mismatch> {
                #take
            }
        }
    }
}
