//! Names of the archive that every Go archive has, changed, so that another one can be linked into the same program.
//!
//! Two Go runtimes in one process are nothing that Go promises to support, and two archives fail to link with a list of duplicate symbols
//! that says nothing of the cause. The C functions of Go's package `runtime/cgo` are all that they have in common. With other names for ours, the
//! program links, and the runtime (`src/foreign.rs`), which sees both sets of names, refuses calls with a sentence that names the other one.
//!
//! The new names are as long as the old ones, so that they can be written in their place: in the strings of the objects, and in the
//! archive's own list of symbols.

use std::fs;
use std::path::Path;

use object::read::archive::ArchiveFile;
use object::read::elf::{FileHeader, Sym};
use object::{Endianness, elf};

use super::error::BuildError;
use super::target::Platform;

/// How the names begin, what is written instead, and whether the name may be the end of a longer one, which has the same beginning then.
const NAMES: &[(&[u8], &[u8], bool)] = &[
    (b"_cgo_", b"_r2g_", true),
    (b"x_cgo_", b"x_r2g_", false),
    (b"x_crosscall", b"x_r2go_call", false),
    (b"crosscall", b"r2go_call", false),
    (b"fatalf\0", b"r2gerr\0", false),
];

/// Whether this is done on a platform: where the runtime can see that there is another archive.
pub fn applies(platform: &Platform) -> bool {
    platform.os == "linux" && matches!(platform.arch, "amd64" | "arm64")
}

/// Renames what all Go archives have in common.
pub fn rename(library: &Path) -> Result<(), BuildError> {
    let mut bytes = fs::read(library).map_err(BuildError::io("read", library))?;
    let places = of_archive(&bytes).map_err(|error| BuildError::Archive {
        library: library.to_owned(),
        message: error.to_string(),
    })?;
    // Where a name is a part of another one, all stay as they are: then a second archive fails to link, as ever.
    let Some(places) = places else {
        return Ok(());
    };
    for (at, new) in places {
        bytes[at..at + new.len()].copy_from_slice(new);
    }
    fs::write(library, bytes).map_err(BuildError::io("write", library))
}

/// Places in the file, and what to write there.
type Places = Vec<(usize, &'static [u8])>;

fn of_archive(bytes: &[u8]) -> object::Result<Option<Places>> {
    let archive = ArchiveFile::parse(bytes)?;
    let mut places = Vec::new();
    for symbol in archive.symbols()?.into_iter().flatten() {
        if !add(bytes, symbol?.name(), true, &mut places) {
            return Ok(None);
        }
    }
    for member in archive.members() {
        let data = member?.data(bytes)?;
        // Both platforms have 64 bits. Other members are no objects.
        let Ok(object::FileKind::Elf64) = object::FileKind::parse(data) else {
            continue;
        };
        let header = elf::FileHeader64::<Endianness>::parse(data)?;
        let endian = header.endian()?;
        let sections = header.sections(endian, data)?;
        let symbols = sections.symbols(endian, data, elf::SHT_SYMTAB)?;
        for symbol in symbols.iter().filter(|symbol| !symbol.is_local()) {
            if !add(
                bytes,
                symbols.symbol_name(endian, symbol)?,
                false,
                &mut places,
            ) {
                return Ok(None);
            }
        }
    }
    Ok(Some(places))
}

/// Adds the place of a name, which is a part of the file's bytes, if it is one of those. `false` if it is the end of a longer name.
fn add(bytes: &[u8], name: &[u8], listed: bool, places: &mut Places) -> bool {
    let at = name.as_ptr().addr() - bytes.as_ptr().addr();
    let whole = &bytes[at..(at + name.len() + 1).min(bytes.len())];
    let Some((_, new, end)) = NAMES.iter().find(|(old, ..)| whole.starts_with(old)) else {
        return true;
    };
    places.push((at, new));
    // In objects, strings that end alike can be one: `_cgo_mmap` is the end of `x_cgo_mmap`, and changes as that does.
    let before = bytes[at - 1];
    listed || before == 0 || (*end && before == b'x')
}

#[cfg(test)]
mod tests {
    use super::{NAMES, add};

    #[test]
    fn new_names_are_as_long_as_the_old_ones() {
        assert!(NAMES.iter().all(|(old, new, _)| old.len() == new.len()));
    }

    #[test]
    fn names_are_changed_in_place() {
        let bytes = b"\0x_cgo_mmap\0crosscall2\0fatalf\0fatalfs\0my_crosscall2\0";
        let changed = |from: usize, len: usize| {
            let mut places = Vec::new();
            let alone = add(bytes, &bytes[from..from + len], false, &mut places);
            (alone, places)
        };
        assert_eq!(changed(1, 10), (true, vec![(1, &b"x_r2g_"[..])]));
        assert_eq!(changed(2, 9), (true, vec![(2, &b"_r2g_"[..])]));
        assert_eq!(changed(12, 10), (true, vec![(12, &b"r2go_call"[..])]));
        assert_eq!(changed(23, 6), (true, vec![(23, &b"r2gerr\0"[..])]));
        assert_eq!(changed(30, 7), (true, vec![]));
        assert!(!changed(41, 10).0);
    }
}
