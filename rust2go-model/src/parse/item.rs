//! Structs and enums under `#[derive(R2G)]`.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DataEnum, DataStruct, DeriveInput, Fields, Meta, Token};

use super::ty::Place;
use super::{attrs, constant, field, generics, known, name, options, path, text};
use crate::ast::{Enum, Generics, Item, Name, Prim, Shape, Struct, Variant};
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// Reads a struct or an enum.
pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Item> {
    let rename = options::of(&input.attrs, &["rename"], errors).rename;
    let generics = generics::parse(&input.generics);
    let name = name::type_name(&input.ident, rename, errors);
    match &input.data {
        Data::Struct(data) => struct_(input, data, generics, name, errors).map(Item::Struct),
        Data::Enum(data) => enum_(input, data, generics, name, errors).map(Item::Enum),
        Data::Union(data) => {
            errors.push(catalog::UNION.at(data.union_token.span, &[]));
            None
        }
    }
}

/// Where the types of the fields stand.
fn place(generics: &Generics) -> Place {
    if generics.lifetimes.is_empty() {
        Place::Field
    } else {
        Place::Borrowing
    }
}

fn shape(fields: &Fields) -> Shape {
    match fields {
        Fields::Named(_) => Shape::Named,
        Fields::Unnamed(_) => Shape::Tuple,
        Fields::Unit => Shape::Unit,
    }
}

fn struct_(
    input: &DeriveInput,
    data: &DataStruct,
    generics: Generics,
    name: Option<Name>,
    errors: &mut Errors,
) -> Option<Struct> {
    let fields = field::parse(&data.fields, place(&generics), errors);
    let known = fields.as_ref().map_or(&[][..], |(fields, _)| fields);
    let text = text::parse(&input.attrs, known, errors);
    let (fields, skipped) = fields?;
    Some(Struct {
        name: name?,
        docs: attrs::docs(&input.attrs),
        vis: input.vis.to_token_stream(),
        generics,
        instance: None,
        origin: None,
        shape: shape(&data.fields),
        fields,
        skipped,
        text,
    })
}

fn enum_(
    input: &DeriveInput,
    data: &DataEnum,
    generics: Generics,
    name: Option<Name>,
    errors: &mut Errors,
) -> Option<Enum> {
    let place = place(&generics);
    let variants = data.variants.iter().map(|v| variant(v, place, errors));
    let variants: Vec<_> = variants.collect();
    let variants: Option<Vec<Variant>> = variants.into_iter().collect();
    let (repr, repr_given) = repr(&input.attrs, errors);
    let variants = variants?;
    if variants.is_empty() {
        errors.push(catalog::ENUM_EMPTY.at(input.ident.span(), &[]));
    } else if variants.iter().all(|variant| variant.skip) {
        errors.push(catalog::ENUM_ALL_SKIPPED.at(input.ident.span(), &[]));
    }
    let sent = variants.iter().filter(|variant| !variant.skip);
    name::distinct(sent.map(|v| &v.name), names::go_variant_word, errors);
    Some(Enum {
        name: name?,
        docs: attrs::docs(&input.attrs),
        vis: input.vis.to_token_stream(),
        generics,
        instance: None,
        origin: None,
        repr,
        repr_given,
        variants,
    })
}

/// The number type of `#[repr(…)]`, and whether it is given. What is wrong with the attribute, rustc says.
fn repr(attrs: &[Attribute], errors: &mut Errors) -> (Prim, bool) {
    let mut found = (Prim::Isize, false);
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        let parser = syn::punctuated::Punctuated::<Meta, Token![,]>::parse_terminated;
        for meta in attr.parse_args_with(parser).into_iter().flatten() {
            let Some(ident) = meta.path().get_ident() else {
                continue;
            };
            match ident.to_string().as_str() {
                // A C compiler's `int`, on every platform that Go knows.
                "C" if !found.1 => found = (Prim::I32, true),
                "u128" | "i128" => {
                    errors.push(catalog::REPR.at(ident.span(), &[&ident.to_string()]))
                }
                name => {
                    if let Some(prim) = known::prim(name) {
                        found = (prim, true);
                    }
                }
            }
        }
    }
    found
}

fn variant(variant: &syn::Variant, place: Place, errors: &mut Errors) -> Option<Variant> {
    let options = options::of(&variant.attrs, &["skip", "rename"], errors);
    let bridge = bridge_error(&variant.fields);
    let skip = options.skip || bridge.is_some();
    let discriminant = match &variant.discriminant {
        None => None,
        Some((_, expr)) => match constant::parse(expr) {
            Ok(value) => Some(value),
            Err(span) => {
                errors.push(catalog::CONST_FORM.at(span, &[]));
                None
            }
        },
    };
    let found = Variant {
        name: name::plain(&variant.ident),
        docs: attrs::docs(&variant.attrs),
        fields: Vec::new(),
        skipped: Vec::new(),
        shape: shape(&variant.fields),
        discriminant,
        text: None,
        skip,
        bridge,
    };
    if skip {
        return Some(found);
    }
    let name = name::checked(
        &variant.ident,
        options.rename,
        names::go_variant_word,
        errors,
    );
    let fields = field::parse(&variant.fields, place, errors);
    let known = fields.as_ref().map_or(&[][..], |(fields, _)| fields);
    let text = text::parse(&variant.attrs, known, errors);
    let (fields, skipped) = fields?;
    Some(Variant {
        name: name?,
        fields,
        skipped,
        text,
        ..found
    })
}

/// The name of the field, if there is one alone and it is a `rust2go::Error`.
fn bridge_error(fields: &Fields) -> Option<Name> {
    let mut fields = fields.iter();
    match (fields.next(), fields.next()) {
        (Some(field), None) if path::is_bridge_error(&field.ty) => Some(match &field.ident {
            Some(ident) => name::plain(ident),
            None => Name::new("0", field.ty.span()),
        }),
        _ => None,
    }
}
