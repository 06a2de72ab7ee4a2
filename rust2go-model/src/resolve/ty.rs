//! Types: every name in them is followed to what it stands for.

use proc_macro2::Span;

use super::item::PARAM;
use super::{Env, Resolver};
use crate::ast::{Arg, ConstExpr, GenericParam, Item, Len, Name, Named, Object, Trait, Ty, TyKind};
use crate::describe::arg_text;
use crate::parse::{known, ty as parse_ty};
use crate::report::Errors;
use crate::{catalog, names};

/// The longest name of an instance: a generic type that contains a larger one of itself would go on for ever.
const LONGEST: usize = 400;

impl Resolver<'_> {
    /// The type with all names in it followed; `None` after an error.
    pub(super) fn ty(&mut self, ty: &Ty, env: &Env) -> Option<Ty> {
        let kind = match &ty.kind {
            kind @ (TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Object(_)) => kind.clone(),
            TyKind::List(elem) => TyKind::List(self.boxed(elem, env)?),
            TyKind::Option(elem) => TyKind::Option(self.boxed(elem, env)?),
            TyKind::Set(elem) => TyKind::Set(self.boxed(elem, env)?),
            TyKind::Result(ok, err) => {
                let (ok, err) = (self.boxed(ok, env), self.boxed(err, env));
                TyKind::Result(ok?, err?)
            }
            TyKind::Map(key, value) => {
                let (key, value) = (self.boxed(key, env), self.boxed(value, env));
                TyKind::Map(key?, value?)
            }
            TyKind::Array(elem, len) => {
                let elem = self.boxed(elem, env);
                let len = self.len(len, env, ty.span);
                TyKind::Array(elem?, len?)
            }
            TyKind::Tuple(elems) => {
                let elems: Vec<_> = elems.iter().map(|ty| self.ty(ty, env)).collect();
                TyKind::Tuple(elems.into_iter().collect::<Option<_>>()?)
            }
            TyKind::Named(named) => self.named(named, ty.span, env)?,
        };
        Some(Ty {
            kind,
            span: ty.span,
        })
    }

    fn boxed(&mut self, ty: &Ty, env: &Env) -> Option<Box<Ty>> {
        self.ty(ty, env).map(Box::new)
    }

    fn len(&mut self, len: &Len, env: &Env, span: Span) -> Option<Len> {
        let expr = match len {
            Len::Is(_) => return Some(len.clone()),
            Len::Const(expr) => expr,
        };
        if is_open(expr, env) {
            return Some(len.clone());
        }
        let value = self.constant(expr, env, span)?;
        match parse_ty::array_len(value) {
            Ok(len) => Some(Len::Is(len)),
            Err(entry) => {
                self.push(entry.at(span, &[]));
                None
            }
        }
    }

    /// What a name stands for.
    pub(super) fn named(&mut self, named: &Named, span: Span, env: &Env) -> Option<TyKind> {
        let text = named.name.text.as_str();
        if named.path.is_empty() {
            match env.get(text) {
                Some(Arg::Ty(ty)) => return Some(ty.kind.clone()),
                Some(Arg::Const(_)) => {
                    self.push(catalog::ARGUMENT_KIND.at(span, &["constant", "type"]));
                    return None;
                }
                None => {}
            }
        }
        if self.space().aliases.contains_key(text) {
            return self.alias(named, span, env);
        }
        let Some((space, index)) = self.find(text) else {
            return match self.implementor(text) {
                Some(trait_) => self.object(trait_, named, span, env),
                None => self.foreign(named, span),
            };
        };
        match &self.spaces[space].items[index].1 {
            Item::Trait(t) => {
                self.trait_as_type(t, span);
                None
            }
            Item::Struct(s) => self.defined((space, index), &s.generics.params, named, span, env),
            Item::Enum(e) => self.defined((space, index), &e.generics.params, named, span, env),
        }
    }

    /// Says what to write in place of a trait.
    pub(super) fn trait_as_type(&mut self, trait_: &Trait, span: Span) {
        let text = &trait_.name.text;
        let name = names::rust_impl(text);
        let hint = if trait_.objects {
            format!("write `{name}`: an object that implements it")
        } else {
            format!("give its methods `&self` and write `{name}`: only then it has objects")
        };
        self.push(catalog::TRAIT_AS_TYPE.at(span, &[text, &hint]));
    }

    /// The trait that a name is the `<Trait>Impl` of, and the place of its contract.
    fn implementor(&self, text: &str) -> Option<(usize, Trait)> {
        let here = self.place.space;
        let find = |space: usize, text: &str| {
            let others = &self.spaces[space];
            let trait_ = others.items.iter().find_map(|(_, item)| match item {
                Item::Trait(t) if names::rust_impl(&t.name.text) == text => Some(t),
                _ => None,
            });
            trait_.map(|t| (space, t.clone()))
        };
        find(here, text).or_else(|| {
            let last = self.space().uses.get(&(self.place.file, text))?.last()?;
            (0..self.spaces.len()).find_map(|space| find(space, last))
        })
    }

    fn object(
        &mut self,
        (space, trait_): (usize, Trait),
        named: &Named,
        span: Span,
        env: &Env,
    ) -> Option<TyKind> {
        self.args(&[], named, span, env)?;
        if space != 0 {
            self.push(catalog::OBJECT_FOREIGN.at(span, &[&named.name.text]));
            return None;
        }
        if !trait_.objects {
            self.trait_as_type(&trait_, span);
            return None;
        }
        Some(TyKind::Object(Object {
            trait_: Name {
                span,
                ..trait_.name
            },
            side: trait_.side,
            surface: trait_.surface,
        }))
    }

    /// The contract and the item that a name leads to: of this contract, or of another one by `use`.
    pub(super) fn find(&self, text: &str) -> Option<(usize, usize)> {
        let here = self.place.space;
        if let Some(index) = self.space().defs.get(text) {
            return Some((here, *index));
        }
        let path = self.space().uses.get(&(self.place.file, text))?;
        let last = path.last()?.as_str();
        let others = self.spaces.iter().enumerate().skip(1);
        let mut found = others.filter_map(|(space, other)| {
            let index = *other.defs.get(last)?;
            let item = &other.items[index].1;
            (space != here && !matches!(item, Item::Trait(_))).then_some((space, index))
        });
        found.next()
    }

    /// A struct or an enum of the contract.
    fn defined(
        &mut self,
        (space, index): (usize, usize),
        params: &[GenericParam],
        named: &Named,
        span: Span,
        env: &Env,
    ) -> Option<TyKind> {
        let args = self.args(params, named, span, env)?;
        let base = self.spaces[space].items[index].1.name();
        let at = |name: Name, args| {
            TyKind::Named(Named {
                name: Name { span, ..name },
                path: Vec::new(),
                args,
            })
        };
        if space == 0 && args.is_empty() {
            return Some(at(base.clone(), args));
        }
        if args.iter().any(mentions_param) {
            // Inside the definition of a generic type: not an instance yet.
            return Some(at(base.clone(), args));
        }
        let longest = args.iter().map(|arg| arg_text(arg).len()).max();
        if longest > Some(LONGEST) {
            let text = base.text.clone();
            self.push(catalog::ENDLESS.at(span, &[&text]));
            return None;
        }
        let name = self.made(space, index, args)?;
        Some(at(name, Vec::new()))
    }

    /// The arguments for these parameters.
    fn args(
        &mut self,
        params: &[GenericParam],
        named: &Named,
        span: Span,
        env: &Env,
    ) -> Option<Vec<Arg>> {
        if params.len() != named.args.len() {
            let takes = match params.len() {
                0 => "no arguments".to_owned(),
                1 => "1 argument".to_owned(),
                n => format!("{n} arguments"),
            };
            let given = named.args.len().to_string();
            let text = &named.name.text;
            self.push(catalog::TYPE_PARAMS.at(span, &[text, &takes, &given]));
            return None;
        }
        let mut args = Vec::new();
        for (param, arg) in params.iter().zip(&named.args) {
            let arg = match (&param.constant, arg) {
                (None, Arg::Ty(ty)) => Arg::Ty(self.ty(ty, env)?),
                (None, Arg::Const(_)) => {
                    self.push(catalog::ARGUMENT_KIND.at(span, &["constant", "type"]));
                    return None;
                }
                (Some(_), arg) => match constant(arg) {
                    Some(expr) if is_open(&expr, env) => Arg::Const(expr),
                    Some(expr) => Arg::Const(ConstExpr::Int(self.constant(&expr, env, span)?)),
                    None => {
                        self.push(catalog::ARGUMENT_KIND.at(span, &["type", "constant"]));
                        return None;
                    }
                },
            };
            args.push(arg);
        }
        Some(args)
    }

    fn alias(&mut self, named: &Named, span: Span, env: &Env) -> Option<TyKind> {
        let text = &named.name.text;
        let (file, alias) = *self.space().aliases.get(text.as_str())?;
        if self.open.contains(text) {
            self.push(catalog::ALIAS_CYCLE.at(span, &[text]));
            return None;
        }
        let args = self.args(&alias.generics.params, named, span, env)?;
        let params = alias.generics.params.iter();
        let inner = params.map(|p| p.name.text.clone()).zip(args).collect();
        let mut errors = Errors::default();
        let parsed = parse_ty::value(&alias.ty, parse_ty::Place::Param, &mut errors);
        let here = super::Place { file, ..self.place };
        let before = std::mem::replace(&mut self.place, here);
        for error in errors.into_vec() {
            self.push(error);
        }
        self.open.push(text.clone());
        let resolved = parsed.and_then(|ty| self.ty(&ty, &inner));
        self.open.pop();
        self.place = before;
        resolved.map(|ty| ty.kind)
    }

    /// A type of another crate, by what `use` says of its name.
    fn foreign(&mut self, named: &Named, span: Span) -> Option<TyKind> {
        let text = named.name.text.as_str();
        if let Some([from, .., last]) = self.space().uses.get(&(self.place.file, text)) {
            if let Some(kind) = known::foreign(from, last) {
                return Some(kind);
            }
        }
        let hint = self.hint(text);
        self.push(catalog::UNKNOWN_TYPE.at(span, &[text, &hint]));
        None
    }

    /// Which types a contract knows.
    fn hint(&self, unknown: &str) -> String {
        let types = self.space().defs.iter();
        let all: Vec<_> = types
            .filter(|(_, index)| !matches!(self.space().items[**index].1, Item::Trait(_)))
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        let derive = format!("derive R2G for `{unknown}` in this file or its modules");
        match all.len() {
            0 => derive,
            1..=12 => format!("{derive}; known are {}", all.join(", ")),
            n => format!(
                "{derive}; known are {} and {} more",
                all[..12].join(", "),
                n - 12
            ),
        }
    }
}

/// The constant that an argument is: one that looks like a type is a name.
fn constant(arg: &Arg) -> Option<ConstExpr> {
    match arg {
        Arg::Const(expr) => Some(expr.clone()),
        Arg::Ty(ty) => match &ty.kind {
            TyKind::Named(named) if named.args.is_empty() => {
                Some(ConstExpr::Name(named.name.text.clone()))
            }
            _ => None,
        },
    }
}

/// Whether the constant depends on a parameter of the definition that is being resolved.
fn is_open(expr: &ConstExpr, env: &Env) -> bool {
    match expr {
        ConstExpr::Int(_) => false,
        ConstExpr::Name(name) => matches!(env.get(name), Some(Arg::Const(ConstExpr::Name(_)))),
        ConstExpr::Unary(_, inner) => is_open(inner, env),
        ConstExpr::Binary(_, left, right) => is_open(left, env) || is_open(right, env),
    }
}

/// Whether an argument depends on a parameter of the definition that is being resolved.
fn mentions_param(arg: &Arg) -> bool {
    match arg {
        Arg::Const(ConstExpr::Int(_)) => false,
        Arg::Const(_) => true,
        Arg::Ty(ty) => ty_mentions_param(ty),
    }
}

fn ty_mentions_param(ty: &Ty) -> bool {
    match &ty.kind {
        TyKind::Prim(_) | TyKind::String | TyKind::Unit | TyKind::Known(_) | TyKind::Object(_) => {
            false
        }
        TyKind::List(a) | TyKind::Option(a) | TyKind::Set(a) => ty_mentions_param(a),
        TyKind::Array(a, len) => matches!(len, Len::Const(_)) || ty_mentions_param(a),
        TyKind::Result(a, b) | TyKind::Map(a, b) => ty_mentions_param(a) || ty_mentions_param(b),
        TyKind::Tuple(elems) => elems.iter().any(ty_mentions_param),
        TyKind::Named(named) => {
            named.path.first().is_some_and(|first| first == PARAM)
                || named.args.iter().any(mentions_param)
        }
    }
}
