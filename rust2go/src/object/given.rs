//! Rust's objects on their way to Go.

use std::fmt;
use std::marker::PhantomData;

use super::entry::Entry;
use super::kind::ObjectTable;
use super::{Held, OBJECTS};
use crate::arena::Arena;
use crate::convert::{FromGo, Layout, ToGo};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// An object of Rust's that Go can get, as the trait that `M` stands for.
///
/// It holds the object: the value lives as long as a clone of this, or Go, has it, or one of its methods runs. Whoever lets go last drops the
/// value: a thread of Rust's or of Go's.
pub struct Given<M: Held> {
    entry: &'static Entry,
    handle: u64,
    of: PhantomData<fn() -> M>,
}

impl<M: Held> Given<M> {
    /// Makes an object of `value`, whose methods are those of `table`.
    ///
    /// # Panics
    /// If there are 2³² objects.
    pub fn new<T: Send + Sync + 'static>(value: T, table: &'static ObjectTable<T>) -> Self {
        let (entry, handle) = OBJECTS.insert(value, table);
        Self {
            entry,
            handle,
            of: PhantomData,
        }
    }
}

impl<M: Held> Clone for Given<M> {
    fn clone(&self) -> Self {
        self.entry.share();
        Self { ..*self }
    }
}

impl<M: Held> Drop for Given<M> {
    fn drop(&mut self) {
        // SAFETY: each `Given` has one hold.
        unsafe { OBJECTS.let_go(self.entry) };
    }
}

impl<M: Held> fmt::Debug for Given<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = M::interface().name;
        write!(f, "{name}({:#x})", self.handle)
    }
}

impl<M: Held> Layout for Given<M> {
    type Ref = u64;
    // Go has it as a pointer, and must have retained it before it is dropped here: it never lies in a frame that outlives it.
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        M::describe(describer)
    }
}

// SAFETY: the handle holds no address.
unsafe impl<M: Held> ToGo for Given<M> {
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        // Go reaches Rust's objects through what it gets with the ring.
        M::interface()
            .check()
            .map_err(|error| Mismatch::new(error.to_string()))?;
        measure.hold(self);
        Ok(())
    }

    fn lend(&self, _: &mut Arena) -> u64 {
        self.handle
    }
}

// SAFETY: every bit pattern is a number; nothing else is read.
unsafe impl<M: Held> FromGo for Given<M> {
    /// Go gives the object back.
    unsafe fn take(handle: &u64, _: &mut Reader) -> Result<Self, Mismatch> {
        let handle = *handle;
        let gone = || {
            let name = M::interface().name;
            Mismatch::new(format!(
                "the {name} is gone: it was closed before it was sent"
            ))
        };
        let entry = OBJECTS.hold(handle).ok_or_else(gone)?;
        let given = Self {
            entry,
            handle,
            of: PhantomData,
        };
        // SAFETY: `given` holds it.
        let interface = (unsafe { entry.kind() }.interface)();
        if !std::ptr::eq(interface, M::interface()) {
            return Err(Mismatch::new(format!(
                "the object is a {}, and not a {}",
                interface.name,
                M::interface().name
            )));
        }
        Ok(given)
    }
}
