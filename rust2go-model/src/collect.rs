//! Finds the contract's items among the others of a file.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    Attribute, DeriveInput, Expr, ExprLit, ItemConst, ItemMod, ItemTrait, ItemType, Lit, Meta,
    Path, Token, UseTree, Visibility,
};

use crate::ast::{Const, ConstExpr, Generics, Item, Literal, Name, Prim, Side};
use crate::catalog;
use crate::parse::attrs::{self, is_ours, may_bring};
use crate::parse::{constant, generics, known, parse_derive, parse_trait};
use crate::report::{Diagnostic, Errors};

/// What an item means to the contract.
pub(crate) enum Found<'a> {
    /// A part of it.
    Item(Item),
    /// More to look at.
    Module(Module<'a>),
    /// `type Name<…> = …;`
    Alias(Alias),
    /// `const NAME: T = …;`
    Const(Constant),
    /// What `use` brings in.
    Uses(Vec<Use>),
}

/// A type alias; whether a contract can have it shows where it is used.
#[derive(Clone, Debug)]
pub(crate) struct Alias {
    pub(crate) name: Name,
    pub(crate) generics: Generics,
    pub(crate) ty: syn::Type,
}

/// A constant.
#[derive(Clone, Debug)]
pub(crate) struct Constant {
    pub(crate) name: Name,
    /// Its value, if it is an integer that can be worked out.
    pub(crate) int: Option<ConstExpr>,
    /// The Go constant that it becomes, with its value where that is a literal: it is public, and of a type that Go has.
    pub(crate) item: Option<Const>,
}

/// A name that `use` brings in.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// The name here.
    pub(crate) name: String,
    /// The path that it stands for.
    pub(crate) path: Vec<String>,
}

/// A module.
pub(crate) struct Module<'a> {
    pub(crate) name: Name,
    /// The value of `#[path]`.
    pub(crate) path: Option<String>,
    /// Whether it is under `#[cfg]`.
    pub(crate) cfg: bool,
    /// What it holds, if it is not in a file of its own.
    pub(crate) items: Option<&'a [syn::Item]>,
}

/// Looks at one item; `cfg` says that a module around it is under `#[cfg]`.
pub(crate) fn item<'a>(item: &'a syn::Item, cfg: bool, errors: &mut Errors) -> Option<Found<'a>> {
    let (attrs, input) = match item {
        syn::Item::Mod(item) => return Some(Found::Module(module(item))),
        syn::Item::Trait(item) => return trait_(item, cfg, errors).map(Found::Item),
        syn::Item::Struct(item) => (&item.attrs, Some(DeriveInput::from(item.clone()))),
        syn::Item::Enum(item) => (&item.attrs, Some(DeriveInput::from(item.clone()))),
        syn::Item::Union(item) => (&item.attrs, Some(DeriveInput::from(item.clone()))),
        syn::Item::Type(item) => return Some(Found::Alias(alias(item))),
        syn::Item::Const(item) => return constant(item).map(Found::Const),
        syn::Item::Use(item) => {
            let mut uses = Vec::new();
            use_tree(&item.tree, &mut Vec::new(), &mut uses);
            return Some(Found::Uses(uses));
        }
        syn::Item::Fn(item) => (&item.attrs, None),
        syn::Item::Impl(item) => (&item.attrs, None),
        _ => return None,
    };
    let derive = input.and_then(|input| Some((derive_of(attrs, errors)?, input)));
    let Some((span, input)) = derive else {
        refuse_r2g(attrs, errors);
        return None;
    };
    refuse_cfg(cfg, span, errors);
    keep(parse_derive(&input), errors).map(Found::Item)
}

fn keep<T>(parsed: Result<T, Vec<Diagnostic>>, errors: &mut Errors) -> Option<T> {
    match parsed {
        Ok(item) => Some(item),
        Err(found) => {
            errors.extend(found);
            None
        }
    }
}

fn trait_(item: &ItemTrait, cfg: bool, errors: &mut Errors) -> Option<Item> {
    let mut places = item.attrs.iter().enumerate();
    let found = places.find_map(|(at, attr)| Some((at, side(attr)?)));
    let Some((at, side)) = found else {
        refuse_hidden(&item.attrs, &["r2g", "g2r"], errors);
        return None;
    };
    let mut item = item.clone();
    let attr = item.attrs.remove(at);
    refuse_cfg(cfg, attr.path().span(), errors);
    let options = match attr.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens,
        Meta::NameValue(pair) => {
            errors.push(catalog::UNKNOWN_OPTION.at(pair.eq_token.span(), &["="]));
            TokenStream::new()
        }
    };
    keep(parse_trait(side, options, &item), errors).map(Item::Trait)
}

/// Who implements the trait under this attribute, if it is one of the two that say so.
fn side(attr: &Attribute) -> Option<Side> {
    let mut sides = [Side::R2g, Side::G2r].into_iter();
    sides.find(|side| is_ours(attr.path(), side.attribute()))
}

/// Reports `#[r2g]` and `#[g2r]` where no trait follows.
fn refuse_r2g(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs {
        if let Some(side) = side(attr) {
            errors.push(catalog::NOT_A_TRAIT.at(attr.path().span(), &[side.attribute()]));
        }
    }
}

/// Where R2G stands in `#[derive(…)]`, if it does.
fn derive_of(attrs: &[Attribute], errors: &mut Errors) -> Option<Span> {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        let paths = attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        // What is no list of paths is rustc's to report.
        let mut paths = paths.into_iter().flatten();
        if let Some(path) = paths.find(|path| is_ours(path, "R2G")) {
            return Some(path.span());
        }
    }
    refuse_hidden(attrs, &["R2G"], errors);
    None
}

fn refuse_cfg(cfg: bool, span: Span, errors: &mut Errors) {
    if cfg {
        errors.push(catalog::CFG.at(span, &["cfg"]));
    }
}

/// Reports `#[cfg_attr(…, name)]` with one of the names: whether the item belongs to the contract would depend on the build.
fn refuse_hidden(attrs: &[Attribute], names: &[&str], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| may_bring(attr, names)) {
        errors.push(catalog::CFG.at(attr.path().span(), &["cfg_attr"]));
    }
}

fn alias(item: &ItemType) -> Alias {
    Alias {
        name: Name::new(item.ident.unraw().to_string(), item.ident.span()),
        generics: generics::parse(&item.generics),
        ty: (*item.ty).clone(),
    }
}

/// A constant that the contract can use, or Go.
fn constant(item: &ItemConst) -> Option<Constant> {
    let name = Name::new(item.ident.unraw().to_string(), item.ident.span());
    let int = constant::parse(&item.expr).ok();
    let public = matches!(item.vis, Visibility::Public(_));
    let item = public
        .then(|| const_item(item, &name, int.is_some()))
        .flatten();
    (int.is_some() || item.is_some()).then_some(Constant { name, int, item })
}

/// The Go constant, if Go has one of this type. An integer's value is worked out later.
fn const_item(item: &ItemConst, name: &Name, int: bool) -> Option<Const> {
    let prim = match &*item.ty {
        syn::Type::Path(path) => Some(known::prim(&path.path.get_ident()?.to_string())?),
        syn::Type::Reference(r) => match &*r.elem {
            syn::Type::Path(path) if path.path.is_ident("str") => None,
            _ => return None,
        },
        _ => return None,
    };
    let literal = constant::literal(&item.expr);
    let value = match (prim, literal) {
        (Some(prim), _) if prim.is_integer() => int.then_some(Literal::Int(0))?,
        (Some(Prim::Bool), Some(value @ Literal::Bool(_)))
        | (Some(Prim::Char), Some(value @ Literal::Char(_)))
        | (Some(Prim::F32 | Prim::F64), Some(value @ Literal::Float(_)))
        | (None, Some(value @ Literal::Str(_))) => value,
        _ => return None,
    };
    Some(Const {
        name: name.clone(),
        docs: attrs::docs(&item.attrs),
        prim,
        value,
    })
}

fn use_tree(tree: &UseTree, path: &mut Vec<String>, uses: &mut Vec<Use>) {
    let mut add = |name: String, last: String, path: &[String]| {
        let path = path.iter().cloned().chain([last]).collect();
        uses.push(Use { name, path });
    };
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.unraw().to_string());
            use_tree(&tree.tree, path, uses);
            path.pop();
        }
        UseTree::Name(tree) => {
            let name = tree.ident.unraw().to_string();
            add(name.clone(), name, path);
        }
        UseTree::Rename(tree) => {
            let (name, last) = (tree.rename.unraw(), tree.ident.unraw());
            add(name.to_string(), last.to_string(), path);
        }
        UseTree::Group(tree) => {
            for tree in &tree.items {
                use_tree(tree, path, uses);
            }
        }
        UseTree::Glob(_) => {}
    }
}

fn module(item: &ItemMod) -> Module<'_> {
    let path = item.attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let cfg = |attr: &Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    Module {
        name: Name::new(item.ident.unraw().to_string(), item.ident.span()),
        path,
        cfg: item.attrs.iter().any(cfg),
        items: item.content.as_ref().map(|(_, items)| items.as_slice()),
    }
}
