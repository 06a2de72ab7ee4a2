//! Copying between our memory and blocks that a peer may write to at any moment.
//!
//! To the compiler a plain copy of memory that somebody else changes is undefined. So the blocks are accessed by atomic
//! loads and stores of whole words only, all of one size and aligned: a peer that interferes spoils bytes, nothing else.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

const WORD: usize = size_of::<u64>();

/// Copies `bytes` to position `at` of the words that begin at `start`.
///
/// # Safety
/// `start` is aligned to 8 and valid for whole words up to the end of the copy; all concurrent accesses are made here.
pub(super) unsafe fn into(start: NonNull<u8>, at: usize, bytes: &[u8]) {
    let (head, bytes) = bytes.split_at(to_boundary(at).min(bytes.len()));
    let word = |index: usize| {
        // SAFETY: every index below is that of a word with a byte of the copy in it.
        unsafe { AtomicU64::from_ptr(start.as_ptr().cast::<u64>().add(index)) }
    };
    // Relaxed throughout: what hands the blocks on, the ring or the bitmap, orders these.
    let patch = |index: usize, from: usize, part: &[u8]| {
        if !part.is_empty() {
            // Nobody else has the block, so loading and storing need not be one step.
            let mut now = word(index).load(Ordering::Relaxed).to_ne_bytes();
            now[from..from + part.len()].copy_from_slice(part);
            word(index).store(u64::from_ne_bytes(now), Ordering::Relaxed);
        }
    };
    patch(at / WORD, at % WORD, head);
    let mut index = (at + head.len()) / WORD;
    let mut words = bytes.chunks_exact(WORD);
    for bytes in &mut words {
        let mut now = [0; WORD];
        now.copy_from_slice(bytes);
        word(index).store(u64::from_ne_bytes(now), Ordering::Relaxed);
        index += 1;
    }
    patch(index, 0, words.remainder());
}

/// Fills `out` from position `at` on of the words that begin at `start`.
///
/// # Safety
/// As for [`into`].
pub(super) unsafe fn out_of(start: NonNull<u8>, at: usize, out: &mut [u8]) {
    let boundary = to_boundary(at).min(out.len());
    let (head, out) = out.split_at_mut(boundary);
    let word = |index: usize| {
        // SAFETY: as in `into`.
        let word = unsafe { AtomicU64::from_ptr(start.as_ptr().cast::<u64>().add(index)) };
        // Relaxed: as in `into`.
        word.load(Ordering::Relaxed).to_ne_bytes()
    };
    if !head.is_empty() {
        head.copy_from_slice(&word(at / WORD)[at % WORD..][..head.len()]);
    }
    let mut index = (at + head.len()) / WORD;
    let mut words = out.chunks_exact_mut(WORD);
    for bytes in &mut words {
        bytes.copy_from_slice(&word(index));
        index += 1;
    }
    let tail = words.into_remainder();
    if !tail.is_empty() {
        tail.copy_from_slice(&word(index)[..tail.len()]);
    }
}

/// How many bytes are left up to the next word.
fn to_boundary(at: usize) -> usize {
    at.wrapping_neg() % WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_every_place_and_length_are_exact() {
        let source: Vec<u8> = (0..64).map(|i| i * 3 + 1).collect();
        for at in 0..20 {
            for len in 0..40 {
                let mut memory = [u64::MAX; 8];
                let start = NonNull::from(&mut memory).cast::<u8>();
                // SAFETY: 64 bytes, aligned, of ours.
                unsafe { into(start, at, &source[..len]) };
                let mut out = vec![0; len];
                // SAFETY: as above.
                unsafe { out_of(start, at, &mut out) };
                assert_eq!(out, source[..len]);
                let mut all = [0xff; 64];
                all[at..at + len].copy_from_slice(&source[..len]);
                let bytes: Vec<u8> = memory.iter().flat_map(|word| word.to_ne_bytes()).collect();
                assert_eq!(bytes, all, "{at} {len}");
            }
        }
    }
}
