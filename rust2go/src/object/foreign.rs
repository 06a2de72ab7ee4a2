//! Go's objects in Rust.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::entry::RUST;
use crate::arena::Arena;
use crate::convert::{FromGo, Layout, ToGo};
use crate::describe::Describer;
use crate::link::Interface;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;
use crate::ring::{RELEASE, Request};

/// What stands for a trait whose objects cross. The macro implements it.
pub trait Held: 'static {
    /// The trait.
    fn interface() -> &'static Interface;
    /// Adds the lines of the contract text that objects of the trait need, and returns their name in there.
    fn describe(describer: &mut Describer) -> String;
    /// Tells Go that Rust is through with one of its objects, through the ring: it runs in destructors, on any thread, which must not
    /// call Go. Tests play Go here.
    fn release(handle: u64) {
        if let Some(ring) = Self::interface().ring_of() {
            ring.submit_sometime(Request::builtin(RELEASE, handle));
        }
    }
}

/// An object of Go's, of the trait that `M` stands for.
///
/// Clones share it. When the last one is dropped, Go hears that Rust is through with the object, and its collector may have it; the
/// drop itself does not call Go. Whatever call the object is lent to keeps it by a clone of its own.
pub struct Foreign<M: Held>(Arc<Owned<M>>);

/// The one hold that Rust has of an object of Go's.
struct Owned<M: Held> {
    handle: u64,
    of: PhantomData<fn() -> M>,
}

impl<M: Held> Drop for Owned<M> {
    fn drop(&mut self) {
        M::release(self.handle);
    }
}

impl<M: Held> Clone for Foreign<M> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<M: Held> fmt::Debug for Foreign<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = M::interface().name;
        write!(f, "{name}({:#x})", self.0.handle)
    }
}

impl<M: Held> Layout for Foreign<M> {
    type Ref = u64;
    // As for `Given`: Go must have found it before it is released here.
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        M::describe(describer)
    }
}

// SAFETY: the handle holds no address.
unsafe impl<M: Held> ToGo for Foreign<M> {
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        measure.hold(self);
        Ok(())
    }

    fn lend(&self, _: &mut Arena) -> u64 {
        self.0.handle
    }
}

// SAFETY: every bit pattern is a number; nothing else is read.
unsafe impl<M: Held> FromGo for Foreign<M> {
    const OWNS: bool = true;

    /// Go gives the object to Rust, which releases it.
    unsafe fn take(handle: &u64, _: &mut Reader) -> Result<Self, Mismatch> {
        let handle = *handle;
        if handle == 0 || handle & RUST != 0 {
            let name = M::interface().name;
            return Err(Mismatch::new(format!(
                "{handle:#x} is no handle of a {name} in Go"
            )));
        }
        let owned = Foreign(Arc::new(Owned {
            handle,
            of: PhantomData,
        }));
        // Also finds the ring, by which the object is released.
        match M::interface().check() {
            Ok(()) => Ok(owned),
            Err(error) => Err(Mismatch::new(error.to_string())),
        }
    }
}
