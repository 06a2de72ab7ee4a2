//! `#[derive(R2G)]` on an enum: the error of a method, one `repr(C)` struct per variant.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rust2go_model::ast::{Enum, Variant, VariantShape};
use rust2go_model::names::rust_variant_ref;

use super::{describe_fields, ident, private, repr_c, take_fields};

pub fn emit(enum_: &Enum) -> TokenStream {
    let private = private();
    let (name, text) = (ident(&enum_.name), &enum_.name.text);
    let sent: Vec<&Variant> = enum_
        .variants
        .iter()
        .filter(|variant| !variant.skip)
        .collect();
    let reprs = sent.iter().map(|variant| {
        let ref_name = format_ident!("{}", rust_variant_ref(text, &variant.name.text));
        let docs = format!("[`{text}::{}`] at the boundary.", variant.name.text);
        repr_c(&ref_name, &enum_.vis, &docs, &variant.fields)
    });
    let arms = sent
        .iter()
        .enumerate()
        .map(|(number, variant)| take_variant(enum_, number as u32, variant));
    let variants = sent.iter().map(|variant| {
        let (name, fields) = (&variant.name.text, describe_fields(&variant.fields));
        let form = match variant.shape {
            VariantShape::Named => quote!(Named),
            VariantShape::Tuple => quote!(Tuple),
            VariantShape::Unit => quote!(Unit),
        };
        quote!((#name, #private::Form::#form, #fields))
    });
    quote! {
        #(#reprs)*

        // SAFETY: Go sends the number of the variant with the address of its struct.
        unsafe impl #private::GoError for #name {
            fn describe(d: &mut #private::Describer) -> ::std::string::String {
                d.enumeration(#text.into(), &[#(#variants),*])
            }

            unsafe fn take(
                variant: u32,
                payload: *const ::core::ffi::c_void,
                r: &mut #private::Reader,
            ) -> ::core::result::Result<Self, #private::Mismatch> {
                let _ = (&payload, &r);
                match variant {
                    #(#arms)*
                    unknown => ::core::result::Result::Err(#private::unknown_variant(unknown)),
                }
            }
        }
    }
}

fn take_variant(enum_: &Enum, number: u32, variant: &Variant) -> TokenStream {
    let (name, variant_name) = (ident(&enum_.name), ident(&variant.name));
    let ref_name = format_ident!("{}", rust_variant_ref(&enum_.name.text, &variant.name.text));
    let from = quote!(value);
    let taken = take_fields(&variant.fields, &from);
    let names = variant.fields.iter().map(|field| ident(&field.name));
    let built = match variant.shape {
        VariantShape::Named => quote!(#name::#variant_name { #(#names: #taken,)* }),
        VariantShape::Tuple => quote!(#name::#variant_name(#(#taken,)*)),
        VariantShape::Unit => quote!(#name::#variant_name),
    };
    let value = (!variant.fields.is_empty()).then(|| {
        quote! {
            // SAFETY: the caller's promise: the payload is of this variant.
            let value = unsafe { r.one::<#ref_name>(payload) }?;
        }
    });
    quote! {
        #number => {
            #value
            ::core::result::Result::Ok(#built)
        }
    }
}
