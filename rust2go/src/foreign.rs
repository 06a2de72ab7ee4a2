//! A second Go archive in the program, which something else than rust2go's builder has linked.
//!
//! The builder gives those C functions of its archive other names that all Go archives have in common (`build/rename.rs`). A program in which there
//! are both the usual ones and ours has two Go runtimes.

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
pub(crate) use linux::find;

/// Such a program does not link here.
#[cfg(not(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
pub(crate) fn find() -> Option<String> {
    None
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod linux {
    use std::arch::global_asm;
    use std::fs;

    // Weak: without an archive, and with one, the program links as well. Hidden: shared libraries have nothing to do with it, which export some
    // of these names. Two versions of this crate in a program have a table each.
    global_asm!(
        ".weak _cgo_topofstack",
        ".hidden _cgo_topofstack",
        ".weak _r2g_topofstack",
        ".hidden _r2g_topofstack",
        ".pushsection .data.rel.ro.rust2go,\"aw\"",
        ".balign 8",
        concat!(
            ".globl \"",
            "rust2go_archives_",
            env!("CARGO_PKG_VERSION"),
            "\""
        ),
        concat!(
            ".hidden \"",
            "rust2go_archives_",
            env!("CARGO_PKG_VERSION"),
            "\""
        ),
        concat!("\"", "rust2go_archives_", env!("CARGO_PKG_VERSION"), "\":"),
        ".quad _r2g_topofstack",
        ".quad _cgo_topofstack",
        ".popsection",
    );

    unsafe extern "C" {
        /// The addresses of one function in rust2go's archive and in another one; null without it.
        #[link_name = concat!("rust2go_archives_", env!("CARGO_PKG_VERSION"))]
        static ARCHIVES: [usize; 2];
    }

    /// The directory of the builder's main package (`build/archive.rs`).
    const OURS: &str = "rust2go_archive_main";

    /// What other Go archives the program has.
    pub(crate) fn find() -> Option<String> {
        // SAFETY: the table above, which nobody writes but the loader.
        let [ours, other] = unsafe { ARCHIVES };
        if ours == 0 || other == 0 {
            return None;
        }
        let program = fs::read("/proc/self/exe").unwrap_or_default();
        let others: Vec<String> = mains(&program)
            .filter(|(path, _)| !path.ends_with(OURS))
            .map(|(path, go)| format!("{path} ({go})"))
            .collect();
        Some(if others.is_empty() {
            "one that does not say what it is".to_owned()
        } else {
            others.join(", ")
        })
    }

    /// The main packages of the Go archives in a program, with the versions of Go, as the linker of Go writes them down for `go version -m`.
    fn mains(program: &[u8]) -> impl Iterator<Item = (String, String)> {
        // In two parts, so that this is no such place itself.
        let (start, end) = (b"\xff Go build", b"inf:");
        // Go aligns them.
        (0..program.len()).step_by(16).filter_map(move |at| {
            let rest = program[at..].strip_prefix(start)?.strip_prefix(end)?;
            // The header has 32 bytes, of which 14 are gone. The second bit of its flags says that the strings follow it.
            if rest.get(1)? & 2 == 0 {
                return None;
            }
            let (go, rest) = string(rest.get(18..)?)?;
            let (about, _) = string(rest)?;
            let about = String::from_utf8_lossy(about);
            let path = about.lines().find_map(|line| line.split_once("path\t"))?.1;
            Some((path.to_owned(), String::from_utf8_lossy(go).into_owned()))
        })
    }

    /// A string after its length, which is written with seven bits in a byte, and what follows it.
    fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
        let mut len = 0;
        for (i, byte) in bytes.iter().take(4).enumerate() {
            len |= usize::from(byte & 0x7f) << (7 * i);
            if byte & 0x80 == 0 {
                return bytes[i + 1..].split_at_checked(len);
            }
        }
        None
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_program_without_go_has_no_archives() {
            assert_eq!(find(), None);
        }

        #[test]
        fn main_packages_are_read() {
            let mut program = vec![0; 48];
            program.extend(b"\xff Go buildinf:\x08\x02");
            program.resize(48 + 32, 0);
            program.extend(b"\x08go1.26.1");
            let about = format!("{}path\texample.com/other\nmod\tx\n", "\x01".repeat(16));
            program.push(about.len() as u8);
            program.extend(about.as_bytes());
            let found: Vec<_> = mains(&program).collect();
            assert_eq!(
                found,
                [("example.com/other".to_owned(), "go1.26.1".to_owned())]
            );
            // What is cut off is nothing.
            for end in 0..program.len() {
                assert_eq!(mains(&program[..end]).count(), 0, "{end}");
            }
        }
    }
}
