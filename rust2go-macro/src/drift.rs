//! Compares an item with the contract that the Go code was generated from, where a build script has generated it.
//!
//! The builder writes the lines of its contract to a file and names it in `RUST2GO_CONTRACT`. An item that is in there with other
//! lines is an error at the item: the macro sees another file than the builder did, or another version of it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rust2go_model::ast::{Enum, Struct, Trait};
use rust2go_model::describe::{describe_enum, describe_struct, describe_trait};

const CONTRACT: &str = "RUST2GO_CONTRACT";

/// An item of this crate: its name, and its lines of the contract text.
pub struct Described {
    name: String,
    lines: Vec<String>,
}

pub fn of_struct(struct_: &Struct) -> Described {
    Described {
        name: struct_.name.text.clone(),
        lines: describe_struct(struct_),
    }
}

pub fn of_enum(enum_: &Enum) -> Described {
    Described {
        name: enum_.name.text.clone(),
        lines: describe_enum(enum_),
    }
}

pub fn of_trait(trait_: &Trait) -> Described {
    Described {
        name: trait_.name.text.clone(),
        lines: describe_trait(trait_),
    }
}

/// `emitted`, with an error at `span` if the item differs from the builder's contract.
pub fn checked(item: &Described, span: Span, emitted: TokenStream) -> TokenStream {
    let Some(contract) = std::env::var_os(CONTRACT) else {
        return emitted;
    };
    // A contract that cannot be read is the builder's to report; the check before the first call still stands.
    let Ok(contract) = std::fs::read_to_string(contract) else {
        return emitted;
    };
    // Mentions the variable, so that the compiler runs the macro again when it changes.
    let tracked = quote!(
        const _: ::core::option::Option<&str> = ::core::option_env!(#CONTRACT);
    );
    match difference(item, &contract) {
        None => quote!(#emitted #tracked),
        Some(message) => {
            let error = quote_spanned!(span => ::core::compile_error!(#message););
            quote!(#emitted #tracked #error)
        }
    }
}

fn difference(item: &Described, contracts: &str) -> Option<String> {
    let mut ours: Vec<&str> = item.lines.iter().map(String::as_str).collect();
    ours.sort_unstable();
    let mut different = None;
    // A paragraph for each contract. Which of them the item belongs to, only its lines tell.
    for contract in contracts.split("\n\n") {
        let lines = contract.lines();
        let mut known: Vec<&str> = lines.filter(|line| subject(line) == item.name).collect();
        known.sort_unstable();
        if known == ours {
            return None;
        }
        if !known.is_empty() && different.is_none() {
            different = Some(known);
        }
    }
    // In none of them: it has no Go half to differ from.
    let known = different?;
    let only = |these: &[&str], others: &[&str]| {
        let lines = these
            .iter()
            .filter(|line| !others.contains(line))
            .map(|line| format!("`{line}`"));
        let lines = lines.collect::<Vec<_>>().join(", ");
        if lines.is_empty() {
            "nothing".to_owned()
        } else {
            lines
        }
    };
    Some(format!(
        "`{}` differs from the contract that the Go code was generated from: here {}, there {}\nhelp: give the file of this item \
         to `rust2go::Builder` in build.rs",
        item.name,
        only(&ours, &known),
        only(&known, &ours),
    ))
}

/// The item that a line of the contract text is about: `Document` of `Document[0] source: String`.
fn subject(line: &str) -> &str {
    let end = line
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(line.len());
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: &str = "Doc: struct of 1 fields\nDoc[0] id: u32\nDocument: struct of 0 fields\nStore.get: fn() -> Doc";

    fn doc(field: &str) -> Described {
        Described {
            name: "Doc".into(),
            lines: vec!["Doc: struct of 1 fields".into(), field.into()],
        }
    }

    #[test]
    fn the_same_item_is_no_difference() {
        assert_eq!(difference(&doc("Doc[0] id: u32"), CONTRACT), None);
    }

    #[test]
    fn an_item_outside_the_contract_is_no_difference() {
        assert_eq!(
            difference(
                &Described {
                    name: "Other".into(),
                    lines: vec![]
                },
                CONTRACT
            ),
            None
        );
    }

    #[test]
    fn two_contracts_can_have_items_of_one_name() {
        let both = format!("{CONTRACT}\n\nDoc: struct of 1 fields\nDoc[0] id: u64\n");
        assert_eq!(difference(&doc("Doc[0] id: u32"), &both), None);
        assert_eq!(difference(&doc("Doc[0] id: u64"), &both), None);
        assert!(difference(&doc("Doc[0] id: u8"), &both).is_some());
    }

    #[test]
    fn a_changed_field_is_named_on_both_sides() {
        let message = difference(&doc("Doc[0] id: u64"), CONTRACT).expect("they differ");
        assert!(
            message.contains("here `Doc[0] id: u64`, there `Doc[0] id: u32`"),
            "{message}"
        );
    }
}
