//! Asking for memory before it is needed.
//!
//! The slots of completed calls lie in the other processor's cache, and each is written first thing. One after the other they would be waited for
//! one by one; asked for together, they come at the same time.

/// The size of a cache line, or less.
const LINE: usize = 64;

/// How much of a slot is asked for: its head and state, and where the outcome and the waker mostly are.
const LINES: usize = 3;

/// Asks for the beginning of the slot at this address, to be written. Does nothing where there is no such instruction.
#[inline(always)]
pub(super) fn slot(address: usize) {
    for line in 0..LINES {
        to_write(address + line * LINE);
    }
}

#[inline(always)]
fn to_write(address: usize) {
    // SAFETY: a hint. It changes nothing but caches, and faults at no address, not even at one without memory (Intel's and AMD's manuals,
    // PREFETCHW; processors that lack it take it for no instruction at all).
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!("prefetchw [{}]", in(reg) address, options(nostack, preserves_flags));
    }
    // SAFETY: as above (Arm's manual, PRFM).
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("prfm pstl1keep, [{}]", in(reg) address, options(nostack, preserves_flags));
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let _ = address;
}
