//! Types of other crates.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "serde_json")]
mod json;
#[cfg(feature = "time")]
mod time;

#[cfg(any(feature = "bytes", feature = "url", feature = "uuid"))]
use proptest::prelude::*;

#[cfg(feature = "bytes")]
super::comes_back! {
    bytes: (::bytes::Bytes, Vec<::bytes::Bytes>) = any::<(Vec<u8>, Vec<Vec<u8>>)>()
        .prop_map(|(one, many)| (one.into(), many.into_iter().map(Into::into).collect()));
}

#[cfg(feature = "uuid")]
super::comes_back! {
    uuids: (::uuid::Uuid, Vec<::uuid::Uuid>) = any::<(u128, Vec<u128>)>()
        .prop_map(|(one, many)| (::uuid::Uuid::from_u128(one), many.into_iter().map(::uuid::Uuid::from_u128).collect()));
}

#[cfg(feature = "url")]
super::comes_back! {
    urls: ::url::Url = "https://[a-z]{1,9}(:[1-9][0-9]{1,3})?/[a-z/]{0,9}(\\?[a-z=&]{1,9})?(#[a-z]{1,9})?"
        .prop_map(|text| ::url::Url::parse(&text).expect("a URL"));
}

#[cfg(feature = "url")]
#[test]
fn what_is_no_url_says_why() {
    let text = "a b";
    let lent = crate::convert::StrRef {
        ptr: text.as_ptr(),
        len: text.len(),
    };
    assert_eq!(
        super::no_value::<::url::Url>(lent),
        r#": "a b" is no Rust Url: relative URL without a base"#
    );
}
