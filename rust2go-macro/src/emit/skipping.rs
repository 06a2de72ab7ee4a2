//! An enum that skips variants, as the error of a method that Go calls: what Go does not know of it reaches Go as a text.

use proc_macro2::TokenStream;
use quote::quote;
use rust2go_model::ast::{Enum, TyKind};

use super::generics::bounded;
use super::{enums, field_name, ident, local};

/// Any other enum is such an error because it goes to Go; this one does not, for a value has no text to stand in for it.
pub fn emit(enum_: &Enum) -> TokenStream {
    let (generics, name) = (&enum_.generics, ident(&enum_.name));
    let [params, args, bounds] = bounded(generics, &quote!(__r2g::ToGo));
    let (m, a) = (local("m"), local("a"));
    let (measured, lent) = (
        enums::measured(enum_, generics),
        enums::lent(enum_, generics),
    );
    let bridged = enum_.variants.iter().filter(|variant| variant.skip);
    let bridged = bridged.map(|variant| {
        let place = ident(&variant.name);
        if let Some(field) = &variant.bridge {
            let (field, error) = (field_name(field), local("error"));
            return quote!(Self::#place { #field: #error } => ::core::clone::Clone::clone(#error),);
        }
        let text = format!("{}::{}", enum_.name.text, variant.name.text);
        quote!(Self::#place { .. } => ::rust2go::Error::Go { message: Told(self).text(#text) },)
    });
    // Behind its `where`.
    let bounds: TokenStream = bounds.into_iter().skip(1).collect();
    let sendable = sendable(enum_);
    quote! {
        // SAFETY: each variant with the number and the fields that Go knows it by; the others are a bridge's error.
        unsafe impl #params __r2g::SendError for #name #args where #sendable #bounds {
            fn bridge(&self) -> ::core::option::Option<::rust2go::Error> {
                // What the type displays, if it does.
                struct Told<'a, T>(&'a T);
                impl<T: ::core::fmt::Display> Told<'_, T> {
                    fn text(&self, _: &str) -> ::std::string::String {
                        ::std::string::ToString::to_string(self.0)
                    }
                }
                trait Untold {
                    fn text(&self, name: &str) -> ::std::string::String {
                        ::std::borrow::ToOwned::to_owned(name)
                    }
                }
                impl<T> Untold for Told<'_, T> {}
                ::core::option::Option::Some(match self {
                    #(#bridged)*
                    _ => return ::core::option::Option::None,
                })
            }

            fn measure(&self, #m: &mut __r2g::Measure) -> ::core::result::Result<(), __r2g::Mismatch> {
                #m.deeper(|#m| {
                    match self {
                        #measured
                        _ => {}
                    }
                    ::core::result::Result::Ok(())
                })
            }

            fn lend(&self, #a: &mut __r2g::Arena) -> __r2g::EnumRef {
                match self {
                    #lent
                    // Never lent: `bridge` gives its error.
                    _ => __r2g::EnumRef::unit(0),
                }
            }
        }
    }
}

/// That the types in it go to Go. One that does not makes the enum no error for Go, and is no mistake; only behind a `for` does the
/// compiler leave it at that.
fn sendable(enum_: &Enum) -> TokenStream {
    let fields = enum_.sent().flat_map(|(_, variant)| &variant.fields);
    let simple =
        |kind: &TyKind| matches!(kind, TyKind::Prim(_) | TyKind::String | TyKind::Known(_));
    let types = fields
        .filter(|field| !simple(&field.ty.kind))
        .map(|field| &field.tokens);
    quote!(#(for<'r2g> #types: __r2g::ToGo,)*)
}
