//! What values are taken over through: memory that is trusted, or memory whose every address is checked first.

use std::ffi::c_void;

use crate::convert::EnumRef;
use crate::depth::Depth;
use crate::mismatch::Mismatch;

/// Reads what the addresses of a message lead to.
///
/// *Trusted*, it follows them: Go has written them, in this process, and keeps what they lead to. *Checked*, it follows only those
/// that lie in the message's own memory, so that a corrupted message is an error, whatever it holds.
#[derive(Debug)]
pub struct Reader {
    depth: Depth,
    region: Option<Region>,
}

/// The memory of a message that is not trusted.
#[derive(Debug)]
struct Region {
    memory: *const u8,
    size: usize,
    /// The address that the message takes its first byte to have.
    base: usize,
    /// What may still be read. A message that shares memory between many values could otherwise unfold into more than there is room
    /// for, out of a few bytes.
    left: usize,
}

impl Reader {
    /// For memory that Go has written and holds.
    #[inline]
    pub const fn trusted() -> Self {
        Self {
            depth: Depth::new(),
            region: None,
        }
    }

    /// For a message that may hold anything: its `size` bytes are at `memory`, and it was laid out for the address `base`.
    ///
    /// # Safety
    /// The memory must be readable, and stay as it is, while the reader is used.
    pub unsafe fn checked(memory: *const u8, size: usize, base: usize) -> Self {
        let region = Region {
            memory,
            size,
            base,
            left: size,
        };
        Self {
            depth: Depth::new(),
            region: Some(region),
        }
    }

    /// The `len` values that begin at `start`.
    ///
    /// # Errors
    /// From a checked reader, if they are not within the message.
    ///
    /// # Safety
    /// Every bit pattern must be a valid `R`. The memory must be readable for `'a`: a checked reader's own, a trusted one's
    /// wherever `start` leads.
    #[inline]
    pub unsafe fn slice<'a, R: Copy>(
        &mut self,
        start: *const c_void,
        len: usize,
    ) -> Result<&'a [R], Mismatch> {
        if len == 0 {
            return Ok(&[]);
        }
        let start = match &mut self.region {
            None => start.cast::<R>(),
            Some(region) => region.locate(start, len)?,
        };
        // SAFETY: the caller's promise if it is trusted, else `locate`'s: the values are in the message, aligned.
        Ok(unsafe { std::slice::from_raw_parts(start, len) })
    }

    /// The value at `place`.
    ///
    /// # Errors
    /// As [`slice`](Self::slice).
    ///
    /// # Safety
    /// As [`slice`](Self::slice).
    #[inline]
    pub unsafe fn one<'a, R: Copy>(&mut self, place: *const c_void) -> Result<&'a R, Mismatch> {
        let place = match &mut self.region {
            None => place.cast::<R>(),
            Some(region) => region.locate(place, 1)?,
        };
        // SAFETY: as in `slice`.
        Ok(unsafe { &*place })
    }

    /// The fields of an enum's variant.
    ///
    /// # Errors
    /// As [`slice`](Self::slice).
    ///
    /// # Safety
    /// As [`slice`](Self::slice); `value.tag` must be the number of the variant that has the fields `R`.
    #[inline]
    pub unsafe fn payload<'a, R: Copy>(&mut self, value: &EnumRef) -> Result<&'a R, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { self.one(value.payload) }
    }

    /// Takes what lies a level deeper. Whatever can contain itself does it through here.
    ///
    /// # Errors
    /// Those of `f`, and one for too many levels.
    #[inline]
    pub fn deeper<T>(
        &mut self,
        f: impl FnOnce(&mut Self) -> Result<T, Mismatch>,
    ) -> Result<T, Mismatch> {
        self.depth.enter()?;
        let taken = f(self)?;
        self.depth.leave();
        Ok(taken)
    }
}

impl Region {
    /// Where `len` values that the message has at the address `start` are in this process.
    fn locate<R>(&mut self, start: *const c_void, len: usize) -> Result<*const R, Mismatch> {
        // Values without bytes count as one each, or there could be any number of them.
        let size = len.checked_mul(size_of::<R>().max(1));
        let offset = start.addr().checked_sub(self.base);
        let (Some(size), Some(offset)) = (size, offset) else {
            return Err(outside(start, len));
        };
        if start.is_null() || offset > self.size || size > self.size - offset {
            return Err(outside(start, len));
        }
        if size > self.left {
            return Err(Mismatch::new(
                "the message is corrupted: its values share memory",
            ));
        }
        self.left -= size;
        // SAFETY: offset <= size of the region.
        let place = unsafe { self.memory.add(offset) }.cast::<R>();
        if !place.is_aligned() {
            return Err(Mismatch::new(format!(
                "the message is corrupted: {start:p} is not aligned to {}",
                align_of::<R>()
            )));
        }
        Ok(place)
    }
}

#[cold]
fn outside(start: *const c_void, len: usize) -> Mismatch {
    Mismatch::new(format!(
        "the message is corrupted: {len} value(s) at {start:p} are not within it"
    ))
}
