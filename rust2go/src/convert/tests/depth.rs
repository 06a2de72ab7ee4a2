//! Both ways end at 128 levels, long before the stack does.

use super::tree::Tree;
use super::{back, no_value};
use crate::convert::{EnumRef, ListRef};

fn nested(levels: usize) -> Tree {
    (1..levels).fold(Tree::Empty, |tree, _| Tree::Node {
        children: vec![tree],
    })
}

#[test]
fn sixty_four_enums_in_lists_are_128_levels() {
    // Each is an enum in a list, but the outermost.
    assert!(back(&nested(64)).is_ok());
    let error = back(&nested(65)).expect_err("one too many");
    let reason = error.rsplit_once(": ").expect("path and reason").1;
    assert_eq!(
        reason,
        "it is nested more than 128 levels deep; send deep data as a flat list whose elements refer to each other by index"
    );
    assert!(error.starts_with(".children[0].children[0].children[0]"));
}

#[test]
fn a_value_from_go_that_contains_itself_is_an_error() {
    let mut around = EnumRef::unit(2);
    let place = &raw mut around;
    let list = ListRef::new(place.cast_const().cast(), 1);
    // SAFETY: it is ours, and lives on; every look at it goes through its address.
    let around = unsafe {
        (*place).payload = (&raw const list).cast();
        *place
    };
    let error = no_value::<Tree>(around);
    assert!(error.contains("more than 128 levels"), "{error}");
}

#[test]
fn a_list_beside_a_list_is_no_deeper() {
    let many = vec![nested(60); 300];
    assert_eq!(back(&many), Ok([many.clone(), many]));
}
