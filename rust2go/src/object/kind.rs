//! What an object can do.

use std::marker::PhantomData;

use crate::link::Interface;
use crate::serve::Serve;

/// What a type of objects can do.
#[derive(Debug)]
pub(super) struct Kind {
    /// The trait that Go knows it by; a function, because a constant cannot name the static.
    pub(super) interface: fn() -> &'static Interface,
    pub(super) calls: &'static [Serve],
    /// Whether the first call is the last one.
    pub(super) once: bool,
    /// Drops the value, which must be a `Box<T>` of the table's own `T`, and nobody else's any more.
    pub(super) drop: unsafe fn(*mut ()),
}

/// The methods of an object of type `T`, as Go calls them.
#[derive(Debug)]
pub struct ObjectTable<T> {
    pub(super) kind: Kind,
    value: PhantomData<fn(T)>,
}

impl<T: Send + Sync + 'static> ObjectTable<T> {
    /// The table of the trait's methods, sorted by name.
    ///
    /// # Safety
    /// The functions must be what the macro makes for the methods of `interface`, and take a `T` out of the entry.
    pub const unsafe fn new(
        interface: fn() -> &'static Interface,
        calls: &'static [Serve],
    ) -> Self {
        Self {
            kind: Kind {
                interface,
                calls,
                once: false,
                drop: drop_box::<T>,
            },
            value: PhantomData,
        }
    }

    /// As [`new`](Self::new), for an object that is called once at most: its handle is stale from that on, whatever comes of the call. Its `T` is a
    /// [`Once`](super::Once), as a rule.
    ///
    /// # Safety
    /// As for [`new`](Self::new).
    pub const unsafe fn once(
        interface: fn() -> &'static Interface,
        calls: &'static [Serve],
    ) -> Self {
        // SAFETY: the caller's promise.
        let mut table = unsafe { Self::new(interface, calls) };
        table.kind.once = true;
        table
    }
}

/// Drops the value of an object.
///
/// # Safety
/// `value` must be of `Box::<T>::into_raw`, and nobody may use it any more.
unsafe fn drop_box<T>(value: *mut ()) {
    // SAFETY: the caller's promise.
    drop(unsafe { Box::from_raw(value.cast::<T>()) });
}
