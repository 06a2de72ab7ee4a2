//! Resolves what items say of one another: aliases, constants, and generic types, of which each use becomes a type of its own.

mod item;
mod ty;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Span;

use crate::ast::{Arg, Const, Item, Literal};
use crate::collect::{Alias, Constant, Use};
use crate::eval::{self, Consts, Problem};
use crate::report::Diagnostic;
use crate::{ast, catalog};

/// All that stands in the files of a contract, each with the index of its file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) items: Vec<(usize, Item)>,
    pub(crate) aliases: Vec<(usize, Alias)>,
    pub(crate) consts: Vec<(usize, Constant)>,
    pub(crate) uses: Vec<(usize, Use)>,
}

/// What it means.
#[derive(Default)]
pub(crate) struct Resolved {
    /// Concrete items; the instances of a generic type stand in its place.
    pub(crate) items: Vec<(usize, Item)>,
    /// The generic types themselves.
    pub(crate) generics: Vec<(usize, Item)>,
    /// The constants for Go.
    pub(crate) consts: Vec<(usize, Const)>,
    pub(crate) found: Vec<(usize, Diagnostic)>,
}

/// See [`Resolved`]. Items that could not be resolved are left out.
pub(crate) fn resolve(written: &Written) -> Resolved {
    let mut resolver = Resolver::new(written);
    for (index, (file, item)) in written.items.iter().enumerate() {
        resolver.file = *file;
        resolver.item(index, item);
    }
    let consts = written.consts.iter().filter_map(|(file, constant)| {
        let mut item = constant.item.clone()?;
        if let (Literal::Int(value), Some(expr)) = (&mut item.value, &constant.int) {
            // One that cannot be worked out is nothing that Go could have.
            *value = eval::eval(expr, &resolver.consts, &|_| None).ok()?;
        }
        Some((*file, item))
    });
    let consts = consts.collect();
    let slots = resolver.slots.into_iter().zip(&written.items);
    let items = slots.flat_map(|(slot, (file, _))| slot.into_iter().map(|item| (*file, item)));
    Resolved {
        items: items.collect(),
        generics: resolver.generics,
        consts,
        found: resolver.found,
    }
}

/// What the parameters of a generic type stand for.
type Env = BTreeMap<String, Arg>;

struct Resolver<'a> {
    /// Structs, enums and traits by name, with their places among the items.
    defs: BTreeMap<&'a str, (usize, usize, &'a Item)>,
    aliases: BTreeMap<&'a str, (usize, &'a Alias)>,
    consts: Consts,
    uses: BTreeMap<(usize, &'a str), &'a [String]>,
    /// What has become of each item.
    slots: Vec<Vec<Item>>,
    generics: Vec<(usize, Item)>,
    /// The instances that exist, or are being made.
    instances: BTreeSet<String>,
    /// The aliases that are being followed.
    open: Vec<String>,
    found: Vec<(usize, Diagnostic)>,
    /// The file of the item at hand.
    file: usize,
}

impl<'a> Resolver<'a> {
    fn new(written: &'a Written) -> Resolver<'a> {
        let mut defs = BTreeMap::new();
        for (index, (file, item)) in written.items.iter().enumerate() {
            let name = item.name().text.as_str();
            defs.entry(name).or_insert((index, *file, item));
        }
        let aliases = written.aliases.iter();
        let consts = written.consts.iter().filter_map(|(_, constant)| {
            let name = constant.name.text.clone();
            Some((name, constant.int.clone()?))
        });
        let uses = written.uses.iter();
        Resolver {
            defs,
            aliases: aliases
                .map(|(file, alias)| (alias.name.text.as_str(), (*file, alias)))
                .collect(),
            consts: consts.collect(),
            uses: uses
                .map(|(file, used)| ((*file, used.name.as_str()), used.path.as_slice()))
                .collect(),
            slots: vec![Vec::new(); written.items.len()],
            generics: Vec::new(),
            instances: BTreeSet::new(),
            open: Vec::new(),
            found: Vec::new(),
            file: 0,
        }
    }

    /// Reports once what a generic type would otherwise say for each of its instances.
    fn push(&mut self, diagnostic: Diagnostic) {
        let place = |d: &Diagnostic| (d.span.start(), d.span.end());
        let told = self.found.iter().any(|(file, d)| {
            *file == self.file && place(d) == place(&diagnostic) && d.message == diagnostic.message
        });
        if !told {
            self.found.push((self.file, diagnostic));
        }
    }

    /// The value of a constant; `None` after an error.
    fn constant(&mut self, expr: &ast::ConstExpr, env: &Env, span: Span) -> Option<i128> {
        let find = |name: &str| match env.get(name)? {
            Arg::Const(ast::ConstExpr::Int(value)) => Some(*value),
            _ => None,
        };
        match eval::eval(expr, &self.consts, &find) {
            Ok(value) => return Some(value),
            Err(Problem::Unknown(name)) => {
                self.push(catalog::CONST_UNKNOWN.at(span, &[&name]));
            }
            Err(Problem::Range) => {
                let text = crate::describe::const_text(expr);
                self.push(catalog::CONST_RANGE.at(span, &[&text]));
            }
        }
        None
    }
}
