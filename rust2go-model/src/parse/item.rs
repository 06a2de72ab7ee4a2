//! Structs and enums under `#[derive(R2G)]`.

use quote::ToTokens;
use syn::{Data, DataEnum, DataStruct, DeriveInput, Fields};

use super::{attrs, name, path, text, trait_, ty};
use crate::ast::{Enum, Field, Item, Name, Struct, Variant, VariantShape};
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// Reads a struct or an enum.
pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Item> {
    attrs::refuse_options(&input.attrs, errors);
    trait_::refuse_generics(&input.generics, &catalog::TYPE_GENERICS, errors);
    let name = name::type_name(&input.ident, errors);
    match &input.data {
        Data::Struct(data) => struct_(input, data, name, errors).map(Item::Struct),
        Data::Enum(data) => enum_(input, data, name, errors).map(Item::Enum),
        Data::Union(data) => {
            errors.push(catalog::UNION.at(data.union_token.span, &[]));
            None
        }
    }
}

fn struct_(
    input: &DeriveInput,
    data: &DataStruct,
    name: Option<Name>,
    errors: &mut Errors,
) -> Option<Struct> {
    if let Fields::Unnamed(fields) = &data.fields {
        errors.push(catalog::TUPLE_STRUCT.at(fields.paren_token.span.join(), &[]));
        return None;
    }
    let fields = self::fields(&data.fields, errors);
    let text = text::parse(&input.attrs, &data.fields, errors);
    Some(Struct {
        name: name?,
        docs: attrs::docs(&input.attrs),
        vis: input.vis.to_token_stream(),
        fields: fields?,
        text,
    })
}

fn enum_(
    input: &DeriveInput,
    data: &DataEnum,
    name: Option<Name>,
    errors: &mut Errors,
) -> Option<Enum> {
    let variants: Vec<_> = data.variants.iter().map(|v| variant(v, errors)).collect();
    let variants: Option<Vec<Variant>> = variants.into_iter().collect();
    let variants = variants?;
    if variants.is_empty() {
        errors.push(catalog::ENUM_EMPTY.at(input.ident.span(), &[]));
    } else if variants.iter().all(|variant| variant.skip) {
        errors.push(catalog::ENUM_ALL_SKIPPED.at(input.ident.span(), &[]));
    }
    let sent = variants.iter().filter(|variant| !variant.skip);
    name::distinct(sent.map(|v| &v.name), names::go_exported, errors);
    Some(Enum {
        name: name?,
        docs: attrs::docs(&input.attrs),
        vis: input.vis.to_token_stream(),
        variants,
    })
}

fn variant(variant: &syn::Variant, errors: &mut Errors) -> Option<Variant> {
    if let Some((eq, _)) = &variant.discriminant {
        errors.push(catalog::DISCRIMINANT.at(eq.span, &[]));
    }
    let skip = attrs::skip(&variant.attrs, errors) || carries_bridge_error(&variant.fields);
    let shape = match &variant.fields {
        Fields::Named(_) => VariantShape::Named,
        Fields::Unnamed(_) => VariantShape::Tuple,
        Fields::Unit => VariantShape::Unit,
    };
    let docs = attrs::docs(&variant.attrs);
    if skip {
        return Some(Variant {
            name: name::plain(&variant.ident),
            docs,
            fields: Vec::new(),
            shape,
            text: None,
            skip,
        });
    }
    let name = name::checked(&variant.ident, names::go_exported, errors);
    let fields = self::fields(&variant.fields, errors);
    let text = text::parse(&variant.attrs, &variant.fields, errors);
    Some(Variant {
        name: name?,
        docs,
        fields: fields?,
        shape,
        text,
        skip,
    })
}

fn carries_bridge_error(fields: &Fields) -> bool {
    let mut fields = fields.iter();
    match (fields.next(), fields.next()) {
        (Some(field), None) => path::is_bridge_error(&field.ty),
        _ => false,
    }
}

/// Reads all fields; `None` if one of them cannot be read.
fn fields(fields: &Fields, errors: &mut Errors) -> Option<Vec<Field>> {
    let all: Vec<_> = fields
        .iter()
        .enumerate()
        .map(|(i, f)| field(i, f, errors))
        .collect();
    let all: Option<Vec<Field>> = all.into_iter().collect();
    let all = all?;
    name::distinct(all.iter().map(|f| &f.name), names::go_field, errors);
    Some(all)
}

fn field(index: usize, field: &syn::Field, errors: &mut Errors) -> Option<Field> {
    attrs::refuse_options(&field.attrs, errors);
    let parsed = ty::value(&field.ty, errors);
    let name = match &field.ident {
        Some(ident) => name::checked(ident, names::go_field, errors),
        None => Some(Name {
            text: index.to_string(),
            span: parsed.as_ref()?.span,
        }),
    };
    Some(Field {
        name: name?,
        docs: attrs::docs(&field.attrs),
        ty: parsed?,
        tokens: field.ty.to_token_stream(),
    })
}
