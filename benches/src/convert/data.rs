//! What can be done with the data of a case.

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Case;
use crate::api::{ConvertImpl, Person, Point, Shape};
use crate::handwritten;

/// The data of a case.
pub trait Data: Clone + PartialEq + 'static {
    /// Whose data it is.
    const CASE: Case;
    /// What serde works with.
    type Json: Serialize + DeserializeOwned + PartialEq;
    /// What prost works with.
    type Proto: prost::Message + Default + PartialEq;

    /// A value of so many elements.
    fn of(count: usize) -> Self;
    /// The number that Go finds in it.
    fn elements(&self) -> u64;
    /// The same for serde.
    fn json(&self) -> Self::Json;
    /// The same for prost.
    fn proto(&self) -> Self::Proto;
}

/// The data of a case that the contract has methods for.
pub trait Crosses: Data {
    /// Calls `…_to_go`.
    fn to_go(&self) -> u64;
    /// Calls `…_from_go`.
    fn from_go() -> Self;
    /// Calls `…_back`.
    fn back(&self) -> Self;
}

/// The data of a case that is bytes and no more, so that copying them by hand is the yardstick.
pub trait Copies: Crosses {
    /// Makes Go copy it and keep the copy: the number of elements.
    fn copy_to_go(&self) -> u64;
    /// Copies what Go kept.
    fn copy_from_go() -> Self;
}

macro_rules! crosses {
    ($($t:ty: $to_go:ident $from_go:ident $back:ident;)*) => {$(
        impl Crosses for $t {
            fn to_go(&self) -> u64 {
                ConvertImpl::$to_go(self)
            }

            fn from_go() -> $t {
                ConvertImpl::$from_go()
            }

            fn back(&self) -> $t {
                ConvertImpl::$back(self)
            }
        }
    )*};
}

crosses! {
    String: text_to_go text_from_go text_back;
    Vec<u8>: bytes_to_go bytes_from_go bytes_back;
    Vec<String>: strings_to_go strings_from_go strings_back;
    Vec<Point>: points_to_go points_from_go points_back;
    Vec<Person>: people_to_go people_from_go people_back;
    HashMap<String, u64>: counts_to_go counts_from_go counts_back;
    Vec<Shape>: shapes_to_go shapes_from_go shapes_back;
}

impl Copies for String {
    fn copy_to_go(&self) -> u64 {
        handwritten::copy_to_go(self.as_bytes()) as u64
    }

    fn copy_from_go() -> String {
        // SAFETY: the bytes that come back are those of a string.
        unsafe { String::from_utf8_unchecked(handwritten::copy_from_go()) }
    }
}

impl Copies for Vec<u8> {
    fn copy_to_go(&self) -> u64 {
        handwritten::copy_to_go(self) as u64
    }

    fn copy_from_go() -> Vec<u8> {
        handwritten::copy_from_go()
    }
}

impl Copies for Vec<String> {
    fn copy_to_go(&self) -> u64 {
        handwritten::copy_strings_to_go(self) as u64
    }

    fn copy_from_go() -> Vec<String> {
        handwritten::copy_strings_from_go()
    }
}
