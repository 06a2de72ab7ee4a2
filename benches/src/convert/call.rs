//! The calls: each format's way of sending the same data in the same direction.

use std::collections::HashMap;
use std::hint::black_box;
use std::rc::Rc;

use prost::Message;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::data::{Copies, Crosses, Data};
use super::{Case, Direction, Format};
use crate::api::{ConvertImpl, Person, Point, Shape};

/// A way to send the data.
pub struct Call {
    /// How the data crosses.
    pub format: Format,
    run: Box<dyn Fn()>,
    check: Box<dyn Fn() -> bool>,
}

impl Call {
    fn new<V: PartialEq + 'static>(
        format: Format,
        expected: V,
        route: impl Fn() -> V + 'static,
    ) -> Call {
        let route = Rc::new(route);
        let again = Rc::clone(&route);
        Call {
            format,
            run: Box::new(move || {
                black_box(route());
            }),
            check: Box::new(move || again() == expected),
        }
    }

    /// Sends the data once, and drops what comes back.
    #[inline]
    pub fn run(&self) {
        (self.run)();
    }

    /// Sends the data once, and says whether the whole of it arrived.
    pub fn is_right(&self) -> bool {
        (self.check)()
    }
}

/// The ways to send data of so many elements, the bridge first. Go keeps the data for the direction that begins there, so
/// that calls made earlier for the same case must not be run any more.
pub fn calls(case: Case, direction: Direction, count: usize) -> Vec<Call> {
    match case {
        Case::Text => block::<String>(direction, count),
        Case::Bytes => block::<Vec<u8>>(direction, count),
        Case::Strings => copied::<Vec<String>>(direction, count),
        Case::Points => structured::<Vec<Point>>(direction, count),
        Case::People => structured::<Vec<Person>>(direction, count),
        Case::Counts => structured::<HashMap<String, u64>>(direction, count),
        Case::Shapes => structured::<Vec<Shape>>(direction, count),
    }
}

fn copied<D: Copies>(direction: Direction, count: usize) -> Vec<Call> {
    let mut calls = structured::<D>(direction, count);
    calls.push(owned_copy(D::of(count), direction));
    calls
}

fn block<D: Copies + AsRef<[u8]>>(direction: Direction, count: usize) -> Vec<Call> {
    let mut calls = copied::<D>(direction, count);
    calls.push(memcpy(D::of(count).as_ref(), direction));
    calls
}

fn structured<D: Crosses>(direction: Direction, count: usize) -> Vec<Call> {
    let data = D::of(count);
    let elements = data.elements();
    let bridge = match direction {
        Direction::ToGo => Call::new(Format::Bridge, elements, move || data.to_go()),
        Direction::FromGo => {
            data.to_go();
            Call::new(Format::Bridge, data, D::from_go)
        }
        Direction::Back => Call::new(Format::Bridge, data.clone(), move || data.back()),
    };
    let mut calls = vec![bridge];
    calls.extend(encoded::<D>(direction, count));
    calls
}

/// JSON and protobuf.
fn encoded<D: Data>(direction: Direction, count: usize) -> Vec<Call> {
    let data = D::of(count);
    let elements = data.elements();
    vec![
        coded::<Json<D::Json>>(D::CASE, direction, elements, || data.json()),
        coded::<Proto<D::Proto>>(D::CASE, direction, elements, || data.proto()),
    ]
}

/// How values become bytes. What cannot be encoded or decoded is a mistake in the bench, so these panic.
trait Codec: 'static {
    const FORMAT: Format;
    type Value: PartialEq;

    fn encode(value: &Self::Value) -> Vec<u8>;
    fn decode(bytes: &[u8]) -> Self::Value;
}

struct Json<T>(std::marker::PhantomData<T>);

impl<T: Serialize + DeserializeOwned + PartialEq + 'static> Codec for Json<T> {
    const FORMAT: Format = Format::Json;
    type Value = T;

    fn encode(value: &T) -> Vec<u8> {
        serde_json::to_vec(value).expect("the data has a form in JSON")
    }

    fn decode(bytes: &[u8]) -> T {
        serde_json::from_slice(bytes).expect("Go writes the JSON that serde reads")
    }
}

struct Proto<T>(std::marker::PhantomData<T>);

impl<T: Message + Default + PartialEq + 'static> Codec for Proto<T> {
    const FORMAT: Format = Format::Protobuf;
    type Value = T;

    fn encode(value: &T) -> Vec<u8> {
        value.encode_to_vec()
    }

    fn decode(bytes: &[u8]) -> T {
        T::decode(bytes).expect("both sides are of the same convert.proto")
    }
}

fn coded<C: Codec>(
    case: Case,
    direction: Direction,
    elements: u64,
    make: impl Fn() -> C::Value,
) -> Call {
    let (data, format, case) = (make(), C::FORMAT as u8, case as u8);
    let to_go = move |data: &C::Value| ConvertImpl::encoded_to_go(format, case, &C::encode(data));
    match direction {
        Direction::ToGo => Call::new(C::FORMAT, elements, move || to_go(&data)),
        Direction::FromGo => {
            to_go(&data);
            Call::new(C::FORMAT, data, move || {
                C::decode(&ConvertImpl::encoded_from_go(format, case))
            })
        }
        Direction::Back => Call::new(C::FORMAT, make(), move || {
            let encoded = C::encode(&data);
            C::decode(&ConvertImpl::encoded_back(format, case, &encoded))
        }),
    }
}

/// The copies that an owned value on each side needs, and nothing else.
fn owned_copy<D: Copies>(data: D, direction: Direction) -> Call {
    match direction {
        Direction::ToGo => Call::new(Format::Owned, data.elements(), move || data.copy_to_go()),
        Direction::FromGo => {
            data.copy_to_go();
            Call::new(Format::Owned, data, D::copy_from_go)
        }
        Direction::Back => Call::new(Format::Owned, data.clone(), move || {
            data.copy_to_go();
            D::copy_from_go()
        }),
    }
}

/// As many copies, without memory to be found for them.
fn memcpy(bytes: &[u8], direction: Direction) -> Call {
    let bytes = bytes.to_vec();
    let there = std::cell::RefCell::new((bytes.clone(), bytes.clone()));
    Call::new(Format::Memcpy, true, move || {
        let (go, rust) = &mut *there.borrow_mut();
        black_box(&mut *go).copy_from_slice(black_box(&bytes));
        if direction == Direction::Back {
            black_box(&mut *rust).copy_from_slice(black_box(go));
        }
        true
    })
}
