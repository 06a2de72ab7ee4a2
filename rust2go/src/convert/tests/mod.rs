//! Every family of types there and back in one process: what is lent to Go is what Go would send.

#![allow(clippy::type_complexity)]

// A slot under loom works in its models only.
#[cfg(not(loom))]
mod calls;
mod corrupted;
mod depth;
mod ext;
mod leaves;
mod lists;
mod maps;
mod refused;
mod tree;

use crate::arena::Arena;
use crate::convert::{FromGo, ToGo};
use crate::measure::Measure;
use crate::message::{Message, decode};
use crate::mismatch::Mismatch;
use crate::read::Reader;
use crate::scratch;

/// Lends `value`, in a shallow arena and in a deep one, and takes it back from both; the text of what is wrong, if anything is.
fn back<T: ToGo + FromGo>(value: &T) -> Result<[T; 2], String> {
    let text = |e: Mismatch| e.text();
    let mut measure = Measure::new(false);
    value.measure(&mut measure).map_err(text)?;
    let mut buffer = scratch::buffer(measure.room);
    let mut arena = Arena::new(
        buffer.as_mut_ptr().cast(),
        measure.room,
        false,
        &measure.kept,
    );
    let lent = value.lend(&mut arena);
    assert_eq!(arena.rest().1, 0, "all that was measured is used");
    // SAFETY: the value, the buffer and what was kept live on.
    let shallow = unsafe { T::take(&lent, &mut Reader::trusted()) }.map_err(text)?;
    let message = Message::of(value).map_err(text)?;
    let memory = message.memory();
    // SAFETY: the message lives on.
    let deep = unsafe { decode(memory.as_ptr().cast(), memory.len(), message.base()) };
    Ok([shallow, deep.map_err(text)?])
}

/// What is wrong with a value on its way to Go.
fn refused<T: ToGo>(value: &T) -> String {
    match value.measure(&mut Measure::new(false)) {
        Ok(()) => "nothing".to_owned(),
        Err(mismatch) => mismatch.text(),
    }
}

/// What is wrong with a value from Go.
fn no_value<T: FromGo>(value: T::Ref) -> String {
    // SAFETY: for refs without addresses, or with those of something that lives.
    match unsafe { T::take(&value, &mut Reader::trusted()) } {
        Ok(_) => "nothing".to_owned(),
        Err(mismatch) => mismatch.text(),
    }
}

/// A property test for each type: any value of it, or any that the strategy makes, comes back equal.
macro_rules! comes_back {
    (@ $t:ty) => { proptest::prelude::any::<$t>() };
    (@ $t:ty, $strategy:expr) => { $strategy };
    ($($name:ident: $t:ty $(= $strategy:expr)?;)*) => {$(
        #[test]
        fn $name() {
            let config = proptest::prelude::ProptestConfig {
                failure_persistence: None,
                ..Default::default()
            };
            let strategy = $crate::convert::tests::comes_back!(@ $t $(, $strategy)?);
            proptest::proptest!(config, |(value in strategy)| {
                let value: $t = value;
                let [shallow, deep] = $crate::convert::tests::back(&value).expect("it comes back");
                proptest::prop_assert_eq!(&shallow, &value);
                proptest::prop_assert_eq!(&deep, &value);
            });
        }
    )*};
}
use comes_back;
