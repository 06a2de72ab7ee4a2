//! How Go reaches Rust's objects: calls, and holds of its own.

use std::ffi::c_void;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use super::OBJECTS;
use super::entry::Entry;

/// The object that was called is gone, or never was.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Gone;

/// Calls method `number` of the object that `handle` names, with the frame at `ask`. The object's destructor may run in here, after the
/// method has returned, and may panic.
///
/// # Errors
/// If there is no such object; nothing has been called then.
///
/// # Safety
/// Go must wait in the call with a frame of that method.
pub(crate) unsafe fn invoke(handle: u64, number: usize, ask: *mut c_void) -> Result<(), Gone> {
    let entry = OBJECTS.hold(handle).ok_or(Gone)?;
    let held = Hold(entry);
    // SAFETY: `held` holds it.
    let kind = unsafe { entry.kind() };
    let Some(call) = kind.calls.get(number) else {
        return Err(Gone);
    };
    if kind.once && !entry.revoke(handle) {
        return Err(Gone);
    }
    // SAFETY: the table's maker promised that the function fits the object; the caller, that the frame fits the method.
    unsafe { call(held.0, ask) };
    Ok(())
}

/// Holds the object that `handle` names for Go; `false` if it is gone.
pub(crate) fn retain(handle: u64) -> bool {
    OBJECTS.retain(handle)
}

/// Gives back what [`retain`] took; nothing happens if Go has no hold. The object's destructor may run in here, and may panic.
pub(crate) fn release(handle: u64) {
    OBJECTS.release(handle);
}

/// A hold of an object.
struct Hold(&'static Entry);

impl Drop for Hold {
    fn drop(&mut self) {
        // SAFETY: whoever makes one has a hold, which ends here.
        unsafe { OBJECTS.let_go(self.0) };
    }
}

/// An object of Rust's while it is called: its value stays, even if everybody else lets go of it.
///
/// The last one drops the value, and so does its destructor's panic come out of the drop of a guard.
pub struct Guard<T> {
    hold: Hold,
    value: PhantomData<T>,
}

impl<T> Guard<T> {
    /// Holds the object of `entry`, beyond the call.
    ///
    /// # Safety
    /// `entry` must be what Go's call of a method got, and that call must not have returned; `T` must be the type of the table that the method
    /// is in.
    pub unsafe fn of(entry: *const Entry) -> Self {
        // SAFETY: the caller's promise: the call holds it. Places live for ever.
        let entry: &'static Entry = unsafe { &*entry };
        entry.share();
        Self {
            hold: Hold(entry),
            value: PhantomData,
        }
    }
}

impl<T> Deref for Guard<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the object, and `of` was promised its type.
        unsafe { self.hold.0.value() }
    }
}

impl<T> Clone for Guard<T> {
    fn clone(&self) -> Self {
        // SAFETY: the object is held here, which is all that `of` needs of the call.
        unsafe { Self::of(self.hold.0) }
    }
}

impl<T: fmt::Debug> fmt::Debug for Guard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Guard").field(&**self).finish()
    }
}

/// The value of an object that can be called once: a `FnOnce`.
#[derive(Debug)]
pub struct Once<F>(Mutex<Option<F>>);

impl<F> Once<F> {
    /// For one call.
    pub const fn new(value: F) -> Self {
        Self(Mutex::new(Some(value)))
    }

    /// Takes the value out; `None` if it has been.
    pub fn take(&self) -> Option<F> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
