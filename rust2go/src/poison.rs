//! The debug switch that makes a kept view of Rust memory show up in tests.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

const UNSET: u8 = 0;
const OFF: u8 = 1;
const ON: u8 = 2;

static SWITCH: AtomicU8 = AtomicU8::new(UNSET);

/// Switches the poisoning of zero-copy arguments on or off, for the calls that begin afterwards.
///
/// While it is on, the handler of a `#[zero_copy]` method is shown a private copy of its arguments, and when it has returned
/// that copy is overwritten with `0xDB`. A handler that keeps a view against the rules then reads nonsense, every time.
/// The copies are never given back, so this is for tests. `RUST2GO_POISON=1` in the environment switches it on from the start.
///
/// ```
/// rust2go::poison_zero_copy(true);
/// ```
pub fn poison_zero_copy(on: bool) {
    // Relaxed: the switch guards no other memory.
    SWITCH.store(if on { ON } else { OFF }, Ordering::Relaxed);
}

#[inline]
pub(crate) fn enabled() -> bool {
    match SWITCH.load(Ordering::Relaxed) {
        OFF => false,
        ON => true,
        _ => from_environment(),
    }
}

#[cold]
fn from_environment() -> bool {
    static ENVIRONMENT: OnceLock<bool> = OnceLock::new();
    let on = *ENVIRONMENT.get_or_init(|| {
        std::env::var_os("RUST2GO_POISON").is_some_and(|v| !v.is_empty() && v != "0")
    });
    // Only if nobody has set it meanwhile.
    let _ = SWITCH.compare_exchange(
        UNSET,
        if on { ON } else { OFF },
        Ordering::Relaxed,
        Ordering::Relaxed,
    );
    on
}
