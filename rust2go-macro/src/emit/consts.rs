//! The constants of a struct: how much of it may cross as the memory that it is.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rust2go_model::ast::{Field, Known, Struct, Ty, TyKind};

use super::fields::{member, place};
use super::{field_name, ident};

/// `PLAIN` of `Layout`.
pub fn plain(fields: &[Field]) -> TokenStream {
    if fields.iter().any(|field| has_address(&field.ty)) {
        return quote!(
            const PLAIN: bool = false;
        );
    }
    let each = of_each(fields, &quote!(Layout), &quote!(PLAIN));
    quote!(const PLAIN: bool = true #(&& #each)*;)
}

/// Whether the struct may turn out to be laid out as its `Ref`, and not to need measuring. If not, the defaults say so.
pub fn may_be_block(struct_: &Struct) -> bool {
    let crosses = |field: &Field| field.with.is_none() && !has_address(&field.ty);
    struct_.skipped.is_empty() && struct_.fields.iter().all(crosses) && !struct_.fields.is_empty()
}

/// The constant of the `Ref` that says whether the struct is laid out alike.
pub fn alike(struct_: &Struct, args: &TokenStream) -> TokenStream {
    let name = ident(&struct_.name);
    let offsets = struct_.fields.iter().map(|field| {
        let (name_of, member) = (field_name(&field.name), member(field));
        quote! {
            && ::core::mem::offset_of!(Self, #member) == ::core::mem::offset_of!(#name #args, #name_of)
        }
    });
    quote! {
        const ALIKE: bool = ::core::mem::size_of::<Self>() == ::core::mem::size_of::<#name #args>()
            && ::core::mem::align_of::<Self>() == ::core::mem::align_of::<#name #args>()
            #(#offsets)*;
    }
}

/// `FLAT` and `MEASURED` of `ToGo`.
pub fn to_go(fields: &[Field], ref_ty: &TokenStream) -> TokenStream {
    let flat = of_each(fields, &quote!(ToGo), &quote!(FLAT));
    let measured = of_each(fields, &quote!(ToGo), &quote!(MEASURED));
    quote! {
        const FLAT: bool = <#ref_ty>::ALIKE #(&& #flat)*;
        const MEASURED: bool = false #(|| #measured)*;
    }
}

/// `BLOCK` of `FromGo`.
pub fn from_go(fields: &[Field], ref_ty: &TokenStream) -> TokenStream {
    let block = of_each(fields, &quote!(FromGo), &quote!(BLOCK));
    quote!(const BLOCK: bool = <#ref_ty>::ALIKE #(&& #block)*;)
}

/// The constant of the type of every field, each type once.
fn of_each(fields: &[Field], of: &TokenStream, name: &TokenStream) -> Vec<TokenStream> {
    let mut seen = Vec::new();
    let mut each = Vec::new();
    for field in fields {
        let (ty, text) = (&field.tokens, field.tokens.to_string());
        if !seen.contains(&text) {
            seen.push(text);
            each.push(quote_spanned!(place(field) => <#ty as __r2g::#of>::#name));
        }
    }
    each
}

/// Whether the form at the boundary holds an address, whatever the type is given.
fn has_address(ty: &Ty) -> bool {
    match &ty.kind {
        TyKind::String | TyKind::List(_) | TyKind::Option(_) | TyKind::Result(..) => true,
        TyKind::Map(..) | TyKind::Set(_) => true,
        TyKind::Array(elem, _) => has_address(elem),
        TyKind::Tuple(elems) => elems.iter().any(has_address),
        TyKind::Known(known) => matches!(known, Known::OsString | Known::Url | Known::Json),
        TyKind::Prim(_) | TyKind::Unit | TyKind::Object(_) | TyKind::Named(_) => false,
    }
}
