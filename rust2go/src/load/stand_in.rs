//! What the builder compiles into a program whose Go code is loaded at run time, byte by byte as `build/runtime.rs` writes it in C.

use std::ffi::{CStr, c_char, c_void};
use std::path::PathBuf;
use std::ptr::NonNull;
use std::slice;
use std::sync::atomic::AtomicPtr;

/// How each stand-in begins, which no contract text does: they have no control characters.
const MARK: [u8; 8] = *b"\x01rust2go";

/// The form of these structs. A program whose build script stands on another version of rust2go may have another.
pub(crate) const VERSION: usize = 1;

/// A trait whose Go half is loaded.
#[repr(C)]
#[derive(Debug)]
pub(super) struct StandIn {
    mark: [u8; 8],
    library: &'static Described,
    /// Its contract symbol.
    contract: *const c_char,
    /// Its other symbols, but for that which takes a table.
    symbols: *const *const c_char,
    /// Where the functions of these names jump to; null until they are bound.
    slots: *const AtomicPtr<c_void>,
    count: usize,
}

/// The library, as the build script has described it.
#[repr(C)]
#[derive(Debug)]
pub(super) struct Described {
    /// First, whatever the form.
    pub(super) version: usize,
    /// What `Link::Runtime` names, to be joined to the directory of the program.
    path: *const c_char,
    /// Where the library was built.
    built: *const c_char,
    /// The contract symbols of all traits.
    contracts: *const *const c_char,
    contract_count: usize,
    takers: *const Taker,
    taker_count: usize,
}

/// What hands Go a table of Rust's (`g2r_serve__<Trait>`).
#[repr(C)]
#[derive(Debug)]
pub(super) struct Taker {
    symbol: *const c_char,
    /// Where the constructors of the program have left the table; null if it does not have that trait.
    table: NonNull<*const c_void>,
}

// SAFETY: constants, but for the slots, which are atomic, and the tables, which nobody writes to after the constructors of the program.
unsafe impl Sync for StandIn {}
// SAFETY: as above.
unsafe impl Sync for Described {}

impl StandIn {
    /// What a contract export has returned, if it is no text.
    ///
    /// # Safety
    /// It is what such an export of generated Go code, or of the builder's, has returned.
    pub(super) unsafe fn behind(text: *const c_void) -> Option<&'static StandIn> {
        // SAFETY: a text has at least its NUL, and both are constants.
        if unsafe { *text.cast::<u8>() } != MARK[0] {
            return None;
        }
        // SAFETY: no text begins like this; so it is the builder's, which is made like the struct above.
        let stand_in = unsafe { &*text.cast::<StandIn>() };
        debug_assert_eq!(stand_in.mark, MARK);
        Some(stand_in)
    }

    pub(super) fn library(&self) -> &'static Described {
        self.library
    }

    pub(super) fn contract(&self) -> &'static CStr {
        // SAFETY: the builder writes names as string literals.
        unsafe { CStr::from_ptr(self.contract) }
    }

    /// The symbols to bind, each with its slot.
    pub(super) fn symbols(
        &self,
    ) -> impl Iterator<Item = (&'static CStr, &'static AtomicPtr<c_void>)> {
        // SAFETY: two arrays of `count`, for ever.
        let (symbols, slots) = unsafe {
            (
                array(self.symbols, self.count),
                array(self.slots, self.count),
            )
        };
        // SAFETY: as in `contract`.
        let names = symbols.iter().map(|name| unsafe { CStr::from_ptr(*name) });
        names.zip(slots)
    }
}

impl Described {
    /// What `Link::Runtime` names.
    pub(super) fn path(&self) -> PathBuf {
        // SAFETY: a string literal.
        path(unsafe { CStr::from_ptr(self.path) })
    }

    /// Where the library was built.
    pub(super) fn built(&self) -> PathBuf {
        // SAFETY: as above.
        path(unsafe { CStr::from_ptr(self.built) })
    }

    /// The contract symbols of all traits.
    pub(super) fn contracts(&self) -> impl Iterator<Item = &'static CStr> {
        // SAFETY: an array of so many string literals.
        let names = unsafe { array(self.contracts, self.contract_count) };
        // SAFETY: as above.
        names.iter().map(|name| unsafe { CStr::from_ptr(*name) })
    }

    /// The tables of this program that Go is to get, each with the symbol that takes it.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&'static CStr, *const c_void)> {
        // SAFETY: an array of so many, for ever.
        let takers = unsafe { array(self.takers, self.taker_count) };
        takers.iter().filter_map(|taker| {
            // SAFETY: a string literal, and a word that the constructors of the program have written, if anybody has.
            let (symbol, table) =
                unsafe { (CStr::from_ptr(taker.symbol), taker.table.as_ptr().read()) };
            (!table.is_null()).then_some((symbol, table))
        })
    }
}

/// # Safety
/// As for slices; there may be none.
unsafe fn array<T>(start: *const T, count: usize) -> &'static [T] {
    match count {
        0 => &[],
        // SAFETY: the caller says so.
        count => unsafe { slice::from_raw_parts(start, count) },
    }
}

/// What a build script has written down, of text.
fn path(text: &CStr) -> PathBuf {
    text.to_string_lossy().into_owned().into()
}
