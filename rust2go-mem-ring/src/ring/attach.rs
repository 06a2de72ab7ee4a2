//! Half of a ring: a view of it that keeps the region, with the right to it.

use std::mem::align_of;
use std::ops::Deref;

use super::{Shape, View};
use crate::error::{AttachError, RegionError};
use crate::layout::{CONSUMER_GONE, PRODUCERS_GONE, entry_size};
use crate::plan::Plan;
use crate::region::{Inner, Refused, Region, Role};
use crate::sync::Ordering;

/// Which half of a ring.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// With how many there may be.
    Producer(usize),
    Consumer,
}

impl Half {
    /// The bit that says that it is gone.
    fn gone(self) -> u32 {
        match self {
            Half::Producer(_) => PRODUCERS_GONE,
            Half::Consumer => CONSUMER_GONE,
        }
    }
}

/// One attached half. It has joined its role, and leaves it when dropped.
pub(crate) struct Ring<T, S: Shape> {
    view: View<T, S>,
    half: Half,
    part: usize,
    joined: bool,
    region: Region,
}

// SAFETY: a half owns its region and reaches the ring through atomics and through entries that are its alone by the protocol.
// Values go from thread to thread, hence `T: Send`.
unsafe impl<T: Send, S: Shape> Send for Ring<T, S> {}
// SAFETY: as above. What a shared half allows is up to its methods; none gives a `&T` to two threads.
unsafe impl<T: Send, S: Shape> Sync for Ring<T, S> {}

impl<T, S: Shape> Ring<T, S> {
    /// Attaches to a part of a region, if it is what it should be and the half is free.
    pub(crate) fn attach(region: &Region, part: usize, half: Half) -> Result<Self, AttachError> {
        let parts = region.parts();
        let Some(found) = parts.get(part) else {
            let parts = parts.len();
            return Err(AttachError::NoPart { part, parts });
        };
        if found.kind() != S::KIND {
            let (is, wanted) = (found.kind(), S::KIND);
            return Err(AttachError::Kind { is, wanted });
        }
        let is = (found.entry_size(), found.entry_align());
        let wanted = (entry_size::<T>(), align_of::<T>());
        if is != wanted {
            return Err(AttachError::Entry { is, wanted });
        }
        // SAFETY: checked just now; the half holds the region.
        let view = unsafe { View::new(region.inner(), found) };
        // Acquire pairs with the Release in `mark_gone`.
        if view.closed().load(Ordering::Acquire) & half.gone() != 0 {
            return Err(AttachError::Closed);
        }
        let most = match half {
            Half::Producer(most) => most,
            Half::Consumer => 1,
        };
        role(region, part, half)
            .join(most)
            .map_err(|refused| match refused {
                Refused::Full => AttachError::Taken,
                Refused::Gone => AttachError::Closed,
            })?;
        Ok(Self {
            view,
            half,
            part,
            joined: true,
            region: region.clone(),
        })
    }

    /// Leaves the role, once. True if that has closed the ring.
    pub(crate) fn leave(&mut self) -> bool {
        let joined = std::mem::replace(&mut self.joined, false);
        let last = joined && role(&self.region, self.part, self.half).leave();
        if last {
            self.mark_gone(self.half.gone());
        }
        last
    }
}

fn role(region: &Region, part: usize, half: Half) -> &Role {
    let roles = region.inner().roles(part);
    match half {
        Half::Producer(_) => &roles.producers,
        Half::Consumer => &roles.consumer,
    }
}

impl<T, S: Shape> Deref for Ring<T, S> {
    type Target = View<T, S>;

    fn deref(&self) -> &View<T, S> {
        &self.view
    }
}

impl<T, S: Shape> Clone for Ring<T, S> {
    /// Another one in the same role; only for producers of which there may be many.
    fn clone(&self) -> Self {
        role(&self.region, self.part, self.half).join_another();
        Self {
            // SAFETY: the part is the one that `attach` has checked, and the clone holds the region too.
            view: unsafe { View::new(self.region.inner(), &self.region.parts()[self.part]) },
            half: self.half,
            part: self.part,
            joined: true,
            region: self.region.clone(),
        }
    }
}

impl<T, S: Shape> Drop for Ring<T, S> {
    fn drop(&mut self) {
        self.leave();
    }
}

/// A region for one ring of any values, which never leaves this process. What is left in it is dropped with it.
pub(crate) fn typed<T: Send, S: Shape>(capacity: usize) -> Result<Region, RegionError> {
    let plan = Plan::new().ring::<T>(S::KIND, capacity);
    Region::on_heap(&plan, Some(drop_left::<T, S>))
}

/// Drops the values in part 0 of a region that nobody has any more.
fn drop_left<T: Send, S: Shape>(inner: &Inner) {
    // SAFETY: `typed` has made the region for this, and `inner` is borrowed.
    let view = unsafe { View::<T, S>::new(inner, &inner.parts()[0]) };
    for position in S::left(&view) {
        // SAFETY: `left` says that there is a value, and nobody else is left to take it.
        drop(unsafe { view.read(position).assume_init() });
    }
}
