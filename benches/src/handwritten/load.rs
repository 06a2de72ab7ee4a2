//! Goroutines that compute.

use std::sync::atomic::{AtomicU32, Ordering};

/// Each load runs as long as this number stays the same.
static FLAG: AtomicU32 = AtomicU32::new(0);

unsafe extern "C" {
    fn hw_load_start(goroutines: usize, flag: *const AtomicU32);
}

/// Goroutines that compute without end, as many as GOMAXPROCS, until this is dropped. They are let go then, and end soon
/// after. One load at a time.
#[must_use = "the load ends when this is dropped"]
pub struct Load(());

impl Load {
    /// Starts the goroutines.
    pub fn start() -> Load {
        // SAFETY: the flag is valid as long as the program, and Go reads it atomically.
        unsafe { hw_load_start(super::gomaxprocs() as usize, &raw const FLAG) };
        Load(())
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        // Relaxed: the number carries nothing but itself.
        FLAG.fetch_add(1, Ordering::Relaxed);
    }
}
