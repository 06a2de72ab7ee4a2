//! `#[derive(R2G)]` on a struct: its `Ref`, its way to Go, its way back, and its use as an error.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use rust2go_model::ast::{Generics, Struct};
use rust2go_model::names::rust_ref;

use super::generics::{bounded, described_name};
use super::{consts, converter, errors, field_name, fields, ident, local, refs, scoped, used_if};

/// What borrows goes to Go and never comes back: a struct with lifetimes has no way back.
pub fn emit(struct_: &Struct) -> TokenStream {
    let generics = &struct_.generics;
    let text = &struct_.name.text;
    let ref_name = format_ident!("{}", rust_ref(text));
    let docs = format!("[`{text}`] at the boundary, laid out as Go lays out the matching struct.");
    let (ref_, copied) = refs::emit(&ref_name, &struct_.vis, &docs, generics, &struct_.fields);
    let helper = converter::helper(&struct_.fields);
    let mut impls = vec![
        quote!(#helper #copied),
        layout(struct_, generics),
        to_go(struct_, generics),
    ];
    if generics.lifetimes.is_empty() {
        impls.push(from_go(struct_, generics));
        impls.push(errors::of_value(&struct_.name, generics));
    }
    let impls = scoped(generics, &impls);
    quote!(#ref_ #impls)
}

fn layout(struct_: &Struct, generics: &Generics) -> TokenStream {
    let (name, text) = (ident(&struct_.name), &struct_.name.text);
    let ref_name = format_ident!("{}", rust_ref(text));
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::Layout));
    let alike = consts::may_be_block(struct_).then(|| {
        let alike = consts::alike(struct_, &args);
        quote!(impl #params #ref_name #args #bounds { #alike })
    });
    let plain = consts::plain(&struct_.fields);
    let described = described_name(text, generics);
    let fields = struct_.fields.iter().map(fields::describe);
    quote! {
        #alike

        impl #params __r2g::Layout for #name #args #bounds {
            type Ref = #ref_name #args;
            #plain

            fn describe(d: &mut __r2g::Describer) -> ::std::string::String {
                let name = #described;
                d.structure(name, &[#(#fields),*])
            }
        }
    }
}

fn to_go(struct_: &Struct, generics: &Generics) -> TokenStream {
    let name = ident(&struct_.name);
    let ref_name = format_ident!("{}", rust_ref(&struct_.name.text));
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::ToGo));
    let consts = consts::may_be_block(struct_)
        .then(|| consts::to_go(&struct_.fields, &quote!(#ref_name #args)));
    let at = |field: &rust2go_model::ast::Field| {
        let name = field_name(&field.name);
        quote_spanned!(fields::place(field) => self.#name)
    };
    let measured: Vec<_> = struct_
        .fields
        .iter()
        .filter_map(|field| fields::measure(field, &at(field)))
        .collect();
    let m = used_if(!measured.is_empty(), &local("m"));
    let a = used_if(struct_.fields.iter().any(fields::is_converted), &local("a"));
    let lent = refs::lent(&ref_name, generics, &struct_.fields, at);
    quote! {
        // SAFETY: field by field, in a repr(C) struct as Go lays out the same fields.
        unsafe impl #params __r2g::ToGo for #name #args #bounds {
            #consts

            #[inline]
            fn measure(&self, #m: &mut __r2g::Measure) -> ::core::result::Result<(), __r2g::Mismatch> {
                #(#measured)*
                ::core::result::Result::Ok(())
            }

            #[inline]
            fn lend(&self, #a: &mut __r2g::Arena) -> #ref_name #args {
                #lent
            }
        }
    }
}

fn from_go(struct_: &Struct, generics: &Generics) -> TokenStream {
    let name = ident(&struct_.name);
    let ref_name = format_ident!("{}", rust_ref(&struct_.name.text));
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::FromGo));
    let consts = consts::may_be_block(struct_)
        .then(|| consts::from_go(&struct_.fields, &quote!(#ref_name #args)));
    let (value, r) = (local("value"), local("r"));
    let taken = struct_
        .fields
        .iter()
        .map(|field| fields::take(field, &value));
    let r = used_if(struct_.fields.iter().any(fields::is_converted), &r);
    let value = used_if(!struct_.fields.is_empty(), &value);
    let skipped = struct_.skipped.iter().map(fields::skipped);
    quote! {
        // SAFETY: where BLOCK is set, the fields say so and lie alike.
        unsafe impl #params __r2g::FromGo for #name #args #bounds {
            #consts

            #[inline]
            unsafe fn take(
                #value: &#ref_name #args,
                #r: &mut __r2g::Reader,
            ) -> ::core::result::Result<Self, __r2g::Mismatch> {
                ::core::result::Result::Ok(#name { #(#taken,)* #(#skipped,)* })
            }
        }
    }
}
