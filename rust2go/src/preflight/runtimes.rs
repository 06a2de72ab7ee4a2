//! Go runtimes among what is loaded: each leaves a note in its program or library, which the loader has mapped.

use std::ffi::{CStr, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Report, Severity};

/// The type of the note that has the build ID which Go's linker gives.
const BUILD_ID: u32 = 4;

/// What to call the program, which has no name among the objects.
const PROGRAM: &str = "this program";

/// Whether there is a Go runtime in this process; more than one is an error.
pub(super) fn look(report: &mut Report) -> bool {
    let mut found: Vec<String> = Vec::new();
    // SAFETY: `object` has the type that is asked for, and gets the address of the list, while nobody else uses it.
    unsafe { libc::dl_iterate_phdr(Some(object), (&raw mut found).cast()) };
    if found.len() > 1 {
        report.add(
            Severity::Error,
            format!("there is more than one Go runtime: in {}", found.join(", in ")),
            "each takes the signals from the others, and has threads of its own; Go does not support it",
            "build all Go code into one library (Builder::deferred, Builder::contract), or run the other one in a process of its own",
        );
    }
    !found.is_empty()
}

unsafe extern "C" fn object(
    info: *mut libc::dl_phdr_info,
    _: libc::size_t,
    found: *mut c_void,
) -> c_int {
    // Nothing may unwind into the C library.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: the loader hands over an object that it keeps meanwhile, with its name and its headers; `look`, its list.
        let (info, found) = unsafe { (&*info, &mut *found.cast::<Vec<String>>()) };
        if info.dlpi_phdr.is_null() {
            return;
        }
        // SAFETY: as above.
        let headers =
            unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
        for header in headers
            .iter()
            .filter(|header| header.p_type == libc::PT_NOTE)
        {
            #[allow(clippy::unnecessary_cast, reason = "32-bit systems have smaller ones")]
            let (start, size) = (
                (info.dlpi_addr as usize).wrapping_add(header.p_vaddr as usize),
                header.p_memsz as usize,
            );
            if start == 0 || !mapped(headers, header) {
                continue;
            }
            // SAFETY: notes are a part of what is mapped to be read, which has been looked up, and nobody writes to them.
            let notes = unsafe { std::slice::from_raw_parts(start as *const u8, size) };
            if has_go(notes) {
                found.push(name(info.dlpi_name));
                return;
            }
        }
    }));
    0
}

/// Whether the segment lies in one that is loaded to be read.
#[cfg(target_pointer_width = "64")]
type Header = libc::Elf64_Phdr;
#[cfg(target_pointer_width = "32")]
type Header = libc::Elf32_Phdr;

fn mapped(headers: &[Header], note: &Header) -> bool {
    headers.iter().any(|load| {
        load.p_type == libc::PT_LOAD
            && load.p_flags & libc::PF_R != 0
            && load.p_vaddr <= note.p_vaddr
            && note.p_vaddr - load.p_vaddr + note.p_memsz <= load.p_memsz
    })
}

/// Whether one of the notes is Go's.
fn has_go(mut notes: &[u8]) -> bool {
    let word = |at: usize, notes: &[u8]| {
        let bytes = notes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_ne_bytes(bytes))
    };
    let padded =
        |size: u32| usize::try_from(size).map_or(usize::MAX, |size| size.saturating_add(3) & !3);
    while let (Some(name), Some(content), Some(kind)) =
        (word(0, notes), word(4, notes), word(8, notes))
    {
        if kind == BUILD_ID && notes.get(12..16) == Some(b"Go\0\0") {
            return true;
        }
        let next = padded(name)
            .saturating_add(padded(content))
            .saturating_add(12);
        notes = notes.get(next..).unwrap_or_default();
    }
    false
}

fn name(name: *const std::ffi::c_char) -> String {
    if name.is_null() {
        return PROGRAM.to_owned();
    }
    // SAFETY: the loader's names end with a zero.
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    if name.is_empty() {
        return PROGRAM.to_owned();
    }
    name.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_apart() {
        let mut notes = Vec::new();
        let mut add = |owner: &[u8], kind: u32, content: &[u8]| {
            for word in [owner.len() as u32, content.len() as u32, kind] {
                notes.extend(word.to_ne_bytes());
            }
            for part in [owner, content] {
                notes.extend(part);
                notes.resize(notes.len().next_multiple_of(4), 0);
            }
            has_go(&notes)
        };
        assert!(!add(b"GNU\0", 3, &[1; 20]));
        assert!(!add(b"Go\0\0", 3, b"x"));
        assert!(add(b"Go\0\0", BUILD_ID, b"abc/def"));
        assert!(!has_go(&[0xFF; 64]), "no note is that long");
    }
}
