//! `#[derive(R2G)]` on a struct: its `Ref`, its way to Go, its way back, and its use as an error.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rust2go_model::ast::Struct;
use rust2go_model::names::rust_ref;

use super::{describe_fields, ident, member, private, repr_c, take_fields};

pub fn emit(struct_: &Struct) -> TokenStream {
    let private = private();
    let (name, text) = (ident(&struct_.name), &struct_.name.text);
    let ref_name = format_ident!("{}", rust_ref(text));
    let docs = format!("[`{text}`] at the boundary, laid out as Go lays out the matching struct.");
    let repr = repr_c(&ref_name, &struct_.vis, &docs, &struct_.fields);
    let types: Vec<_> = struct_.fields.iter().map(|field| &field.tokens).collect();
    let names: Vec<_> = struct_
        .fields
        .iter()
        .map(|field| ident(&field.name))
        .collect();
    let texts: Vec<_> = struct_.fields.iter().map(|f| &f.name.text).collect();
    let members = struct_.fields.iter().map(member);
    let empty = struct_.fields.is_empty().then(|| quote!(_empty: 0));
    let describe = describe_fields(&struct_.fields);
    let from = quote!(value);
    let taken = take_fields(&struct_.fields, &from);
    quote! {
        #repr

        impl #private::Layout for #name {
            type Ref = #ref_name;
            const PLAIN: bool = true #(&& <#types as #private::Layout>::PLAIN)*;

            fn describe(d: &mut #private::Describer) -> ::std::string::String {
                d.structure(#text.into(), #describe)
            }
        }

        // SAFETY: field by field, in a repr(C) struct as Go lays out the same fields.
        unsafe impl #private::ToGo for #name {
            const MEASURED: bool = false #(|| <#types as #private::ToGo>::MEASURED)*;

            fn measure(
                &self,
                m: &mut #private::Measure,
            ) -> ::core::result::Result<(), #private::Mismatch> {
                #(#private::ToGo::measure(&self.#names, m).map_err(|e| e.in_field(#texts))?;)*
                let _ = m;
                ::core::result::Result::Ok(())
            }

            fn lend(&self, a: &mut #private::Arena) -> #ref_name {
                let _ = &a;
                #ref_name { #(#members: #private::ToGo::lend(&self.#names, a),)* #empty }
            }
        }

        // SAFETY: BLOCK is not set.
        unsafe impl #private::FromGo for #name {
            unsafe fn take(
                value: &#ref_name,
                r: &mut #private::Reader,
            ) -> ::core::result::Result<Self, #private::Mismatch> {
                let _ = (value, &r);
                ::core::result::Result::Ok(#name { #(#names: #taken,)* })
            }
        }

        // SAFETY: Go sends an error struct as variant 0.
        unsafe impl #private::GoError for #name {
            fn describe(d: &mut #private::Describer) -> ::std::string::String {
                <#name as #private::Layout>::describe(d)
            }

            unsafe fn take(
                variant: u32,
                payload: *const ::core::ffi::c_void,
                r: &mut #private::Reader,
            ) -> ::core::result::Result<Self, #private::Mismatch> {
                if variant != 0 {
                    return ::core::result::Result::Err(#private::unknown_variant(variant));
                }
                // SAFETY: the caller's promise.
                unsafe { <#name as #private::FromGo>::take(r.one::<#ref_name>(payload)?, r) }
            }
        }
    }
}
