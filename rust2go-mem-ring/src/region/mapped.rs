//! Memory that processes share: a memory file, mapped.

use std::ffi::c_void;
use std::io;
use std::os::fd::OwnedFd;
use std::ptr::{self, NonNull};

use rustix::fs::{self, MemfdFlags, SealFlags};
use rustix::mm::{self, MapFlags, ProtFlags};

use crate::error::{LayoutError, RegionError};
use crate::layout::LONGEST_TABLE;
use crate::plan::Layout;

/// The number of the file system of ordinary memory files.
const TMPFS: u64 = 0x0102_1994;

/// A memory file and where it is mapped; unmapped when dropped.
pub(super) struct Mapped {
    start: NonNull<u8>,
    size: usize,
    fd: OwnedFd,
}

impl Mapped {
    /// Makes a file of the region's size with its header in it, all else zero.
    pub(super) fn create(layout: &Layout) -> Result<Self, RegionError> {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let fd = fs::memfd_create("rust2go-mem-ring", flags).map_err(os("memfd_create"))?;
        fs::ftruncate(&fd, layout.size() as u64).map_err(os("ftruncate"))?;
        let seals = SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL;
        fs::fcntl_add_seals(&fd, seals).map_err(os("sealing the file"))?;
        let mapped = Self::map(fd, layout.size())?;
        let header = layout.header();
        // SAFETY: a region is larger than its header and table, and nobody else has this one yet.
        unsafe {
            mapped
                .start
                .copy_from(NonNull::from(&header).cast(), header.len())
        };
        Ok(mapped)
    }

    /// Maps a file that somebody else has made, after checks that make every later access to the memory safe.
    pub(super) fn attach(fd: OwnedFd) -> Result<(Layout, Self), RegionError> {
        // A file without seals at all, one on disk say, is refused by EINVAL.
        let seals = fs::fcntl_get_seals(&fd).unwrap_or(SealFlags::empty());
        if !seals.contains(SealFlags::SHRINK) {
            return Err(RegionError::NotSealed);
        }
        // A memfd of huge pages has seals too, but an access to it fails by a signal when those have run out.
        let system = fs::fstatfs(&fd).map_err(os("fstatfs"))?.f_type as u64;
        if system != TMPFS {
            return Err(RegionError::FileSystem(system));
        }
        // The size can only grow from now on.
        let size = fs::fstat(&fd).map_err(os("fstat"))?.st_size;
        let size = usize::try_from(size)
            .ok()
            .filter(|&size| isize::try_from(size).is_ok())
            .ok_or(LayoutError::TooLarge(size as u64))?;
        if size < LONGEST_TABLE {
            return Err(LayoutError::Short(size).into());
        }
        let mapped = Self::map(fd, size)?;
        let mut header = [0u8; LONGEST_TABLE];
        for (at, byte) in header.iter_mut().enumerate() {
            // SAFETY: within the mapping, which is longer. Volatile, since the peer may write meanwhile: each byte is read
            // once, and only the copy is looked at.
            *byte = unsafe { mapped.start.add(at).read_volatile() };
        }
        Ok((Layout::read(&header, size)?, mapped))
    }

    fn map(fd: OwnedFd, size: usize) -> Result<Self, RegionError> {
        let access = ProtFlags::READ | ProtFlags::WRITE;
        // SAFETY: a new mapping wherever there is room for it touches nothing that exists.
        let start = unsafe { mm::mmap(ptr::null_mut(), size, access, MapFlags::SHARED, &fd, 0) };
        let start = start.map_err(os("mmap"))?;
        match NonNull::new(start.cast::<u8>()) {
            Some(start) => Ok(Self { start, size, fd }),
            None => Err(RegionError::Os(
                "mmap",
                io::ErrorKind::AddrNotAvailable.into(),
            )),
        }
    }

    /// The first byte of the region, at the beginning of a page.
    pub(super) fn start(&self) -> NonNull<u8> {
        self.start
    }

    pub(super) fn fd(&self) -> &OwnedFd {
        &self.fd
    }
}

impl Drop for Mapped {
    fn drop(&mut self) {
        // SAFETY: mapped in `map` with this size; who drops a region has nothing left that points into it. A failure
        // would mean that nothing is mapped here; there is nobody to tell.
        let _ = unsafe { mm::munmap(self.start.as_ptr().cast::<c_void>(), self.size) };
    }
}

/// Says which call failed.
fn os(what: &'static str) -> impl Fn(rustix::io::Errno) -> RegionError {
    move |error| RegionError::Os(what, error.into())
}
