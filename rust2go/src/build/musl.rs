//! Archives for musl: Go's constructors are renamed, so that they run when `src/musl.rs` of the runtime calls them, with their arguments.

use std::fs;
use std::path::Path;

use object::read::archive::ArchiveFile;
use object::read::elf::{FileHeader, SectionHeader};
use object::{Endian, Endianness, elf};

use super::error::BuildError;

/// The section in which linkers look for constructors.
const CONSTRUCTORS: &[u8] = b".init_array\0";

/// Where the runtime looks for them. As long as the other name, so that it can be written in its place, and spelled so that linkers define
/// `__start_` and `__stop_` for it.
const RENAMED: &[u8] = b"rust2go_ini\0";

/// New bytes for a place in a file.
type Patch = (usize, Vec<u8>);

/// Renames the section of Go's constructors in this archive.
pub fn defer_constructors(library: &Path) -> Result<(), BuildError> {
    let mut bytes = fs::read(library).map_err(BuildError::io("read", library))?;
    let unreadable = |message: String| BuildError::Archive {
        library: library.to_owned(),
        message,
    };
    let patches = of_archive(&bytes).map_err(|error| unreadable(error.to_string()))?;
    if patches.is_empty() {
        return Err(unreadable(
            "no object in it has a section .init_array".to_owned(),
        ));
    }
    for (at, new) in patches {
        bytes[at..at + new.len()].copy_from_slice(&new);
    }
    fs::write(library, bytes).map_err(BuildError::io("write", library))
}

fn of_archive(bytes: &[u8]) -> object::Result<Vec<Patch>> {
    let mut patches = Vec::new();
    for member in ArchiveFile::parse(bytes)?.members() {
        let member = member?;
        let data = member.data(bytes)?;
        let found = match object::FileKind::parse(data) {
            Ok(object::FileKind::Elf64) => {
                of_object(elf::FileHeader64::<Endianness>::parse(data)?, data)?
            }
            Ok(object::FileKind::Elf32) => {
                of_object(elf::FileHeader32::<Endianness>::parse(data)?, data)?
            }
            _ => continue, // the list of symbols, say
        };
        let start = member.file_range().0 as usize;
        patches.extend(found.into_iter().map(|(at, new)| (start + at, new)));
    }
    Ok(patches)
}

/// The name, and in the header of the section that it holds plain data, which linkers keep although nothing refers to it.
fn of_object<Elf>(header: &Elf, data: &[u8]) -> object::Result<Vec<Patch>>
where
    Elf: FileHeader<Endian = Endianness>,
{
    let endian = header.endian()?;
    let sections = header.sections(endian, data)?;
    let names = header.section_strings_index(endian, data)?;
    let names: u64 = sections.section(names)?.sh_offset(endian).into();
    let headers: u64 = header.e_shoff(endian).into();
    let mut patches = Vec::new();
    for (index, section) in sections.enumerate() {
        let name = names as usize + section.sh_name(endian) as usize;
        let named = data.get(name..name + CONSTRUCTORS.len()) == Some(CONSTRUCTORS);
        if !named || section.sh_type(endian) != elf::SHT_INIT_ARRAY {
            continue;
        }
        patches.push((name, RENAMED.to_vec()));
        // A header begins with the name and the type, of 4 bytes each; the flags are a word.
        let place = headers as usize + index.0 * usize::from(header.e_shentsize(endian));
        let kind = endian.write_u32(elf::SHT_PROGBITS.0);
        patches.push((place + 4, kind.to_vec()));
        let flags = (section.sh_flags(endian) | elf::SHF_GNU_RETAIN).0;
        let flags = match header.is_type_64() {
            true => endian.write_u64(flags).to_vec(),
            false => endian.write_u32(flags as u32).to_vec(),
        };
        patches.push((place + 8, flags));
    }
    Ok(patches)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the test's objects have their parts.
    const NAMES_AT: usize = 64;
    const HEADERS_AT: usize = 128;
    const HEADER: usize = 64;

    /// An ELF object for a 64-bit processor: a null section, one of this name and type, and the names.
    fn object(name: &str, kind: u32) -> Vec<u8> {
        let mut bytes = b"\x7fELF\x02\x01\x01".to_vec();
        bytes.resize(16, 0);
        let put = |bytes: &mut Vec<u8>, parts: &[(u64, usize)]| {
            for &(value, size) in parts {
                bytes.extend(&value.to_le_bytes()[..size]);
            }
        };
        // Relocatable, x86-64; then where the headers are, how large and how many.
        put(&mut bytes, &[(1, 2), (62, 2), (1, 4), (0, 8), (0, 8)]);
        put(&mut bytes, &[(HEADERS_AT as u64, 8), (0, 4)]);
        put(&mut bytes, &[(64, 2), (0, 2), (0, 2)]);
        put(&mut bytes, &[(HEADER as u64, 2), (3, 2), (2, 2)]);
        let names = format!("\0{name}\0.names\0");
        bytes.extend(names.as_bytes());
        bytes.resize(HEADERS_AT + HEADER, 0);
        let mut section = |name: usize, kind: u32, flags: u64, at: usize, size: usize| {
            let start = [(name as u64, 4), (u64::from(kind), 4), (flags, 8), (0, 8)];
            put(&mut bytes, &start);
            put(
                &mut bytes,
                &[(at as u64, 8), (size as u64, 8), (0, 8), (1, 8), (0, 8)],
            );
        };
        let writable = 3; // SHF_WRITE | SHF_ALLOC
        section(1, kind, writable, NAMES_AT, 0);
        section(name.len() + 2, 3, 0, NAMES_AT, names.len());
        bytes
    }

    /// An archive of these objects.
    fn archive(objects: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = b"!<arch>\n".to_vec();
        for (i, object) in objects.iter().enumerate() {
            let name = format!("{i}.o/");
            let header = format!(
                "{name:<16}0           0     0     644     {:<10}`\n",
                object.len()
            );
            bytes.extend(header.as_bytes());
            bytes.extend(object);
        }
        bytes
    }

    fn deferred(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let dir = tempfile::tempdir().expect("a directory");
        let library = dir.path().join("libgo.a");
        fs::write(&library, bytes).expect("a file");
        match defer_constructors(&library) {
            Ok(()) => Ok(fs::read(&library).expect("the file")),
            Err(error) => Err(error
                .to_string()
                .replace(&library.display().to_string(), "libgo.a")),
        }
    }

    #[test]
    fn constructors_become_plain_data_under_another_name() {
        let other = object(".text", 1);
        let bytes = archive(&[other.clone(), object(".init_array", 14)]);
        let patched = deferred(&bytes).expect("it has constructors");
        // SHF_GNU_RETAIN is added to the flags.
        let mut expected = object("rust2go_ini", 1);
        let flags = HEADERS_AT + HEADER + 8;
        expected[flags..flags + 8].copy_from_slice(&(3u64 | 1 << 21).to_le_bytes());
        assert_eq!(patched, archive(&[other, expected]));
    }

    #[test]
    fn a_section_that_is_only_named_so_is_left() {
        let bytes = archive(&[object(".init_array", 1), object(".init_array", 14)]);
        let patched = deferred(&bytes).expect("one has constructors");
        let first = archive(&[object(".init_array", 1)]);
        assert_eq!(patched[..first.len()], first);
    }

    #[test]
    fn an_archive_without_constructors_is_an_error() {
        let error = deferred(&archive(&[object(".text", 1)])).expect_err("there are none");
        let says = "Go's constructors cannot be found in libgo.a: no object in it has a section .init_array";
        assert!(error.starts_with(says), "{error}");
        assert!(error.contains("\nnext: "), "{error}");
    }

    #[test]
    fn what_is_no_archive_is_an_error() {
        let error = deferred(b"not an archive").expect_err("it is text");
        assert!(
            error.starts_with("Go's constructors cannot be found in libgo.a: "),
            "{error}"
        );
    }
}
