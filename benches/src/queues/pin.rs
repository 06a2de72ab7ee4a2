//! Cores for the two ends of a queue that is polled.

/// As long as it lives, the thread that made it runs on a core of its own end, where the system lets it.
///
/// Two ends that poll on the same core wait for the scheduler, not for each other, and the system leaves them there for
/// long. Sockets and pipes are left to the scheduler: it wakes the one end beside the other, which is what they are
/// fastest with.
#[must_use = "the thread may go anywhere when this is dropped"]
pub struct Pinned(#[cfg(target_os = "linux")] Option<libc::cpu_set_t>);

/// Which end a thread is.
#[derive(Clone, Copy)]
pub enum End {
    /// The one that sends.
    Tx = 0,
    /// The one that receives.
    Rx = 1,
}

#[cfg(target_os = "linux")]
impl Pinned {
    /// Pins this thread.
    pub fn to_core_of(end: End) -> Pinned {
        let size = size_of::<libc::cpu_set_t>();
        // SAFETY: the set is integers, so that zeroes are a value of it; the call writes as much as there is.
        let (error, set) = unsafe {
            let mut set = std::mem::zeroed::<libc::cpu_set_t>();
            (libc::sched_getaffinity(0, size, &mut set), set)
        };
        // SAFETY: the number is within the set.
        let allowed = |&core: &usize| unsafe { libc::CPU_ISSET(core, &set) };
        let core = (0..libc::CPU_SETSIZE as usize)
            .filter(allowed)
            .nth(end as usize);
        let (0, Some(core)) = (error, core) else {
            return Pinned(None); // one core for both, and nothing to choose
        };
        // SAFETY: as above, and the set is valid for as long as the call takes.
        unsafe {
            let mut one = std::mem::zeroed::<libc::cpu_set_t>();
            libc::CPU_SET(core, &mut one);
            libc::sched_setaffinity(0, size, &one);
        }
        Pinned(Some(set))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Pinned {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // SAFETY: the set is valid for as long as the call takes.
            unsafe { libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), before) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Pinned {
    /// Other systems take no wishes.
    pub fn to_core_of(_: End) -> Pinned {
        Pinned()
    }
}
