//! Has loom watch the entries: two threads that touch one at a time, unless both read, fail the model. Nothing without loom.

use super::{Shape, View};

#[cfg(not(loom))]
impl<T, S: Shape> View<T, S> {
    pub(super) fn watch_write(&self, _: u64, _: usize) {}

    pub(super) fn watch_read(&self, _: u64, _: usize) {}
}

#[cfg(loom)]
impl<T, S: Shape> View<T, S> {
    pub(super) fn watch_write(&self, position: u64, count: usize) {
        for at in position..position + count as u64 {
            self.cell(at).with_mut(|_| ());
        }
    }

    pub(super) fn watch_read(&self, position: u64, count: usize) {
        for at in position..position + count as u64 {
            self.cell(at).with(|_| ());
        }
    }

    fn cell(&self, position: u64) -> &loom::cell::UnsafeCell<()> {
        // SAFETY: the shadow lives as long as the region, which outlives the view.
        let shadow = unsafe { self.shadow.1.as_ref() };
        shadow.entry(self.shadow.0 + self.entry(position))
    }
}
