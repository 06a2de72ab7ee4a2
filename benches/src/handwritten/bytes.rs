//! Bytes, copied once into memory of the receiver's own.

use std::ffi::c_void;
use std::ptr;

#[repr(C)]
struct HwBytes {
    data: *const u8,
    len: usize,
}

unsafe extern "C" {
    fn hw_copy_to_go(data: *const c_void, size: usize) -> usize;
    fn hw_kept_bytes(out: *mut HwBytes);
}

/// Makes Go copy the bytes and keep them: how many there were.
pub fn copy_to_go(bytes: &[u8]) -> usize {
    // SAFETY: the bytes are valid until the export returns, and Go has copied them by then.
    unsafe { hw_copy_to_go(bytes.as_ptr().cast(), bytes.len()) }
}

/// Copies what Go kept.
pub fn copy_from_go() -> Vec<u8> {
    let mut out = HwBytes {
        data: ptr::null(),
        len: 0,
    };
    // SAFETY: `out` is ours.
    unsafe { hw_kept_bytes(&mut out) };
    if out.len == 0 {
        return Vec::new();
    }
    // SAFETY: Go keeps the bytes where they are until the next copy comes, which these are done with by then.
    unsafe { std::slice::from_raw_parts(out.data, out.len) }.to_vec()
}
