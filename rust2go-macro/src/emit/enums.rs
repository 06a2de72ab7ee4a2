//! `#[derive(R2G)]` on an enum with data: the number of the variant, and the address of its fields, one `repr(C)` struct a variant.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use rust2go_model::ast::{Enum, Field, Generics, Shape, Variant};
use rust2go_model::names::rust_variant_ref;

use super::generics::{bounded, described_name};
use super::{converter, errors, field_name, fields, ident, local, refs, scoped, skipping};

/// Go cannot be given a variant that it does not know: an enum that skips one only comes from Go. What borrows only goes there.
pub fn emit(enum_: &Enum) -> TokenStream {
    let generics = &enum_.generics;
    let refs = enum_
        .sent()
        .filter(|(_, variant)| !variant.fields.is_empty());
    let (refs, mut impls): (Vec<_>, Vec<_>) = refs
        .map(|(_, variant)| ref_(enum_, variant, generics))
        .unzip();
    impls.extend(converter::helper(
        enum_.sent().flat_map(|(_, variant)| &variant.fields),
    ));
    impls.push(layout(enum_, generics));
    if enum_.variants.iter().all(|variant| !variant.skip) {
        impls.push(to_go(enum_, generics));
    }
    if generics.lifetimes.is_empty() {
        if enum_.variants.iter().any(|variant| variant.skip) {
            impls.push(skipping::emit(enum_));
        }
        impls.push(from_go(enum_, generics));
        impls.push(errors::of_enum(&enum_.name, generics));
    }
    let impls = scoped(generics, &impls);
    quote!(#(#refs)* #impls)
}

fn ref_name(enum_: &Enum, variant: &Variant) -> Ident {
    format_ident!("{}", rust_variant_ref(&enum_.name.text, &variant.name.text))
}

fn ref_(enum_: &Enum, variant: &Variant, generics: &Generics) -> (TokenStream, TokenStream) {
    let name = ref_name(enum_, variant);
    let docs = format!(
        "[`{}::{}`] at the boundary.",
        enum_.name.text, variant.name.text
    );
    refs::emit(&name, &enum_.vis, &docs, generics, &variant.fields)
}

fn layout(enum_: &Enum, generics: &Generics) -> TokenStream {
    let name = ident(&enum_.name);
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::Layout));
    let described = described_name(&enum_.name.text, generics);
    let variants = enum_.sent().map(|(_, variant)| {
        let name = &variant.name.text;
        let form = match variant.shape {
            Shape::Named => quote!(Named),
            Shape::Tuple => quote!(Tuple),
            Shape::Unit => quote!(Unit),
        };
        let fields = variant.fields.iter().map(fields::describe);
        quote!((#name, __r2g::Form::#form, &[#(#fields),*]))
    });
    quote! {
        impl #params __r2g::Layout for #name #args #bounds {
            type Ref = __r2g::EnumRef;
            const PLAIN: bool = false;

            fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                let name = #described;
                d.enumeration(name, &[#(#variants),*])
            }
        }
    }
}

/// The pattern of a variant, with its fields as `f0`, `f1` …
fn pattern(variant: &Variant) -> TokenStream {
    let name = ident(&variant.name);
    let fields = variant.fields.iter().enumerate().map(|(i, field)| {
        let (name, bound) = (field_name(&field.name), local(&format!("f{i}")));
        quote!(#name: #bound,)
    });
    let rest = (!variant.skipped.is_empty()).then(|| quote!(..));
    quote!(Self::#name { #(#fields)* #rest })
}

/// The place that the pattern has bound a field to.
fn bound(variant: &Variant, field: &Field) -> TokenStream {
    let place = variant
        .fields
        .iter()
        .position(|other| other.name.text == field.name.text);
    let bound = local(&format!("f{}", place.unwrap_or(0)));
    quote!(*#bound)
}

/// The arms that measure the variants that Go knows.
pub fn measured(enum_: &Enum, generics: &Generics) -> TokenStream {
    let [_, args, _] = bounded(generics, &quote!(__r2g::ToGo));
    let m = local("m");
    let arms = enum_.sent().map(|(_, variant)| {
        let pattern = pattern(variant);
        if variant.fields.is_empty() {
            return quote!(#pattern => {});
        }
        let ref_name = ref_name(enum_, variant);
        let fields = variant.fields.iter();
        let fields = fields.filter_map(|field| fields::measure(field, &bound(variant, field)));
        quote! {
            #pattern => {
                #m.variant::<#ref_name #args>();
                #(#fields)*
            }
        }
    });
    quote!(#(#arms)*)
}

/// The arms that lend the variants that Go knows.
pub fn lent(enum_: &Enum, generics: &Generics) -> TokenStream {
    let a = local("a");
    let arms = enum_.sent().map(|(tag, variant)| {
        let (pattern, tag) = (pattern(variant), tag as u32);
        if variant.fields.is_empty() {
            return quote!(#pattern => __r2g::EnumRef::unit(#tag),);
        }
        let payload = refs::lent(
            &ref_name(enum_, variant),
            generics,
            &variant.fields,
            |field| bound(variant, field),
        );
        quote! {
            #pattern => {
                let payload = #payload;
                #a.variant(#tag, payload)
            }
        }
    });
    quote!(#(#arms)*)
}

fn to_go(enum_: &Enum, generics: &Generics) -> TokenStream {
    let name = ident(&enum_.name);
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::ToGo));
    let (m, a) = (local("m"), local("a"));
    let (measured, lent) = (measured(enum_, generics), lent(enum_, generics));
    quote! {
        // SAFETY: each variant with the number and the fields that Go knows it by.
        unsafe impl #params __r2g::ToGo for #name #args #bounds {
            #[inline]
            fn measure(&self, #m: &mut __r2g::Measure) -> ::core::result::Result<(), __r2g::Mismatch> {
                #m.deeper(|#m| {
                    match self { #measured }
                    ::core::result::Result::Ok(())
                })
            }

            #[inline]
            fn lend(&self, #a: &mut __r2g::Arena) -> __r2g::EnumRef {
                match self { #lent }
            }
        }
    }
}

fn from_go(enum_: &Enum, generics: &Generics) -> TokenStream {
    let (name, text) = (ident(&enum_.name), &enum_.name.text);
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::FromGo));
    let (value, r) = (local("value"), local("r"));
    let taken = enum_.sent().map(|(tag, variant)| {
        let (name, tag) = (ident(&variant.name), tag as u32);
        let skipped = variant.skipped.iter().map(fields::skipped);
        let fields = variant
            .fields
            .iter()
            .map(|field| fields::take(field, &value));
        let payload = (!variant.fields.is_empty()).then(|| {
            let ref_name = ref_name(enum_, variant);
            quote! {
                // SAFETY: the caller's promise: the payload is of this variant.
                let #value = unsafe { #r.payload::<#ref_name #args>(#value) }?;
            }
        });
        quote!(#tag => { #payload Self::#name { #(#fields,)* #(#skipped,)* } })
    });
    quote! {
        // SAFETY: BLOCK is not set.
        unsafe impl #params __r2g::FromGo for #name #args #bounds {
            #[inline]
            unsafe fn take(
                #value: &__r2g::EnumRef,
                #r: &mut __r2g::Reader,
            ) -> ::core::result::Result<Self, __r2g::Mismatch> {
                #r.deeper(|#r| ::core::result::Result::Ok(match #value.tag {
                    #(#taken)*
                    unknown => return ::core::result::Result::Err(__r2g::unknown_tag(unknown, #text)),
                }))
            }
        }
    }
}
