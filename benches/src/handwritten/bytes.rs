//! Bytes and strings, copied once into memory of the receiver's own.

use std::ffi::c_void;
use std::ptr;

/// A string, a block of bytes or a list of strings: `hw_string` and `hw_span`.
#[repr(C)]
struct HwSpan {
    data: *const c_void,
    len: usize,
}

unsafe extern "C" {
    fn hw_copy_to_go(data: *const c_void, size: usize) -> usize;
    fn hw_kept_bytes(out: *mut HwSpan);
    fn hw_copy_strings_to_go(data: *const HwSpan, count: usize, size: usize) -> usize;
    fn hw_kept_strings(out: *mut HwSpan);
}

/// Makes Go copy the bytes and keep them: how many there were.
pub fn copy_to_go(bytes: &[u8]) -> usize {
    // SAFETY: the bytes are valid until the export returns, and Go has copied them by then.
    unsafe { hw_copy_to_go(bytes.as_ptr().cast(), bytes.len()) }
}

/// Copies the bytes that Go kept.
pub fn copy_from_go() -> Vec<u8> {
    let kept = kept(hw_kept_bytes);
    // SAFETY: Go keeps that many bytes there until the next copy comes, and these are copied before.
    unsafe { kept.items::<u8>() }.to_vec()
}

/// Makes Go copy the strings and keep them: how many there were.
pub fn copy_strings_to_go(strings: &[String]) -> usize {
    let mut size = 0;
    let span = |s: &String| {
        size += s.len();
        HwSpan {
            data: s.as_ptr().cast(),
            len: s.len(),
        }
    };
    let spans: Vec<HwSpan> = strings.iter().map(span).collect();
    // SAFETY: the spans and strings are valid until the export returns, and Go has copied them by then.
    unsafe { hw_copy_strings_to_go(spans.as_ptr(), spans.len(), size) }
}

/// Copies the strings that Go kept.
pub fn copy_strings_from_go() -> Vec<String> {
    let kept = kept(hw_kept_strings);
    // SAFETY: Go keeps that many strings there until the next copy comes, each an address and a length.
    let spans = unsafe { kept.items::<HwSpan>() };
    spans
        .iter()
        .map(|span| {
            // SAFETY: as above; the bytes are those of Rust strings, which `copy_strings_to_go` brought.
            unsafe { std::str::from_utf8_unchecked(span.items()) }.to_owned()
        })
        .collect()
}

fn kept(export: unsafe extern "C" fn(*mut HwSpan)) -> HwSpan {
    let mut out = HwSpan {
        data: ptr::null(),
        len: 0,
    };
    // SAFETY: Go writes to `out`, which is ours, and keeps no address of it.
    unsafe { export(&mut out) };
    out
}

impl HwSpan {
    /// What it names.
    ///
    /// # Safety
    /// `len` values of type T must be at `data` as long as the result is used, or `len` be 0.
    unsafe fn items<'a, T>(&self) -> &'a [T] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: the caller's promise.
        unsafe { std::slice::from_raw_parts(self.data.cast(), self.len) }
    }
}
