//! Panics of what is served: nothing may unwind into Go, and the caller gets the message and the stack.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::Once;

use super::refusal::Refusal;
use crate::frame;

/// Whether this thread is in code that is served to Go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Serving {
    No,
    Yes,
    /// It is, and a panic in it has left its trace.
    Traced,
}

thread_local! {
    // No destructor, so it costs a load and a store.
    static SERVING: Cell<Serving> = const { Cell::new(Serving::No) };
    static TRACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught.
#[derive(Debug)]
pub(super) struct Panic {
    message: String,
    stack: String,
}

impl From<Panic> for Refusal {
    fn from(Panic { message, stack }: Panic) -> Self {
        Self {
            kind: frame::PANICKED,
            message,
            stack,
        }
    }
}

/// Has panics leave their traces from now on. The hook of before is called as ever; one that is set later hides the traces, and the messages
/// remain.
pub(super) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if SERVING.get() != Serving::No {
                trace(info);
            }
            previous(info);
        }));
    });
}

#[cold]
fn trace(info: &PanicHookInfo<'_>) {
    let stack = Backtrace::force_capture();
    let text = match info.location() {
        Some(location) => format!("at {location}\n{stack}"),
        None => stack.to_string(),
    };
    // The cell is gone if the thread is ending, and borrowed if the text of a trace panics: then there is no trace.
    let kept = TRACE.try_with(|trace| match trace.try_borrow_mut() {
        Ok(mut trace) => {
            *trace = Some(text);
            true
        }
        Err(_) => false,
    });
    if kept == Ok(true) {
        SERVING.set(Serving::Traced);
    }
}

/// Runs `f`, and nothing unwinds out of here.
#[inline]
pub(super) fn catch<T>(f: impl FnOnce() -> T) -> Result<T, Panic> {
    let outer = SERVING.replace(Serving::Yes);
    let caught = catch_unwind(AssertUnwindSafe(f));
    let traced = SERVING.replace(outer) == Serving::Traced;
    caught.map_err(|payload| caught_panic(payload, traced))
}

/// Runs `f`, whose panic nobody waits to hear of: the hook has been told.
pub(super) fn quietly(f: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(f)) {
        discard(payload);
    }
}

#[cold]
fn caught_panic(payload: Box<dyn Any + Send>, traced: bool) -> Panic {
    let message = if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "a panic value that is no text".to_owned()
    };
    discard(payload);
    let stack = if traced {
        TRACE.try_with(|trace| trace.take()).ok().flatten()
    } else {
        None
    };
    Panic {
        message,
        stack: stack.unwrap_or_default(),
    }
}

/// Drops a panic's payload. One whose destructor panics, and so on for ever, is forgotten at the second.
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(again);
    }
}
