//! How a parked Go dispatcher is woken.

use std::ffi::c_void;

use super::join::{Link, Op};

/// Wakes the dispatcher of one Go runtime package.
#[derive(Debug)]
pub(super) enum Bell {
    /// An eventfd or a pipe that Go's netpoller waits on.
    #[cfg(unix)]
    File(std::mem::ManuallyDrop<std::fs::File>),
    /// An export: where there is no such file.
    Call(unsafe extern "C" fn(*mut c_void)),
}

impl Bell {
    /// `file` is what Go gave, negative for none; `export` is any of its ring exports.
    pub(super) fn new(file: i64, export: unsafe extern "C" fn(*mut c_void)) -> Self {
        #[cfg(unix)]
        if let Ok(fd @ 0..) = i32::try_from(file) {
            use std::os::fd::FromRawFd;
            // SAFETY: Go opened the file for this and never closes it; nor do we.
            let file = unsafe { std::fs::File::from_raw_fd(fd) };
            return Self::File(std::mem::ManuallyDrop::new(file));
        }
        let _ = file;
        Self::Call(export)
    }

    /// Rings. Go has seen to it that the bell has room: it is rung once for each time that the dispatcher parks.
    #[cold]
    pub(super) fn ring(&self) {
        match self {
            #[cfg(unix)]
            Self::File(file) => {
                use std::io::Write;
                // An eventfd takes eight bytes, a pipe takes them as well.
                let one = 1u64.to_ne_bytes();
                while let Err(error) = (&**file).write(&one) {
                    if error.kind() != std::io::ErrorKind::Interrupted {
                        // It is full, so it has not been heard yet, and will be.
                        break;
                    }
                }
            }
            Self::Call(export) => {
                let mut link = Link::new(Op::Ring);
                // SAFETY: an export of the generated code, with what it expects.
                unsafe { export((&raw mut link).cast()) };
            }
        }
    }
}
