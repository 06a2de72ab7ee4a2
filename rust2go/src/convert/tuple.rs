//! Tuples of 1 to 12; the arguments of a call are one as well, of 13 with the receiver.

use std::mem::offset_of;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! tuple {
    ($name:ident $($t:ident $i:tt)*) => {
        /// A tuple at the boundary: rust2go.Tuple in Go, of as many elements.
        #[repr(C)]
        #[derive(Clone, Copy, Debug)]
        pub struct $name<$($t),*>($(
            /// The element of this place.
            pub $t
        ),*);

        impl<$($t: Layout),*> Layout for ($($t,)*) {
            type Ref = $name<$($t::Ref),*>;
            const PLAIN: bool = $($t::PLAIN)&&*;

            fn describe(describer: &mut Describer) -> String {
                match [$($t::describe(describer)),*].as_slice() {
                    [one] => format!("({one},)"),
                    all => format!("({})", all.join(", ")),
                }
            }
        }

        // SAFETY: element by element, in a repr(C) struct as Go lays out the same fields; flat where Rust happens to lay them out
        // alike.
        unsafe impl<$($t: ToGo),*> ToGo for ($($t,)*) {
            const FLAT: bool = size_of::<Self>() == size_of::<Self::Ref>()
                && align_of::<Self>() >= align_of::<Self::Ref>()
                $(&& $t::FLAT && offset_of!(Self, $i) == offset_of!(<Self as Layout>::Ref, $i))*;
            const MEASURED: bool = $($t::MEASURED)||*;

            #[inline]
            fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
                $(self.$i.measure(measure).map_err(|e| e.in_field(stringify!($i)))?;)*
                Ok(())
            }

            #[inline]
            fn lend(&self, arena: &mut Arena) -> Self::Ref {
                $name($(self.$i.lend(arena)),*)
            }
        }

        // SAFETY: a block only where the elements are, and in their places.
        unsafe impl<$($t: FromGo),*> FromGo for ($($t,)*) {
            const BLOCK: bool = size_of::<Self>() == size_of::<Self::Ref>()
                $(&& $t::BLOCK && offset_of!(Self, $i) == offset_of!(<Self as Layout>::Ref, $i))*;

            #[inline]
            unsafe fn take(value: &Self::Ref, reader: &mut Reader) -> Result<Self, Mismatch> {
                Ok(($(
                    // SAFETY: the caller's promise covers every element.
                    unsafe { $t::take(&value.$i, reader) }.map_err(|e| e.in_field(stringify!($i)))?,
                )*))
            }
        }
    };
}

tuple!(Tuple1Ref A 0);
tuple!(Tuple2Ref A 0 B 1);
tuple!(Tuple3Ref A 0 B 1 C 2);
tuple!(Tuple4Ref A 0 B 1 C 2 D 3);
tuple!(Tuple5Ref A 0 B 1 C 2 D 3 E 4);
tuple!(Tuple6Ref A 0 B 1 C 2 D 3 E 4 F 5);
tuple!(Tuple7Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6);
tuple!(Tuple8Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7);
tuple!(Tuple9Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8);
tuple!(Tuple10Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9);
tuple!(Tuple11Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10);
tuple!(Tuple12Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11);
// The arguments of a method with a receiver, which comes first.
tuple!(Tuple13Ref A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12);
