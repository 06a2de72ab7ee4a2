//! Resolves what items say of one another: aliases, constants, and generic types, of which each use becomes a type of its own.

mod item;
mod ty;

use std::collections::BTreeMap;

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
    /// How many files there are.
    pub(crate) files: usize,
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

/// Resolves the contract that stands first; types of the others, which are in order themselves, can be used in it. Items that could not
/// be resolved are left out.
pub(crate) fn resolve(spaces: &[&Written]) -> Resolved {
    let mut resolver = Resolver::new(spaces);
    for index in 0..resolver.spaces[0].items.len() {
        let (file, item) = &resolver.spaces[0].items[index];
        resolver.place = Place {
            space: 0,
            file: *file,
        };
        resolver.item(index, item);
    }
    let consts = spaces[0].consts.iter().filter_map(|(file, constant)| {
        let mut item = constant.item.clone()?;
        if let (Literal::Int(value), Some(expr)) = (&mut item.value, &constant.int) {
            // One that cannot be worked out is nothing that Go could have.
            *value = eval::eval(expr, &resolver.spaces[0].consts, &|_| None).ok()?;
        }
        Some((*file, item))
    });
    let consts = consts.collect();
    let mut items = Vec::new();
    for space in resolver.spaces {
        for (slot, (file, _)) in space.slots.into_iter().zip(space.items) {
            items.extend(slot.into_iter().map(|item| (space.files + file, item)));
        }
    }
    Resolved {
        items,
        generics: resolver.generics,
        consts,
        found: resolver.found,
    }
}

/// What the parameters of a generic type stand for.
type Env = BTreeMap<String, Arg>;

/// A contract whose names are known.
struct Space<'a> {
    /// How many files the contracts before it have.
    files: usize,
    items: &'a [(usize, Item)],
    /// Structs, enums and traits by name: their places among the items.
    defs: BTreeMap<&'a str, usize>,
    aliases: BTreeMap<&'a str, (usize, &'a Alias)>,
    consts: Consts,
    uses: BTreeMap<(usize, &'a str), &'a [String]>,
    /// What has become of each item.
    slots: Vec<Vec<Item>>,
}

impl<'a> Space<'a> {
    fn new(written: &'a Written, files: usize) -> Space<'a> {
        let mut defs = BTreeMap::new();
        for (index, (_, item)) in written.items.iter().enumerate() {
            defs.entry(item.name().text.as_str()).or_insert(index);
        }
        let aliases = written.aliases.iter();
        let consts = written.consts.iter().filter_map(|(_, constant)| {
            let name = constant.name.text.clone();
            Some((name, constant.int.clone()?))
        });
        let uses = written.uses.iter();
        Space {
            files,
            items: &written.items,
            defs,
            aliases: aliases
                .map(|(file, alias)| (alias.name.text.as_str(), (*file, alias)))
                .collect(),
            consts: consts.collect(),
            uses: uses
                .map(|(file, used)| ((*file, used.name.as_str()), used.path.as_slice()))
                .collect(),
            slots: vec![Vec::new(); written.items.len()],
        }
    }
}

/// Where the item at hand stands.
#[derive(Clone, Copy)]
struct Place {
    space: usize,
    file: usize,
}

struct Resolver<'a> {
    spaces: Vec<Space<'a>>,
    place: Place,
    generics: Vec<(usize, Item)>,
    /// The instances, and the types of other contracts, that exist or are being made, each with the contract it comes from.
    made: BTreeMap<String, usize>,
    /// The aliases that are being followed.
    open: Vec<String>,
    found: Vec<(usize, Diagnostic)>,
}

impl<'a> Resolver<'a> {
    fn new(written: &[&'a Written]) -> Resolver<'a> {
        let mut files = 0;
        let mut spaces = Vec::new();
        for written in written {
            spaces.push(Space::new(written, files));
            files += written.files;
        }
        Resolver {
            spaces,
            place: Place { space: 0, file: 0 },
            generics: Vec::new(),
            made: BTreeMap::new(),
            open: Vec::new(),
            found: Vec::new(),
        }
    }

    fn space(&self) -> &Space<'a> {
        &self.spaces[self.place.space]
    }

    /// Reports once what a generic type would otherwise say for each of its instances.
    fn push(&mut self, diagnostic: Diagnostic) {
        let file = self.space().files + self.place.file;
        let place = |d: &Diagnostic| (d.span.start(), d.span.end());
        let told = self.found.iter().any(|(other, d)| {
            *other == file && place(d) == place(&diagnostic) && d.message == diagnostic.message
        });
        if !told {
            self.found.push((file, diagnostic));
        }
    }

    /// The value of a constant; `None` after an error.
    fn constant(&mut self, expr: &ast::ConstExpr, env: &Env, span: Span) -> Option<i128> {
        let find = |name: &str| match env.get(name)? {
            Arg::Const(ast::ConstExpr::Int(value)) => Some(*value),
            _ => None,
        };
        match eval::eval(expr, &self.space().consts, &find) {
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
