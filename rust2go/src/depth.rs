//! How deep values may nest: both ways are recursive, and a stack overflow would end the process.

use crate::mismatch::Mismatch;

/// The levels of lists, options, results, maps and enums that a value may have in one another.
const LIMIT: u32 = 128;

/// The levels that a conversion is in.
#[derive(Debug, Default)]
pub(crate) struct Depth(u32);

impl Depth {
    pub(crate) const fn new() -> Self {
        Self(0)
    }

    /// Goes one level down; every `enter` that goes well has its `leave`, but on the way out with an error.
    #[inline]
    pub(crate) fn enter(&mut self) -> Result<(), Mismatch> {
        if self.0 == LIMIT {
            return Err(too_deep());
        }
        self.0 += 1;
        Ok(())
    }

    #[inline]
    pub(crate) fn leave(&mut self) {
        self.0 -= 1;
    }
}

#[cold]
fn too_deep() -> Mismatch {
    Mismatch::new(format!(
        "it is nested more than {LIMIT} levels deep; send deep data as a flat list whose elements refer to each other by index"
    ))
}
