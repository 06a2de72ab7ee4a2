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
        return Err(unreadable("it has no constructor".to_owned()));
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
