//! `rust_decimal`.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::convert::DecimalRef;
use crate::convert::tests::{back, comes_back, no_value};

fn decimals() -> impl Strategy<Value = Decimal> {
    (any::<(u32, u32, u32, bool)>(), 0..=28_u32).prop_map(|((lo, mid, hi, negative), scale)| {
        Decimal::from_parts(lo, mid, hi, negative, scale)
    })
}

comes_back! {
    decimals_and_lists: (Decimal, Vec<Decimal>) = (decimals(), prop::collection::vec(decimals(), 0..9));
}

#[test]
fn the_scale_comes_back() {
    let value = Decimal::new(150, 2);
    let [back, _] = back(&value).expect("it comes back");
    assert_eq!(back.to_string(), "1.50");
}

#[test]
fn a_scale_beyond_28_is_refused() {
    let (lo, hi, scale, negative) = (1, 0, 29, 0);
    assert_eq!(
        no_value::<Decimal>(DecimalRef {
            lo,
            hi,
            scale,
            negative
        }),
        ": a scale of 29 is no Rust Decimal's, which is 28 at most"
    );
}
