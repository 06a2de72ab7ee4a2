//! The memory that both sides share during a call: docs/abi.md, "Frames".

use std::ffi::c_void;

use crate::convert::{EnumRef, StrRef};
use crate::describe::Describer;
use crate::error::Error;
use crate::link::Method;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// `rust2go.Head` of the Go package.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) done: Done,
    pub(crate) method: &'static Method,
    bytes: usize,
}

/// Takes the outcome over: the frame (or, where it is gone, the method), the event bits, the failure or null. Gives 1 if it woke a task.
pub(crate) type Done = unsafe extern "C" fn(*mut c_void, usize, *const FailureRef) -> usize;

impl Head {
    pub(crate) fn new(done: Done, method: &'static Method, bytes: usize) -> Self {
        Self {
            done,
            method,
            bytes,
        }
    }
}

/// Where a frame has its parts: offset and size of each, for the check against the C header.
#[derive(Debug)]
pub struct FrameLayout {
    /// The whole, with what is Rust's own.
    pub size: usize,
    /// Its alignment.
    pub align: usize,
    /// The parts that Go sees.
    pub parts: Vec<(&'static str, usize, usize)>,
}

macro_rules! frame_layout {
    ($frame:ty: $($part:ident: $ty:ty),*) => {
        $crate::frame::FrameLayout {
            size: size_of::<$frame>(),
            align: align_of::<$frame>(),
            parts: vec![$((stringify!($part), std::mem::offset_of!($frame, $part), size_of::<$ty>())),*],
        }
    };
}
pub(crate) use frame_layout;

/// The layout of `Head`.
pub fn head_layout() -> FrameLayout {
    frame_layout!(Head: done: Done, method: &'static Method, bytes: usize)
}

/// Event bit of `done`: the result or the failure is in the frame.
pub(crate) const OUTCOME: usize = 1;
/// Event bit of `done`: Go will not touch the frame again.
pub(crate) const ENDED: usize = 2;
/// Event bit of `done`, where the call is the last one of some: the task that is woken is to look at the ring.
pub(crate) const LEAD: usize = 4;
/// Event bit of `done`, with the outcome alone: the end will come through the ring, and wake the task.
pub(crate) const QUIET: usize = 8;

/// `rust2go.Failure` of the Go package.
#[repr(C)]
#[derive(Debug)]
pub struct FailureRef {
    kind: u32,
    pub(crate) variant: u32,
    message: StrRef,
    stack: StrRef,
    pub(crate) payload: *const c_void,
}

/// `KindGo` of the Go package: an error of no type that the contract knows, as its text.
pub(crate) const UNTYPED: u32 = 1;
/// `KindTyped` of the Go package.
const TYPED: u32 = 2;
/// `KindPanicked` of the Go package.
pub(crate) const PANICKED: u32 = 3;
/// `KindCancelled` of the Go package.
pub(crate) const CANCELLED: u32 = 5;
/// `KindDeadline` of the Go package.
pub(crate) const DEADLINE: u32 = 6;
/// `KindUnsendable` of the Go package: the result has no form on the other side. The stack is the path to what is wrong.
pub(crate) const UNSENDABLE: u32 = 8;
/// `KindUnreadable` of the Go package: the handler's side could not make its own value of an argument.
pub(crate) const UNREADABLE: u32 = 9;
/// `KindReleased` of the Go package: the handle names nothing any more.
pub(crate) const RELEASED: u32 = 10;
/// `KindNoExecutor` of the Go package: Rust has nothing that its futures could run on.
pub(crate) const NO_EXECUTOR: u32 = 11;
/// `KindStopped` of the Go package: nothing is served any more.
pub(crate) const STOPPED: u32 = 12;

impl FailureRef {
    /// A failure of any kind but a typed one. It must not outlive the texts.
    pub(crate) fn new(kind: u32, message: &str, stack: &str) -> Self {
        let text = |text: &str| StrRef {
            ptr: if text.is_empty() {
                std::ptr::null()
            } else {
                text.as_ptr()
            },
            len: text.len(),
        };
        Self {
            kind,
            variant: 0,
            message: text(message),
            stack: text(stack),
            payload: std::ptr::null(),
        }
    }

    /// The failure that is an error of the contract. It must not outlive what the payload lies in.
    pub(crate) fn typed(error: EnumRef) -> Self {
        Self {
            variant: error.tag,
            payload: error.payload,
            ..Self::new(TYPED, "", "")
        }
    }

    /// Whether it carries an error of the contract's own type.
    pub(crate) fn is_typed(&self) -> bool {
        self.kind == TYPED
    }

    /// Whether it is a panic, which must never go unseen.
    pub(crate) fn is_panic(&self) -> bool {
        self.kind == PANICKED
    }

    /// The bridge's own error for any other kind, of a call to `method`.
    ///
    /// # Safety
    /// The strings must be readable, as Go guarantees while `done` runs.
    pub(crate) unsafe fn error(&self, method: &str) -> Error {
        let text = |s: StrRef| {
            // SAFETY: the caller's promise. A trusted reader does not fail.
            let bytes = unsafe { s.bytes(&mut Reader::trusted()) }.unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        };
        match self.kind {
            PANICKED => Error::Panicked {
                message: text(self.message),
                stack: text(self.stack),
            },
            4 => Error::Exited,
            CANCELLED => Error::Cancelled,
            DEADLINE => Error::DeadlineExceeded,
            7 => Error::NotRegistered {
                interface: text(self.message),
            },
            RELEASED => Error::Released {
                object: text(self.message),
            },
            STOPPED => Error::Stopped,
            UNSENDABLE => Error::Decode {
                field: format!("{method}{}", text(self.stack)),
                reason: text(self.message),
            },
            UNREADABLE => Error::Encode {
                field: format!("{method}{}", text(self.stack)),
                reason: text(self.message),
            },
            _ => Error::Go {
                message: text(self.message),
            },
        }
    }
}

/// An error type of the contract: `rust2go::Error`, or a struct or enum that derives R2G.
///
/// # Safety
/// `take` must read `payload` as the variant that `variant` names, and memory through `reader` only.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a method",
    label = "not an error type of the contract",
    note = "use `rust2go::Error`, or derive `rust2go::R2G` on an enum or struct of yours"
)]
pub unsafe trait GoError: Sized {
    /// Adds the lines of the contract text that this type needs, and returns its name in there.
    fn describe(describer: &mut Describer) -> String;
    /// Copies the error.
    ///
    /// # Errors
    /// If Rust has no such error.
    ///
    /// # Safety
    /// If `reader` is a trusted one, `payload` must be the address of a value of that variant, readable with all that it points at.
    unsafe fn take(
        variant: u32,
        payload: *const c_void,
        reader: &mut Reader,
    ) -> Result<Self, Mismatch>;
}

// SAFETY: Go never sends it as a typed error; nothing is read.
unsafe impl GoError for Error {
    fn describe(_: &mut Describer) -> String {
        "rust2go::Error".to_owned()
    }

    unsafe fn take(variant: u32, _: *const c_void, _: &mut Reader) -> Result<Self, Mismatch> {
        Err(unknown_variant(variant))
    }
}

/// For a variant that this side does not know.
#[cold]
pub fn unknown_variant(variant: u32) -> Mismatch {
    Mismatch::new(format!("variant {variant} of the error is unknown here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(kind: u32, message: &str, stack: &str) -> Error {
        let failure = FailureRef::new(kind, message, stack);
        // SAFETY: the texts live on.
        unsafe { failure.error("Store.list") }
    }

    #[test]
    fn what_cannot_be_converted_says_where() {
        let unsendable = failure(8, "nil is no Shape", "[3].Shape");
        assert_eq!(
            unsendable.to_string(),
            "Store.list[3].Shape from Go is not valid: nil is no Shape"
        );
        let unreadable = failure(9, "parse \"%\": invalid URL escape", "");
        assert_eq!(
            unreadable.to_string(),
            "Store.list cannot be sent to Go: parse \"%\": invalid URL escape"
        );
    }
}
