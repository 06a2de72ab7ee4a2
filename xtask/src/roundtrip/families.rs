//! The families of types, a case each.

use super::definitions::{self, Definitions};
use super::expr::Expr;
use super::leaves;
use super::maker::{Con, Generic, Maker};
use super::rng::Rng;

/// Types that belong together.
pub struct Family {
    /// What the case is called, after `random_`.
    pub name: &'static str,
    /// What is in it, for its first line.
    pub docs: &'static str,
    /// How many types it tests.
    pub types: usize,
    /// The types that hold no others; for every method anew.
    pub leaves: fn(&mut Rng) -> Vec<Expr>,
    /// What a type of this family is at the outside.
    pub tops: &'static [Con],
    /// What may be inside.
    pub inner: &'static [Con],
    /// Its generic types.
    pub generics: &'static [Generic],
    /// Makes the structs and enums of the contract.
    pub define: fn(&mut Maker) -> Definitions,
}

impl Family {
    /// The folder of the case.
    pub fn case(&self) -> String {
        format!("random_{}", self.name)
    }

    /// The trait of the contract.
    pub fn interface(&self) -> String {
        self.named("Random")
    }

    /// Its trait of what Go calls.
    pub fn twin(&self) -> String {
        self.named("Twin")
    }

    fn named(&self, what: &str) -> String {
        let (first, rest) = self.name.split_at(1);
        format!("{what}{}{rest}", first.to_uppercase())
    }
}

const LISTS: &[Con] = &[
    Con::Vec,
    Con::VecDeque,
    Con::BoxSlice,
    Con::RcSlice,
    Con::ArcSlice,
    Con::CowSlice,
    Con::Array,
    Con::Tuple,
];

const ALL: &[Con] = &[
    Con::Vec,
    Con::Vec,
    Con::VecDeque,
    Con::BoxSlice,
    Con::Array,
    Con::Tuple,
    Con::Tuple,
    Con::Option,
    Con::Option,
    Con::Result,
    Con::HashMap,
    Con::BTreeMap,
    Con::HashSet,
    Con::Arc,
];

const FEW: &[Con] = &[
    Con::Vec,
    Con::Option,
    Con::Tuple,
    Con::HashMap,
    Con::Array,
    Con::Result,
];

const BASE: Family = Family {
    name: "",
    docs: "",
    types: 16,
    leaves: |_| leaves::mixed(),
    tops: ALL,
    inner: ALL,
    generics: &[],
    define: definitions::none,
};

/// All of them.
pub const FAMILIES: [Family; 11] = [
    Family {
        name: "numbers",
        docs: "Numbers and chars",
        leaves: |_| leaves::numbers(),
        tops: &[Con::Vec, Con::Array, Con::Tuple, Con::Option, Con::Box],
        inner: &[Con::Vec, Con::Array, Con::Tuple, Con::Option],
        ..BASE
    },
    Family {
        name: "texts",
        docs: "Text and bytes",
        leaves: |_| leaves::texts(),
        tops: &[Con::Vec, Con::Array, Con::Tuple, Con::Option, Con::HashMap],
        inner: &[Con::Vec, Con::Array, Con::Tuple, Con::Option, Con::BTreeMap],
        ..BASE
    },
    Family {
        name: "lists",
        docs: "Lists, arrays and tuples",
        tops: LISTS,
        ..BASE
    },
    Family {
        name: "options",
        docs: "Options and results",
        tops: &[Con::Option, Con::Result],
        ..BASE
    },
    Family {
        name: "maps",
        docs: "Maps and sets",
        types: 20,
        tops: &[
            Con::HashMap,
            Con::HashMap,
            Con::BTreeMap,
            Con::BTreeMap,
            Con::HashSet,
            Con::BTreeSet,
        ],
        inner: &[
            Con::HashMap,
            Con::BTreeMap,
            Con::HashSet,
            Con::BTreeSet,
            Con::Vec,
            Con::Option,
            Con::Tuple,
            Con::Array,
        ],
        ..BASE
    },
    Family {
        name: "structs",
        docs: "Structs",
        types: 20,
        inner: FEW,
        tops: FEW,
        define: definitions::structs,
        ..BASE
    },
    Family {
        name: "enums",
        docs: "Enums",
        types: 20,
        inner: FEW,
        tops: FEW,
        define: definitions::enums,
        ..BASE
    },
    Family {
        name: "generics",
        docs: "Generic types and aliases",
        tops: &[
            Con::Generic(0),
            Con::Generic(1),
            Con::Generic(2),
            Con::Generic(3),
            Con::Generic(4),
            Con::Generic(5),
            Con::Generic(6),
        ],
        inner: &[
            Con::Vec,
            Con::Option,
            Con::Tuple,
            Con::HashMap,
            Con::Generic(0),
            Con::Generic(1),
            Con::Generic(2),
            Con::Generic(3),
            Con::Generic(5),
            Con::Generic(6),
        ],
        generics: &definitions::GENERICS,
        define: definitions::generics,
        ..BASE
    },
    Family {
        name: "recursion",
        docs: "Types that contain themselves",
        types: 20,
        inner: FEW,
        tops: FEW,
        define: definitions::recursion,
        ..BASE
    },
    Family {
        name: "std",
        docs: "Values of the standard library",
        leaves: |rng| {
            let addresses = rng.below(3);
            leaves::std(addresses, rng.once_in(2))
        },
        inner: &[
            Con::Vec,
            Con::Tuple,
            Con::Tuple,
            Con::Option,
            Con::Result,
            Con::HashMap,
            Con::BTreeSet,
            Con::Arc,
            Con::Rc,
            Con::Box,
        ],
        ..BASE
    },
    Family {
        name: "ecosystem",
        docs: "Values of other crates",
        leaves: |rng| leaves::ecosystem(rng.once_in(2)),
        inner: &[
            Con::Vec,
            Con::Tuple,
            Con::Tuple,
            Con::Option,
            Con::Result,
            Con::HashMap,
        ],
        ..BASE
    },
];
