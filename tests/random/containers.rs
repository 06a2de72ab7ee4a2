//! Lists, options, maps and all that holds other values.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::Arc;

use super::{Random, Source};

impl<T: Random> Random for Option<T> {
    fn random(source: &mut Source) -> Self {
        source.some().then(|| source.any())
    }
}

impl<T: Random, E: Random> Random for Result<T, E> {
    fn random(source: &mut Source) -> Self {
        match source.below(2) {
            0 => Ok(source.any()),
            _ => Err(source.any()),
        }
    }
}

impl<T: Random, const N: usize> Random for [T; N] {
    fn random(source: &mut Source) -> Self {
        std::array::from_fn(|_| source.any())
    }
}

impl<T: Random> Random for Wrapping<T> {
    fn random(source: &mut Source) -> Self {
        Wrapping(source.any())
    }
}

macro_rules! collected {
    ($($(#$bound:tt)? $list:ty: $item:ty),* $(,)?) => {$(
        impl<T: Random $(+ $bound)?> Random for $list {
            fn random(source: &mut Source) -> Self {
                (0..source.elements()).map(|_| source.any::<$item>()).collect()
            }
        }
    )*};
}

collected!(Vec<T>: T, VecDeque<T>: T, Box<[T]>: T, Rc<[T]>: T, Arc<[T]>: T, #Ord BTreeSet<T>: T);

impl<T: Random + Eq + Hash> Random for HashSet<T> {
    fn random(source: &mut Source) -> Self {
        (0..source.elements()).map(|_| source.any()).collect()
    }
}

impl<K: Random + Eq + Hash, V: Random> Random for HashMap<K, V> {
    fn random(source: &mut Source) -> Self {
        (0..source.elements()).map(|_| source.any()).collect()
    }
}

impl<K: Random + Ord, V: Random> Random for BTreeMap<K, V> {
    fn random(source: &mut Source) -> Self {
        (0..source.elements()).map(|_| source.any()).collect()
    }
}

macro_rules! held {
    ($($pointer:ident)*) => {$(
        impl<T: Random> Random for $pointer<T> {
            fn random(source: &mut Source) -> Self {
                $pointer::new(source.any())
            }
        }

        impl Random for $pointer<str> {
            fn random(source: &mut Source) -> Self {
                source.any::<String>().into()
            }
        }
    )*};
}

held!(Box Rc Arc);

impl<T> Random for Cow<'_, T>
where
    T: ToOwned + ?Sized,
    T::Owned: Random,
{
    fn random(source: &mut Source) -> Self {
        Cow::Owned(source.any())
    }
}

macro_rules! tuples {
    ($($t:ident)*) => {
        impl<$($t: Random),*> Random for ($($t,)*) {
            fn random(source: &mut Source) -> Self {
                ($(source.any::<$t>(),)*)
            }
        }
    };
}

tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
