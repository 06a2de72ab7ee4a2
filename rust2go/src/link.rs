//! What a generated client knows of its Go half: the symbols, and the check that both halves come from one contract.

use std::collections::BTreeSet;
use std::ffi::{CStr, c_char, c_void};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::describe::Describer;
use crate::error::Error;
use crate::foreign;
use crate::load::Contract;
use crate::ring::{self, Ring};
use crate::{signals, threads};

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
    pub ring: Option<Joins>,
    /// What the runtime knows of the interface while the program runs.
    pub state: InterfaceState,
}

/// What the runtime knows of an interface while the program runs.
#[derive(Debug)]
pub struct InterfaceState {
    /// Whether the two texts have been found equal.
    checked: AtomicBool,
    /// The ring of the interface's Go runtime package, once it is checked; null if it needs none.
    ring: AtomicPtr<Ring>,
    /// The number of its first method there.
    base: AtomicU32,
}

impl InterfaceState {
    /// The state before the first call.
    #[expect(clippy::new_without_default, reason = "a static needs a const one")]
    pub const fn new() -> Self {
        Self {
            checked: AtomicBool::new(false),
            ring: AtomicPtr::new(std::ptr::null_mut()),
            base: AtomicU32::new(0),
        }
    }

    /// The state after a check that went well.
    #[cfg(all(test, not(loom)))]
    pub(crate) const fn checked() -> Self {
        Self {
            checked: AtomicBool::new(true),
            ..Self::new()
        }
    }
}

/// The traits whose halves have been found to differ, and how they do.
static MISMATCHES: Mutex<Vec<(&str, String)>> = Mutex::new(Vec::new());

/// The traits that have been called and whose halves differ, with the items that do, a line each.
pub(crate) fn mismatches() -> Vec<(&'static str, String)> {
    let known = MISMATCHES.lock().unwrap_or_else(PoisonError::into_inner);
    known.clone()
}

/// What Go exports for a method, and for a ring: takes the address of a frame, or of a `Link`.
pub type Export = unsafe extern "C" fn(*mut c_void);

/// How an interface comes to its ring. Only those that have one name the function, so that a program without any does without the rings.
#[derive(Clone, Copy, Debug)]
pub struct Joins {
    export: Export,
    join: unsafe fn(Export) -> (&'static Ring, u32),
}

impl Joins {
    /// Of the export that takes the Go half's end of the ring.
    pub const fn by(export: Export) -> Joins {
        Joins {
            export,
            join: ring::join,
        }
    }
}

/// The `cancel` of an interface that Rust implements: Go has no call of it to cancel.
///
/// # Safety
/// None is needed; the type asks for it.
pub unsafe extern "C" fn no_cancel(_: u64) {}

/// How the calls of a method travel.
#[derive(Debug)]
pub enum Way {
    /// By calling the export, which takes the address of a frame.
    Cgo(Export),
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
    /// The ring that carries the method's calls, once the interface is checked; with it comes the number of the method there.
    #[inline]
    pub(crate) fn ring(&self) -> Option<(&'static Ring, u32)> {
        let Way::Ring(index) = self.way else {
            return None;
        };
        let ring = self.interface.ring_of()?;
        // Relaxed: written before the ring was.
        let base = self.interface.state.base.load(Ordering::Relaxed);
        Some((ring, base + index))
    }
}

impl Interface {
    /// The ring of the interface's Go runtime package, if it needs one and has been checked.
    #[inline]
    pub(crate) fn ring_of(&self) -> Option<&'static Ring> {
        // Acquire: pairs with the Release in `join`, so that the ring and the base are there.
        let ring = self.state.ring.load(Ordering::Acquire);
        // SAFETY: null or the address of a ring, which lives for ever.
        unsafe { ring.as_ref() }
    }

    /// Compares the two halves before the first call; after that, one load.
    #[inline]
    pub(crate) fn check(&self) -> Result<(), Error> {
        // Acquire: pairs with the Release in `compare`; the ring is there then.
        if self.state.checked.load(Ordering::Acquire) {
            Ok(())
        } else {
            self.compare()
        }
    }

    #[cold]
    fn compare(&self) -> Result<(), Error> {
        threads::enter()?;
        signals::adopt_signal_handlers();
        if let Some(other) = foreign::find() {
            return Err(Error::SecondGo { other });
        }
        // SAFETY: it is the export of that name.
        let contract = unsafe { Contract::of(self.contract) }?;
        let mut ours = Describer::default();
        (self.describe)(&mut ours);
        // SAFETY: the generated export returns the address of a NUL-terminated constant (docs/abi.md, "The contract text").
        let theirs = unsafe { CStr::from_ptr(contract.text.cast::<c_char>()) }.to_string_lossy();
        let theirs: BTreeSet<String> = theirs.lines().map(str::to_owned).collect();
        let ours = ours.lines;
        if ours.iter().eq(&theirs) {
            contract.bind()?;
            self.join();
            // Release: pairs with the Acquire in `check`. The worst of a race is a second comparison.
            self.state.checked.store(true, Ordering::Release);
            return Ok(());
        }
        let details = differences(&ours, &theirs);
        let mut known = MISMATCHES.lock().unwrap_or_else(PoisonError::into_inner);
        if known.iter().all(|(name, _)| *name != self.name) {
            known.push((self.name, details.clone()));
        }
        Err(Error::ContractMismatch {
            interface: self.name.to_owned(),
            details,
        })
    }

    /// Finds the ring, if the interface has methods that it carries.
    fn join(&self) {
        if let Some(Joins { export, join }) = self.ring {
            // SAFETY: the contract texts are equal, so the export is what the generator made for this trait.
            let (ring, base) = unsafe { join(export) };
            self.state.base.store(base, Ordering::Relaxed);
            // Release: pairs with the Acquire in `ring_of`.
            let ring = std::ptr::from_ref(ring).cast_mut();
            self.state.ring.store(ring, Ordering::Release);
        }
    }
}

/// One line per item that differs: what Rust has and what Go has.
///
/// No other sets than those of a [`Describer`], and no sorting: their code would be a part of every program.
fn differences(ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> String {
    let mut items: Vec<(&str, [Option<&str>; 2])> = Vec::new();
    for (side, lines, others) in [(0, ours, theirs), (1, theirs, ours)] {
        for line in lines.iter().filter(|line| !others.contains(*line)) {
            let name = item(line);
            let place = items.partition_point(|(known, _)| *known < name);
            if items.get(place).is_none_or(|(known, _)| *known != name) {
                items.insert(place, (name, [None; 2]));
            }
            items[place].1[side] = Some(line);
        }
    }
    let show =
        |line: Option<&str>| line.map_or_else(|| "nothing".to_owned(), |line| format!("`{line}`"));
    let lines = items
        .iter()
        .map(|(_, [rust, go])| format!("Rust has {}, Go has {}", show(*rust), show(*go)));
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
        let set = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        let ours = set(&["A: struct of 1 fields", "A[0] id: u32", "T.get: fn() -> A"]);
        let theirs = set(&[
            "A: struct of 1 fields",
            "A[0] id: u64",
            "T.get: fn() -> A",
            "T.put: fn()",
        ]);
        assert_eq!(
            differences(&ours, &theirs),
            "Rust has `A[0] id: u32`, Go has `A[0] id: u64`\nRust has nothing, Go has `T.put: fn()`"
        );
    }
}
