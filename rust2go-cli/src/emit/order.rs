//! The types of the boundary in an order that C can declare them in.

use std::collections::{BTreeSet, VecDeque};

use super::cdecl::c_type;
use super::reach::parts;
use super::{Cx, Item, named};
use rust2go_model::ast::{Ty, TyKind};

/// All tuples of the contract, and the entries of its maps, each once.
pub fn tuples(cx: &Cx) -> Vec<Ty> {
    let is_tuple = |ty: &Ty| matches!(ty.kind, TyKind::Tuple(_));
    order(cx).into_iter().filter(is_tuple).collect()
}

/// The structs and tuples of the contract, each after all that it holds by value.
pub fn order(cx: &Cx) -> Vec<Ty> {
    let mut walk = Walk {
        cx,
        done: BTreeSet::new(),
        later: VecDeque::new(),
        out: Vec::new(),
    };
    for item in cx.contract.structs() {
        walk.later.push_back(named(&item.name));
    }
    for item in cx.contract.enums() {
        let fields = item.sent().flat_map(|(_, variant)| &variant.fields);
        walk.later.extend(fields.map(|field| field.ty.clone()));
    }
    for method in cx.interfaces().flat_map(|t| &t.methods) {
        walk.later
            .extend(method.params.iter().map(|param| param.ty.clone()));
        walk.later.push_back(method.ret.value.clone());
    }
    while let Some(ty) = walk.later.pop_front() {
        walk.visit(&ty);
    }
    walk.out
}

/// What lies in the list that a map is at the boundary.
pub fn entry(key: &Ty, value: &Ty) -> Ty {
    Ty {
        kind: TyKind::Tuple(vec![key.clone(), value.clone()]),
        span: key.span,
    }
}

struct Walk<'a> {
    cx: &'a Cx<'a>,
    done: BTreeSet<String>,
    later: VecDeque<Ty>,
    out: Vec<Ty>,
}

impl Walk<'_> {
    fn visit(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Object(_) => {}
            // Behind an address: C need not know it before, and it may be what we are in the middle of.
            TyKind::List(_) | TyKind::Option(_) | TyKind::Result(..) | TyKind::Set(_) => {
                self.later.extend(parts(ty).into_iter().cloned());
            }
            TyKind::Map(key, value) => self.later.push_back(entry(key, value)),
            TyKind::Array(inner, _) => self.visit(inner),
            TyKind::Tuple(elements) => {
                if self.done.insert(c_type(self.cx, ty)) {
                    elements.iter().for_each(|element| self.visit(element));
                    self.out.push(ty.clone());
                }
            }
            TyKind::Named(named) => {
                let item = self.cx.item(&named.name.text);
                if let Some(Item::Struct(item)) = item {
                    if self.done.insert(c_type(self.cx, ty)) {
                        for field in &item.fields {
                            self.visit(&field.ty);
                        }
                        self.out.push(ty.clone());
                    }
                }
            }
        }
    }
}
