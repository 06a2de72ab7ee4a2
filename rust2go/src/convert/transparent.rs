//! Types that cross as what they hold: references, `Box`, `Rc`, `Arc`, `Cow`, `Wrapping`.

use std::borrow::Cow;
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::Arc;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! pointer {
    ($pointer:ty, $($bound:tt)*) => {
        impl<T: Layout + ?Sized $($bound)*> Layout for $pointer {
            type Ref = T::Ref;
            const PLAIN: bool = T::PLAIN;

            fn describe(describer: &mut Describer) -> String {
                T::describe(describer)
            }
        }

        // SAFETY: delegates to T, whose data stays where it is as long as the pointer to it.
        unsafe impl<T: ToGo + ?Sized $($bound)*> ToGo for $pointer {
            const MEASURED: bool = T::MEASURED;

            #[inline]
            fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
                (**self).measure(measure)
            }

            #[inline]
            fn lend(&self, arena: &mut Arena) -> T::Ref {
                (**self).lend(arena)
            }
        }
    };
}

pointer!(&T,);
pointer!(Box<T>,);
pointer!(Rc<T>,);
pointer!(Arc<T>,);
pointer!(Cow<'_, T>, + ToOwned);

macro_rules! owner {
    ($($pointer:ident)*) => {$(
        // SAFETY: delegates to T.
        unsafe impl<T: FromGo> FromGo for $pointer<T> {
            const OWNS: bool = T::OWNS;

            #[inline]
            unsafe fn take(value: &T::Ref, reader: &mut Reader) -> Result<Self, Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { T::take(value, reader) }.map($pointer::new)
            }
        }
    )*};
}

owner!(Box Rc Arc);

// SAFETY: delegates to the owned form, which has the same layout at the boundary.
unsafe impl<T> FromGo for Cow<'_, T>
where
    T: Layout + ToOwned + ?Sized,
    T::Owned: FromGo + Layout<Ref = T::Ref>,
{
    #[inline]
    unsafe fn take(value: &T::Ref, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { T::Owned::take(value, reader) }.map(Cow::Owned)
    }
}

impl<T: Layout> Layout for Wrapping<T> {
    type Ref = T::Ref;
    const PLAIN: bool = T::PLAIN;

    fn describe(describer: &mut Describer) -> String {
        T::describe(describer)
    }
}

// SAFETY: delegates to T, which is all that there is in a Wrapping (it is repr(transparent)).
unsafe impl<T: ToGo> ToGo for Wrapping<T> {
    const FLAT: bool = T::FLAT;
    const MEASURED: bool = T::MEASURED;

    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        self.0.measure(measure)
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> T::Ref {
        self.0.lend(arena)
    }
}

// SAFETY: as above.
unsafe impl<T: FromGo> FromGo for Wrapping<T> {
    const BLOCK: bool = T::BLOCK;

    #[inline]
    unsafe fn take(value: &T::Ref, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { T::take(value, reader) }.map(Wrapping)
    }
}
