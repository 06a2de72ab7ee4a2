//! Panics that no future is left to hear of.

use std::sync::{PoisonError, RwLock};

use crate::error::Error;

/// What [`on_unobserved`] takes: the method (`Trait.method`), and what happened.
pub type Hook = fn(method: &str, error: &Error);

static HOOK: RwLock<Hook> = RwLock::new(print);

fn print(method: &str, error: &Error) {
    eprintln!("rust2go: nobody waits for {method} any more, and it failed: {error}");
}

/// Sets what is told of failures that would otherwise be lost: a oneway call that failed, and a handler that panicked after
/// its future was dropped or its deadline was reported. By default they are printed to stderr.
///
/// Ordinary errors, and Goexit, of calls that nobody waits for are not reported: dropping a future says that they do not matter.
///
/// The hook runs on a thread of Go's; it should hand the news on and return. A panic in it goes no further.
///
/// ```
/// rust2go::on_unobserved(|method, error| eprintln!("{method}: {error}"));
/// ```
pub fn on_unobserved(hook: Hook) {
    *HOOK.write().unwrap_or_else(PoisonError::into_inner) = hook;
}

pub(crate) fn report(method: &str, error: &Error) {
    let hook = *HOOK.read().unwrap_or_else(PoisonError::into_inner);
    hook(method, error);
}
