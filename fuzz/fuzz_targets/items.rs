//! Any Rust file, item by item, as the macros see it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust2go_model::ast::Side;
use rust2go_model::{parse_derive, parse_trait, to_compile_errors};
use syn::{DeriveInput, Item};

fuzz_target!(|text: &str| {
    let Ok(file) = syn::parse_file(text) else {
        return;
    };
    for item in file.items {
        let refused = match item {
            Item::Trait(item) => {
                let sides = [Side::R2g, Side::G2r].into_iter();
                let refused = sides.filter_map(|side| parse_trait(side, Default::default(), &item).err());
                let all: Vec<_> = refused.flatten().collect();
                (!all.is_empty()).then_some(all)
            }
            Item::Struct(item) => parse_derive(&DeriveInput::from(item)).err(),
            Item::Enum(item) => parse_derive(&DeriveInput::from(item)).err(),
            Item::Union(item) => parse_derive(&DeriveInput::from(item)).err(),
            _ => None,
        };
        if let Some(errors) = refused {
            assert!(!to_compile_errors(&errors).is_empty());
        }
    }
});
