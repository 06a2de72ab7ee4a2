//! A region: one piece of memory that says itself what lies in it.

mod heap;
#[cfg(target_os = "linux")]
mod mapped;
mod roles;
#[cfg(loom)]
mod shadow;
#[cfg(all(test, not(loom)))]
mod tests;

use std::fmt;
use std::ptr::NonNull;

use crate::error::RegionError;
use crate::layout::Part;
use crate::plan::{Layout, Plan};
use crate::sync::Arc;
use heap::Heap;
#[cfg(target_os = "linux")]
use mapped::Mapped;
pub(crate) use roles::{Refused, Role, Roles};
#[cfg(loom)]
pub(crate) use shadow::Shadow;

#[cfg(target_os = "linux")]
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// One piece of memory that holds rings and blocks, and says itself which.
///
/// Clones are the same region. Each half of a ring holds one, so that the memory stays as long as anybody uses it.
///
/// ```
/// use rust2go_mem_ring::{Plan, Region, mpsc};
///
/// let region = Region::heap(&Plan::new().mpsc::<u64>(8))?;
/// let producer = mpsc::Producer::attach(&region, 0)?;
/// let mut consumer = mpsc::Consumer::<u64>::attach(&region, 0)?;
/// producer.push(7u64)?;
/// assert_eq!(consumer.pop(), Ok(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Region {
    inner: Arc<Inner>,
}

/// What the clones of a region share.
pub(crate) struct Inner {
    layout: Layout,
    roles: Vec<Roles>,
    /// Drops the values that are left when all is over; only rings that were made with their halves have values to drop.
    leftovers: Option<fn(&Inner)>,
    #[cfg(loom)]
    shadow: Shadow,
    memory: Memory,
}

enum Memory {
    Heap(Heap),
    #[cfg(target_os = "linux")]
    Mapped(Mapped),
}

// SAFETY: the memory is owned, stays where it is until the last clone goes, and a region alone touches none of it. What
// is in it is reached through halves of rings, which answer for themselves, or through the raw address.
unsafe impl Send for Inner {}
// SAFETY: as above.
unsafe impl Sync for Inner {}

impl Region {
    /// Makes a region on the heap, for threads of this process, or for other languages in it, which get its address.
    ///
    /// Pages that are never touched cost no memory.
    ///
    /// # Errors
    /// When the plan cannot be carried out, or there is no memory.
    pub fn heap(plan: &Plan) -> Result<Self, RegionError> {
        Self::on_heap(plan, None)
    }

    /// As [`Region::heap`]; `leftovers` is called when nobody has the region any more.
    pub(crate) fn on_heap(plan: &Plan, leftovers: Option<fn(&Inner)>) -> Result<Self, RegionError> {
        let layout = plan.layout()?;
        let heap = Heap::new(layout.size())?;
        let header = layout.header();
        // SAFETY: a region is larger than its header and table, and nobody else has this one yet.
        unsafe {
            heap.start()
                .copy_from(NonNull::from(&header).cast(), header.len())
        };
        Ok(Self::new(layout, leftovers, Memory::Heap(heap)))
    }

    /// Makes a region in a memory file, for other processes: they get [`Region::fd`].
    ///
    /// The file is sealed against growing and shrinking, so that no process can take memory away from another.
    ///
    /// # Errors
    /// When the plan cannot be carried out, or the operating system refuses.
    #[cfg(target_os = "linux")]
    pub fn memfd(plan: &Plan) -> Result<Self, RegionError> {
        let layout = plan.layout()?;
        let mapped = Mapped::create(&layout)?;
        Ok(Self::new(layout, None, Memory::Mapped(mapped)))
    }

    /// Attaches to a region that another process, or another part of this one, has made by [`Region::memfd`].
    ///
    /// Nothing in the file is trusted: its header is copied, then every number in it is checked.
    ///
    /// # Errors
    /// When the file is not sealed against shrinking, its content is not a region, or the operating system refuses.
    #[cfg(target_os = "linux")]
    pub fn attach(fd: OwnedFd) -> Result<Self, RegionError> {
        let (layout, mapped) = Mapped::attach(fd)?;
        Ok(Self::new(layout, None, Memory::Mapped(mapped)))
    }

    fn new(layout: Layout, leftovers: Option<fn(&Inner)>, memory: Memory) -> Self {
        Self {
            inner: Arc::new(Inner {
                roles: layout.parts().iter().map(|_| Roles::new()).collect(),
                leftovers,
                #[cfg(loom)]
                shadow: Shadow::new(layout.parts()),
                memory,
                layout,
            }),
        }
    }

    /// Where the region begins in this process. It is a multiple of 128.
    pub fn address(&self) -> NonNull<u8> {
        self.inner.start()
    }

    /// How many bytes the region has.
    pub fn size(&self) -> usize {
        self.inner.layout.size()
    }

    /// What lies in the region, by number.
    pub fn parts(&self) -> &[Part] {
        self.inner.parts()
    }

    /// The memory file of a region that has one: what another process needs to attach.
    #[cfg(target_os = "linux")]
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        match &self.inner.memory {
            Memory::Heap(_) => None,
            Memory::Mapped(mapped) => Some(mapped.fd().as_fd()),
        }
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}

impl Inner {
    pub(crate) fn start(&self) -> NonNull<u8> {
        match &self.memory {
            Memory::Heap(heap) => heap.start(),
            #[cfg(target_os = "linux")]
            Memory::Mapped(mapped) => mapped.start(),
        }
    }

    pub(crate) fn parts(&self) -> &[Part] {
        self.layout.parts()
    }

    /// Who has attached to a part that exists.
    pub(crate) fn roles(&self, part: usize) -> &Roles {
        &self.roles[part]
    }

    #[cfg(loom)]
    pub(crate) fn shadow(&self) -> &Shadow {
        &self.shadow
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(leftovers) = self.leftovers {
            leftovers(self);
        }
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Region")
            .field("size", &self.size())
            .field("parts", &self.parts())
            .finish()
    }
}
