//! What a generated client knows of its Go half: the symbols, and the check that both halves come from one contract.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{CStr, c_char, c_void};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::describe::Describer;
use crate::error::Error;

/// A trait of the contract, as linked.
#[derive(Debug)]
pub struct Interface {
    /// The name of the trait.
    pub name: &'static str,
    /// Ends the context of the call that the handle names.
    pub cancel: unsafe extern "C" fn(u64),
    /// Returns the contract text of the Go half.
    pub contract: unsafe extern "C" fn() -> *const c_void,
    /// Collects the contract text of the Rust half.
    pub describe: fn(&mut Describer),
    /// Takes the Go half's end of a ring; set if the trait has methods that the ring carries.
    pub ring: Option<unsafe extern "C" fn(*mut c_void)>,
    /// What the runtime knows of the interface while the program runs.
    pub state: InterfaceState,
}

/// What the runtime knows of an interface while the program runs.
#[derive(Debug)]
pub struct InterfaceState {
    /// Whether the two texts have been found equal.
    checked: AtomicBool,
}

impl InterfaceState {
    /// The state before the first call.
    #[expect(clippy::new_without_default, reason = "a static needs a const one")]
    pub const fn new() -> Self {
        Self {
            checked: AtomicBool::new(false),
        }
    }

    /// The state after a check that went well.
    #[cfg(test)]
    pub(crate) const fn checked() -> Self {
        Self {
            checked: AtomicBool::new(true),
        }
    }
}

/// How the calls of a method travel.
#[derive(Debug)]
pub enum Way {
    /// By calling the export, which takes the address of a frame.
    Cgo(unsafe extern "C" fn(*mut c_void)),
    /// Through the ring, as the method of this number among those of its trait that the ring carries.
    Ring(u32),
}

/// A method of a trait, as linked.
#[derive(Debug)]
pub struct Method {
    /// The trait it belongs to.
    pub interface: &'static Interface,
    /// `Trait.method`.
    pub name: &'static str,
    /// The names of the parameters that are sent: all but those of type `()`.
    pub params: &'static [&'static str],
    /// How its calls travel.
    pub way: Way,
}

impl Method {
    /// Hands a frame to Go.
    ///
    /// # Safety
    /// The frame must be the method's, and live for as long as Go may read it.
    pub(crate) unsafe fn enter(&self, frame: *mut c_void) {
        match self.way {
            // SAFETY: the caller's promise.
            Way::Cgo(export) => unsafe { export(frame) },
            Way::Ring(_) => unimplemented!("the ring transport"),
        }
    }
}

impl Interface {
    /// Compares the two halves before the first call; after that, one load.
    #[inline]
    pub(crate) fn check(&self) -> Result<(), Error> {
        // Relaxed: the flag guards no other memory; the worst is a second comparison.
        if self.state.checked.load(Ordering::Relaxed) {
            Ok(())
        } else {
            self.compare()
        }
    }

    #[cold]
    fn compare(&self) -> Result<(), Error> {
        let mut ours = Describer::default();
        (self.describe)(&mut ours);
        // SAFETY: the generated export returns the address of a NUL-terminated constant (docs/abi.md, "The contract text").
        let theirs =
            unsafe { CStr::from_ptr((self.contract)().cast::<c_char>()) }.to_string_lossy();
        let theirs: BTreeSet<&str> = theirs.lines().collect();
        let ours: BTreeSet<&str> = ours.lines.iter().map(String::as_str).collect();
        if ours == theirs {
            self.state.checked.store(true, Ordering::Relaxed);
            return Ok(());
        }
        Err(Error::ContractMismatch {
            interface: self.name.to_owned(),
            details: differences(&ours, &theirs),
        })
    }
}

/// One line per item that differs: what Rust has and what Go has.
fn differences(ours: &BTreeSet<&str>, theirs: &BTreeSet<&str>) -> String {
    let mut items: BTreeMap<&str, [Option<&str>; 2]> = BTreeMap::new();
    for (side, lines, others) in [(0, ours, theirs), (1, theirs, ours)] {
        for line in lines.difference(others) {
            items.entry(item(line)).or_default()[side] = Some(line);
        }
    }
    let show =
        |line: Option<&str>| line.map_or_else(|| "nothing".to_owned(), |line| format!("`{line}`"));
    let lines = items
        .values()
        .map(|[rust, go]| format!("Rust has {}, Go has {}", show(*rust), show(*go)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The item that a line of the contract text is about: `Document[0]` of `Document[0] source: String`, `Grid<u8, 2>` whole.
fn item(line: &str) -> &str {
    let mut depth = 0;
    let end = line.find(|c| {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ => {}
        }
        depth == 0 && matches!(c, ':' | ' ')
    });
    &line[..end.unwrap_or(line.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_about_items() {
        assert_eq!(item("Document[0] source: String"), "Document[0]");
        assert_eq!(item("Grid<u8, 2>: struct of 1 field"), "Grid<u8, 2>");
        assert_eq!(item("Grid<Vec<u8>, 2>[0] x: u8"), "Grid<Vec<u8>, 2>[0]");
        assert_eq!(item("T.get: fn() -> A"), "T.get");
    }

    #[test]
    fn differences_name_the_item_on_both_sides() {
        let ours = BTreeSet::from(["A: struct of 1 fields", "A[0] id: u32", "T.get: fn() -> A"]);
        let theirs = BTreeSet::from([
            "A: struct of 1 fields",
            "A[0] id: u64",
            "T.put: fn()",
            "T.get: fn() -> A",
        ]);
        assert_eq!(
            differences(&ours, &theirs),
            "Rust has `A[0] id: u32`, Go has `A[0] id: u64`\nRust has nothing, Go has `T.put: fn()`"
        );
    }
}
