//! `serde_json`.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::convert::tests::{back, comes_back, no_value};
use crate::convert::{JsonRef, StrRef};

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

comes_back! {
    json_values: Value = values();
    json_in_others: Vec<Option<Value>> = prop::collection::vec(prop::option::of(values()), 0..3);
}

fn number(text: &str) -> JsonRef {
    JsonRef {
        kind: 3,
        ptr: text.as_ptr().cast(),
        len: text.len(),
    }
}

fn kind(kind: u32) -> JsonRef {
    JsonRef {
        kind,
        ptr: std::ptr::null(),
        len: 0,
    }
}

#[test]
fn numbers_of_go_are_read_to_the_last_bit() {
    let text = "2.2250738585072011e-308";
    // SAFETY: the text lives on.
    let taken = unsafe {
        <Value as crate::convert::FromGo>::take(&number(text), &mut crate::read::Reader::trusted())
    };
    let nearest = text.parse::<f64>().expect("a float");
    assert_eq!(taken.expect("a number").as_f64(), Some(nearest));
}

#[test]
fn what_is_refused() {
    let key = StrRef {
        ptr: b"a".as_ptr(),
        len: 1,
    };
    let entry = [crate::convert::Tuple2Ref(key, kind(7))];
    let object = JsonRef {
        kind: 6,
        ptr: entry.as_ptr().cast(),
        len: 1,
    };
    expect_test::expect![[r#"
        : 7 is no kind of JSON value
        ["a"]: 7 is no kind of JSON value
        : "1x" is no JSON number that serde_json can hold
        : "" is no JSON number that serde_json can hold
        : "NaN" is no JSON number that serde_json can hold"#]]
    .assert_eq(
        &[
            no_value::<Value>(kind(7)),
            no_value::<Value>(object),
            no_value::<Value>(number("1x")),
            no_value::<Value>(number("")),
            no_value::<Value>(number("NaN")),
        ]
        .join("\n"),
    );
}

#[test]
fn deep_json_is_an_error() {
    let deep = |levels| (0..levels).fold(json!(null), |value, _| json!([value]));
    assert!(back(&deep(128)).is_ok());
    let error = back(&deep(129)).expect_err("too deep");
    assert!(error.contains("more than 128 levels"), "{error}");
}
