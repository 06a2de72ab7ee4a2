//! Texts that a conversion makes on the way to Go, straight into the message.

use std::fmt::{self, Display, Write};

use crate::arena::{Arena, differs};
use crate::convert::StrRef;
use crate::measure::{Measure, rounded};
use crate::mismatch::Mismatch;

impl Measure {
    /// The text that `value` shows, which [`Arena::shown`] then makes.
    pub(crate) fn shown(&mut self, value: &impl Display) -> Result<(), Mismatch> {
        let mut count = Count(0);
        if write!(count, "{value}").is_err() {
            return Err(Mismatch::new("it has no text"));
        }
        self.bytes += count.0;
        self.room = self.room.saturating_add(rounded(count.0));
        Ok(())
    }
}

/// Counts bytes of text.
struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

impl Arena {
    /// The text that `value` shows.
    pub(crate) fn shown(&mut self, value: &impl Display) -> StrRef {
        let (start, room) = self.rest();
        let mut text = Text {
            start,
            room,
            len: 0,
        };
        if write!(text, "{value}").is_err() {
            differs();
        }
        let len = text.len;
        self.take(len);
        StrRef {
            ptr: if len == 0 { std::ptr::null() } else { start },
            len,
        }
    }
}

/// Writes text to `start`, where there is room for `room` bytes.
struct Text {
    start: *mut u8,
    room: usize,
    len: usize,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() > self.room - self.len {
            return Err(fmt::Error);
        }
        // SAFETY: the buffer has that much room left, and is not the text's.
        unsafe {
            let end = self.start.add(self.len);
            std::ptr::copy_nonoverlapping(text.as_ptr(), end, text.len());
        }
        self.len += text.len();
        Ok(())
    }
}
