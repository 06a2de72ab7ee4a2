//! A recursive enum, implemented as the derive does it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::comes_back;
use crate::arena::Arena;
use crate::convert::{EnumRef, FromGo, Layout, ListRef, StrRef, ToGo, unknown_tag};
use crate::describe::{Describer, Form};
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Empty,
    Leaf(String, u32),
    Node { children: Vec<Tree> },
    Named { by: BTreeMap<String, Tree> },
}

#[repr(C)]
#[derive(Clone, Copy)]
struct LeafRef {
    _0: StrRef,
    _1: u32,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct NodeRef {
    children: ListRef,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct NamedRef {
    by: ListRef,
}

impl Layout for Tree {
    type Ref = EnumRef;
    const PLAIN: bool = false;

    fn describe(d: &mut Describer) -> String {
        d.enumeration(
            "Tree".into(),
            &[
                ("Empty", Form::Unit, &[]),
                (
                    "Leaf",
                    Form::Tuple,
                    &[("0", String::describe), ("1", u32::describe)],
                ),
                ("Node", Form::Named, &[("children", <Vec<Tree>>::describe)]),
                (
                    "Named",
                    Form::Named,
                    &[("by", <BTreeMap<String, Tree>>::describe)],
                ),
            ],
        )
    }
}

// SAFETY: variant by variant.
unsafe impl ToGo for Tree {
    fn measure(&self, m: &mut Measure) -> Result<(), Mismatch> {
        m.deeper(|m| match self {
            Self::Empty => Ok(()),
            Self::Leaf(text, number) => {
                m.variant::<LeafRef>();
                text.measure(m).map_err(|e| e.in_field("0"))?;
                number.measure(m).map_err(|e| e.in_field("1"))
            }
            Self::Node { children } => {
                m.variant::<NodeRef>();
                children.measure(m).map_err(|e| e.in_field("children"))
            }
            Self::Named { by } => {
                m.variant::<NamedRef>();
                by.measure(m).map_err(|e| e.in_field("by"))
            }
        })
    }

    fn lend(&self, a: &mut Arena) -> EnumRef {
        match self {
            Self::Empty => EnumRef::unit(0),
            Self::Leaf(text, number) => {
                let payload = LeafRef {
                    _0: text.lend(a),
                    _1: number.lend(a),
                };
                a.variant(1, payload)
            }
            Self::Node { children } => {
                let children = children.lend(a);
                a.variant(2, NodeRef { children })
            }
            Self::Named { by } => {
                let by = by.lend(a);
                a.variant(3, NamedRef { by })
            }
        }
    }
}

// SAFETY: variant by variant, through the reader.
unsafe impl FromGo for Tree {
    unsafe fn take(value: &EnumRef, r: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise, and each variant with its own fields.
        r.deeper(|r| unsafe {
            Ok(match value.tag {
                0 => Self::Empty,
                1 => {
                    let fields = r.payload::<LeafRef>(value)?;
                    Self::Leaf(
                        String::take(&fields._0, r).map_err(|e| e.in_field("0"))?,
                        u32::take(&fields._1, r).map_err(|e| e.in_field("1"))?,
                    )
                }
                2 => {
                    let fields = r.payload::<NodeRef>(value)?;
                    let children = Vec::take(&fields.children, r);
                    Self::Node {
                        children: children.map_err(|e| e.in_field("children"))?,
                    }
                }
                3 => {
                    let fields = r.payload::<NamedRef>(value)?;
                    Self::Named {
                        by: BTreeMap::take(&fields.by, r).map_err(|e| e.in_field("by"))?,
                    }
                }
                other => return Err(unknown_tag(other, "Tree")),
            })
        })
    }
}

/// Trees of up to five levels.
pub(super) fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Empty),
        any::<(String, u32)>().prop_map(|(text, number)| Tree::Leaf(text, number)),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|children| Tree::Node { children }),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|by| Tree::Named { by }),
        ]
    })
}

comes_back! {
    enums: Tree = trees();
    nested: Vec<Option<Tree>> = prop::collection::vec(prop::option::of(trees()), 0..4);
}

#[test]
fn a_variant_without_fields_has_no_address() {
    let lent = Tree::Empty.lend(&mut Arena::new(std::ptr::null_mut(), 0, false, &Vec::new()));
    assert_eq!((lent.tag, lent.payload.is_null()), (0, true));
}

#[test]
fn an_unknown_variant_is_an_error() {
    assert_eq!(
        super::no_value::<Tree>(EnumRef::unit(9)),
        ": variant 9 of `Tree` is unknown here; generate the Go code again from the same contract"
    );
}
