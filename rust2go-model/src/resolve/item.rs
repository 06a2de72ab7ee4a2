//! Items: their types, and the numbers of C-like enums.

use super::{Env, Resolver};
use crate::ast::{
    Arg, ConstExpr, Enum, ErrorTy, Field, Func, Generics, Instance, Item, Method, Name, Named,
    Return, Stream, Struct, Trait, Ty, TyKind, Variant,
};
use crate::catalog;
use crate::describe::arg_text;
use crate::names;

/// What marks a parameter of a generic type in the types of its definition.
pub(super) const PARAM: &str = "<param>";

impl Resolver<'_> {
    /// Resolves one item of the contract, or, if it is generic, its definition.
    pub(super) fn item(&mut self, index: usize, item: &Item) {
        let generics = match item {
            Item::Trait(t) => {
                let resolved = self.trait_(t);
                self.spaces[0].slots[index].extend(resolved.map(Item::Trait));
                return;
            }
            Item::Struct(s) => &s.generics,
            Item::Enum(e) => &e.generics,
        };
        let Some(resolved) = self.value(item, &parameters(generics)) else {
            return;
        };
        if generics.is_generic() {
            self.generics.push((self.place.file, resolved));
        } else {
            self.spaces[0].slots[index].push(resolved);
        }
    }

    /// A type of another contract, or the instance of a generic type for these arguments: its name. It is made when it is first needed.
    pub(super) fn made(&mut self, space: usize, index: usize, args: Vec<Arg>) -> Option<Name> {
        let items = self.spaces[space].items;
        let (file, item) = &items[index];
        let name = item.name();
        let named = instance_name(name, &args);
        let twin = self.spaces[0].defs.contains_key(named.text.as_str()) && space != 0;
        if twin || *self.made.get(&named.text).unwrap_or(&space) != space {
            self.push(catalog::NAME_SHARED.at(name.span, &[&named.text]));
            return None;
        }
        if self.made.insert(named.text.clone(), space).is_some() {
            return Some(named);
        }
        let generics = match item {
            Item::Struct(s) => &s.generics,
            Item::Enum(e) => &e.generics,
            Item::Trait(_) => return None,
        };
        let params = generics.params.iter().map(|param| param.name.text.clone());
        let env: Env = params.zip(args.iter().cloned()).collect();
        let here = super::Place { space, file: *file };
        let before = std::mem::replace(&mut self.place, here);
        let resolved = self.value(item, &env);
        self.place = before;
        let origin = space.checked_sub(1);
        let instance = generics.is_generic().then(|| Instance {
            base: name.clone(),
            args,
        });
        self.spaces[space].slots[index].extend(resolved.map(|item| match item {
            Item::Struct(s) => Item::Struct(Struct {
                name: named.clone(),
                instance,
                origin,
                ..s
            }),
            Item::Enum(e) => Item::Enum(Enum {
                name: named.clone(),
                instance,
                origin,
                ..e
            }),
            item => item,
        }));
        Some(named)
    }

    /// A struct or an enum.
    fn value(&mut self, item: &Item, env: &Env) -> Option<Item> {
        match item {
            Item::Struct(s) => {
                let fields = self.fields(&s.fields, env)?;
                Some(Item::Struct(Struct {
                    fields,
                    ..s.clone()
                }))
            }
            Item::Enum(e) => self.enum_(e, env).map(Item::Enum),
            Item::Trait(_) => None,
        }
    }

    fn fields(&mut self, fields: &[Field], env: &Env) -> Option<Vec<Field>> {
        let all = fields.iter().map(|field| {
            let ty = self.ty(&field.ty, env);
            let field = field.clone();
            ty.map(|ty| Field { ty, ..field })
        });
        let all: Vec<_> = all.collect();
        all.into_iter().collect()
    }

    fn enum_(&mut self, item: &Enum, env: &Env) -> Option<Enum> {
        let mut variants = Vec::new();
        // Rust counts on from the variant before.
        let mut next: i128 = 0;
        for variant in &item.variants {
            let mut variant = Variant {
                fields: self.fields(&variant.fields, env)?,
                ..variant.clone()
            };
            if item.is_c_like() {
                let span = variant.name.span;
                if let Some(expr) = &variant.discriminant {
                    next = self.constant(expr, env, span)?;
                }
                if !item.repr.holds(next) {
                    let text = format!("{}::{}", item.name.text, variant.name.text);
                    self.push(catalog::CONST_RANGE.at(span, &[&text]));
                    return None;
                }
                variant.discriminant = Some(ConstExpr::Int(next));
                next += 1;
            }
            variants.push(variant);
        }
        Some(Enum {
            variants,
            ..item.clone()
        })
    }

    fn trait_(&mut self, item: &Trait) -> Option<Trait> {
        let methods: Vec<_> = item.methods.iter().map(|m| self.method(m)).collect();
        Some(Trait {
            methods: methods.into_iter().collect::<Option<Vec<_>>>()?,
            ..item.clone()
        })
    }

    fn method(&mut self, method: &Method) -> Option<Method> {
        let mut out = method.clone();
        let env = Env::new();
        let mut complete = true;
        for param in &mut out.params {
            match self.ty(&param.ty, &env) {
                Some(ty) => param.ty = ty,
                None => complete = false,
            }
            if let Some(func) = &mut param.func {
                complete &= self.func(func, &env).is_some();
            }
            if let Some(stream) = &mut param.stream {
                complete &= self.stream(stream, &env).is_some();
            }
        }
        let ret = self.returned(&mut out.ret, &env);
        (complete && ret.is_some()).then_some(out)
    }

    fn func(&mut self, func: &mut Func, env: &Env) -> Option<()> {
        let mut complete = true;
        for param in &mut func.params {
            match self.ty(&param.ty, env) {
                Some(ty) => param.ty = ty,
                None => complete = false,
            }
        }
        let ret = self.returned(&mut func.ret, env);
        (complete && ret.is_some()).then_some(())
    }

    fn stream(&mut self, stream: &mut Stream, env: &Env) -> Option<()> {
        let item = self.item_of(&stream.item, env);
        if let Some(error) = &mut stream.error {
            self.error(error)?;
        }
        stream.item = item?;
        Some(())
    }

    /// What is not hidden behind an alias of `Result`.
    fn item_of(&mut self, ty: &Ty, env: &Env) -> Option<Ty> {
        if let TyKind::Named(named) = &ty.kind {
            let name = &named.name;
            if self.stands_for_result(&name.text) {
                self.push(catalog::ALIAS_RESULT.at(name.span, &[&name.text]));
                return None;
            }
        }
        self.ty(ty, env)
    }

    fn returned(&mut self, ret: &mut Return, env: &Env) -> Option<()> {
        if let Some(stream) = &mut ret.stream {
            self.stream(stream, env)?;
        }
        let value = self.item_of(&ret.value, env);
        if let Some(error) = &mut ret.error {
            self.error(error)?;
        }
        ret.value = value?;
        Some(())
    }

    /// Whether an alias of that name leads to a `Result`.
    fn stands_for_result(&self, name: &str) -> bool {
        let mut name = name.to_owned();
        // Aliases that go round in a circle are reported when they are followed.
        for _ in 0..=self.space().aliases.len() {
            let Some((_, alias)) = self.space().aliases.get(name.as_str()) else {
                return false;
            };
            let syn::Type::Path(path) = &alias.ty else {
                return false;
            };
            let last = path.path.segments.last();
            name = last.map_or_else(String::new, |last| last.ident.to_string());
            if name == "Result" {
                return true;
            }
        }
        false
    }

    /// The error of a method: a struct or an enum, or an alias of one.
    fn error(&mut self, error: &mut ErrorTy) -> Option<()> {
        if error.is_bridge() {
            return Some(());
        }
        let name = error.name.clone();
        let text = name.text.as_str();
        if let Some((0, index)) = self.find(text) {
            if let Item::Trait(t) = &self.spaces[0].items[index].1 {
                self.trait_as_type(t, name.span);
                return None;
            }
            return Some(());
        }
        if self.find(text).is_some() || self.space().aliases.contains_key(text) {
            let named = Named {
                name: name.clone(),
                path: Vec::new(),
                args: Vec::new(),
            };
            if let TyKind::Named(found) = self.named(&named, name.span, &Env::new())? {
                if let Some((space, index)) = self.find(text).filter(|(space, _)| *space != 0) {
                    if !has_text(&self.spaces[space].items[index].1) {
                        self.push(catalog::FOREIGN_ERROR.at(name.span, &[text]));
                        return None;
                    }
                }
                error.name = Name {
                    span: name.span,
                    ..found.name
                };
                return Some(());
            }
            self.push(catalog::ERROR_TYPE.at(name.span, &[text]));
            return None;
        }
        self.push(catalog::UNKNOWN_ERROR.at(name.span, &[text]));
        None
    }
}

/// Whether the text of an error is given, which makes a type an error wherever it is used.
fn has_text(item: &Item) -> bool {
    match item {
        Item::Struct(s) => s.text.is_some(),
        Item::Enum(e) => e.variants.iter().any(|variant| variant.text.is_some()),
        Item::Trait(_) => false,
    }
}

/// The name of a type with these arguments.
fn instance_name(name: &Name, args: &[Arg]) -> Name {
    if args.is_empty() {
        return name.clone();
    }
    let given: Vec<String> = args.iter().map(arg_text).collect();
    let given = given.join(", ");
    // The Go name of an instance says its arguments as well.
    let rename = name.rename.as_ref().map(|rename| {
        let renamed = Name::new(format!("{rename}<{given}>"), name.span);
        names::go_type(&renamed)
    });
    Name {
        text: format!("{}<{given}>", name.text),
        rename,
        span: name.span,
    }
}

/// The parameters of a definition, each standing for itself.
fn parameters(generics: &Generics) -> Env {
    let params = generics.params.iter().map(|param| {
        let name = &param.name;
        let arg = match &param.constant {
            Some(_) => Arg::Const(ConstExpr::Name(name.text.clone())),
            None => Arg::Ty(crate::ast::Ty {
                kind: TyKind::Named(Named {
                    name: name.clone(),
                    path: vec![PARAM.to_owned()],
                    args: Vec::new(),
                }),
                span: name.span,
            }),
        };
        (name.text.clone(), arg)
    });
    params.collect()
}
