//! What the system knows of a thread's stacks, and of forks.

#[cfg(unix)]
pub(super) use unix::{at_fork, bounds, signal_stack};

#[cfg(unix)]
mod unix {
    use std::mem::MaybeUninit;

    /// The lowest address of this thread's stack, and the one above the highest; nothing and everything if the system does not tell.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    pub(in super::super) fn bounds() -> (usize, usize) {
        let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
        let mut low = std::ptr::null_mut();
        let mut size = 0;
        // SAFETY: each function gets what it is documented to take; the attributes are there if the first one says so.
        let failed = unsafe {
            if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
                return (0, usize::MAX);
            }
            let failed =
                libc::pthread_attr_getstack(attributes.as_ptr(), &raw mut low, &raw mut size);
            libc::pthread_attr_destroy(attributes.as_mut_ptr());
            failed
        };
        match failed {
            0 => (low.addr(), low.addr().saturating_add(size)),
            _ => (0, usize::MAX),
        }
    }

    /// As above.
    #[cfg(target_vendor = "apple")]
    pub(in super::super) fn bounds() -> (usize, usize) {
        // SAFETY: both take the thread that asks.
        let (high, size) = unsafe {
            let this = libc::pthread_self();
            (
                libc::pthread_get_stackaddr_np(this).addr(),
                libc::pthread_get_stacksize_np(this),
            )
        };
        (high.saturating_sub(size), high)
    }

    /// As above: here the system is not asked.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(in super::super) fn bounds() -> (usize, usize) {
        (0, usize::MAX)
    }

    /// How large this thread's stack for signals is, if it has one.
    pub(in super::super) fn signal_stack() -> Option<usize> {
        let mut stack = MaybeUninit::<libc::stack_t>::uninit();
        // SAFETY: it only reads, and has written the stack if it says so.
        let stack = unsafe {
            if libc::sigaltstack(std::ptr::null(), stack.as_mut_ptr()) != 0 {
                return None;
            }
            stack.assume_init()
        };
        (stack.ss_flags & libc::SS_DISABLE == 0).then_some(stack.ss_size)
    }

    /// Has `child` called in each process that this one forks.
    pub(in super::super) fn at_fork(child: extern "C" fn()) {
        // SAFETY: the function does what a child of many threads may do: it stores.
        unsafe { libc::pthread_atfork(None, None, Some(child)) };
    }
}

#[cfg(not(unix))]
pub(super) fn bounds() -> (usize, usize) {
    (0, usize::MAX)
}

#[cfg(not(unix))]
pub(super) fn signal_stack() -> Option<usize> {
    None
}

#[cfg(not(unix))]
pub(super) fn at_fork(_: extern "C" fn()) {}
