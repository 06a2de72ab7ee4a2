//! The options in `#[r2g(…)]`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::token::Paren;
use syn::{Attribute, Expr, Ident, LitStr, MacroDelimiter, Meta, MetaList, Token, Type};

use super::attrs::{is_ours, refuse_cfg};
use super::constant;
use crate::ast::Literal;
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// What the options of one item say.
#[derive(Default)]
pub(super) struct Options {
    /// `rename = "Name"`
    pub(super) rename: Option<String>,
    /// `tag = "json:\"id\""`
    pub(super) tag: Option<String>,
    /// `skip`
    pub(super) skip: bool,
    /// `default = 5`, and where.
    pub(super) default: Option<(Expr, Span)>,
    /// `with = Converter`, and where.
    pub(super) with: Option<(TokenStream, Span)>,
    /// `as = String`
    pub(super) carried: Option<Type>,
    /// `transport = "ring"`
    pub(super) transport: Option<LitStr>,
}

/// The options of an item, of those that it can have.
pub(super) fn of(attrs: &[Attribute], allowed: &[&str], errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for attr in attrs {
        if refuse_cfg(attr, errors) || !is_ours(attr.path(), "r2g") {
            continue;
        }
        read(attr, allowed, &mut options, errors);
    }
    options
}

/// The options of one `#[r2g(…)]`.
pub(super) fn attribute(attr: &Attribute, allowed: &[&str], errors: &mut Errors) -> Options {
    let mut options = Options::default();
    read(attr, allowed, &mut options, errors);
    options
}

fn read(attr: &Attribute, allowed: &[&str], options: &mut Options, errors: &mut Errors) {
    match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => {
            tokens(list.tokens.clone(), allowed, options, errors);
        }
        _ => errors.push(catalog::MISPLACED.at(attr.path().span(), &[])),
    }
}

/// The options between the parentheses.
pub(super) fn tokens(
    tokens: TokenStream,
    allowed: &[&str],
    options: &mut Options,
    errors: &mut Errors,
) {
    let Some(end) = tokens.clone().into_iter().last().map(|token| token.span()) else {
        return;
    };
    // An early end shows at the last token: at what `syn` takes for the closing parenthesis.
    let list = MetaList {
        path: Ident::new("r2g", end).into(),
        delimiter: MacroDelimiter::Paren(Paren(end)),
        tokens,
    };
    match list.parse_args_with(Punctuated::<One, Token![,]>::parse_terminated) {
        Ok(all) => {
            for one in all {
                one.set(allowed, options, errors);
            }
        }
        Err(error) => errors.syn(error),
    }
}

/// One option.
struct One {
    key: String,
    span: Span,
    value: Value,
}

enum Value {
    None,
    Type(Box<Type>),
    Expr(Box<Expr>),
}

impl Parse for One {
    fn parse(input: ParseStream) -> syn::Result<One> {
        let key = input.call(Ident::parse_any)?;
        let mut value = Value::None;
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            let is_type = (key == "as" || key == "with") && !input.peek(LitStr);
            value = if is_type {
                Value::Type(input.parse()?)
            } else {
                Value::Expr(input.parse()?)
            };
        }
        Ok(One {
            key: key.to_string(),
            span: key.span(),
            value,
        })
    }
}

impl One {
    fn set(self, allowed: &[&str], options: &mut Options, errors: &mut Errors) {
        if !allowed.contains(&self.key.as_str()) {
            errors.push(catalog::UNKNOWN_OPTION.at(self.span, &[&self.key]));
            return;
        }
        match self.key.as_str() {
            "skip" if matches!(self.value, Value::None) => options.skip = true,
            "rename" => {
                let text = self.string(errors);
                options.rename = text.and_then(|text| legal(&text, errors));
            }
            "tag" => options.tag = self.string(errors).map(|text| text.value()),
            "transport" => options.transport = self.string(errors),
            "default" => match self.value {
                Value::Expr(expr) => options.default = Some((*expr, self.span)),
                _ => errors.push(catalog::OPTION_VALUE.at(self.span, &["default", "5"])),
            },
            "with" => {
                let ty = self.ty("MyConverter", errors);
                options.with = ty.map(|ty| (ty.to_token_stream(), self.span));
            }
            "as" => options.carried = self.ty("String", errors),
            _ => errors.push(catalog::OPTION_NO_VALUE.at(self.span, &[&self.key])),
        }
    }

    fn string(&self, errors: &mut Errors) -> Option<LitStr> {
        if let Value::Expr(expr) = &self.value {
            if let Expr::Lit(lit) = &**expr {
                if let syn::Lit::Str(text) = &lit.lit {
                    return Some(text.clone());
                }
            }
        }
        let example = if self.key == "transport" {
            "\"ring\""
        } else {
            "\"…\""
        };
        errors.push(catalog::OPTION_VALUE.at(self.span, &[&self.key, example]));
        None
    }

    /// A type, or a string that holds one.
    fn ty(&self, example: &str, errors: &mut Errors) -> Option<Type> {
        let parsed = match &self.value {
            Value::Type(ty) => return Some((**ty).clone()),
            Value::Expr(expr) => match constant::literal(expr) {
                Some(Literal::Str(text)) => syn::parse_str::<Type>(&text).ok(),
                _ => None,
            },
            Value::None => None,
        };
        if parsed.is_none() {
            errors.push(catalog::OPTION_VALUE.at(self.span, &[&self.key, example]));
        }
        parsed
    }
}

/// A name that Go exports.
fn legal(text: &LitStr, errors: &mut Errors) -> Option<String> {
    let name = text.value();
    if names::go_legal_exported(&name) {
        return Some(name);
    }
    errors.push(catalog::RENAME.at(text.span(), &[&name]));
    None
}
