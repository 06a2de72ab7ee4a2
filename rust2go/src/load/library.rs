//! The library that is loaded, one for the program.

use std::ffi::{CStr, c_void};
use std::fmt;
use std::mem::{self, ManuallyDrop};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[cfg(unix)]
use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
#[cfg(windows)]
use libloading::os::windows::Library;

use super::find;
use super::stand_in::{Described, StandIn, VERSION};
use crate::error::Error;

/// What the program has said, and what is loaded.
struct State {
    wanted: Option<PathBuf>,
    loaded: Option<Loaded>,
}

/// Never closed: Go's threads run in it to the end of the process.
struct Loaded {
    path: PathBuf,
    library: ManuallyDrop<Library>,
}

/// Returns the contract text of a trait.
type Contract = unsafe extern "C" fn() -> *const c_void;

/// Takes the table of a trait that Rust implements.
type Take = unsafe extern "C" fn(*const c_void);

/// Held while a library is loaded, for the others to wait. Go is not called meanwhile: what it does when it starts may call Rust, which
/// comes here as well.
static STATE: Mutex<State> = Mutex::new(State {
    wanted: None,
    loaded: None,
});

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names the Go library of a program that is built with `Link::Runtime`, for it to be loaded by the first call; a relative path is one of the current
/// directory. Without this, the library is the one that the variable `RUST2GO_LIBRARY` names, or lies where the builder was told, which is relative
/// to the program, or where it was built.
///
/// Nothing is looked at yet: what is wrong with the file is an [`Error::Library`] of the first call. After such an error another file may be
/// named. In a program whose Go code is linked this does nothing.
///
/// # Errors
/// [`TooLate`], if the library is loaded. Go cannot be unloaded, nor be there twice.
///
/// ```no_run
/// rust2go::load::from("plugins/markdown.so")?;
/// # Ok::<(), rust2go::load::TooLate>(())
/// ```
pub fn from(path: impl Into<PathBuf>) -> Result<(), TooLate> {
    let mut state = state();
    match &state.loaded {
        Some(loaded) => Err(TooLate {
            loaded: loaded.path.clone(),
        }),
        None => {
            state.wanted = Some(path.into());
            Ok(())
        }
    }
}

/// The Go library that has been loaded; `None` before the first call, and in a program whose Go code is linked.
///
/// ```
/// assert_eq!(rust2go::load::loaded(), None);
/// ```
pub fn loaded() -> Option<PathBuf> {
    state().loaded.as_ref().map(|loaded| loaded.path.clone())
}

/// A Go library was named after one had been loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TooLate {
    /// The one that is loaded.
    pub loaded: PathBuf,
}

impl fmt::Display for TooLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the Go library {} is loaded already, and stays: name another one before the first call of a method of a contract",
            self.loaded.display()
        )
    }
}

impl std::error::Error for TooLate {}

/// The contract text of a trait, out of the library, which is loaded if it is not.
pub(super) fn contract(stand_in: &StandIn) -> Result<*const c_void, Error> {
    let described = stand_in.library();
    if described.version != VERSION {
        return Err(Error::Library {
            path: described.path(),
            reason: "the build script of this program stands on another version of rust2go than the program: name the same for \
                     both in Cargo.toml"
                .to_owned(),
        });
    }
    let mut state = state();
    let export = if let Some(loaded) = &state.loaded {
        loaded.contract(stand_in)?
    } else {
        let loaded = load(find::find(described, state.wanted.as_deref())?)?;
        let export = loaded.contract(stand_in);
        if export.is_ok() {
            loaded.serve(described);
        }
        // Go stays, and there must be no second one. What is no Go library does no harm, and another file may be named.
        if loaded.is_go(described) {
            state.loaded = Some(loaded);
        }
        export?
    };
    // It waits for Go to have started, which may call Rust before.
    drop(state);
    // SAFETY: the export of that name, which only generated Go code has (docs/abi.md, "Symbols").
    Ok(unsafe { export() })
}

/// Fills the slots of a trait whose texts have been found equal.
pub(super) fn bind(stand_in: &StandIn) -> Result<(), Error> {
    let state = state();
    let Some(loaded) = &state.loaded else {
        return Ok(());
    };
    for (symbol, slot) in stand_in.symbols() {
        let Some(export) = loaded.symbol(symbol) else {
            return Err(loaded.error(format!(
                "it has the contract of this program, and no symbol {}: build it with the same version of rust2go",
                symbol.to_string_lossy()
            )));
        };
        // Relaxed: whoever calls has come by `Interface::check`, where the Acquire pairs with the Release after this. A second thread that
        // fills the slots writes what is there.
        slot.store(export.cast_mut(), Ordering::Relaxed);
    }
    Ok(())
}

/// Loads the file.
fn load(path: PathBuf) -> Result<Loaded, Error> {
    match open(&path) {
        // Whatever comes of it, it stays.
        Ok(library) => Ok(Loaded {
            path,
            library: ManuallyDrop::new(library),
        }),
        Err(reason) => Err(Error::Library { path, reason }),
    }
}

impl Loaded {
    /// The address of a symbol.
    fn symbol(&self, name: &CStr) -> Option<*const c_void> {
        // SAFETY: a symbol is an address, whatever it names.
        let symbol = unsafe { self.library.get::<*const c_void>(name.to_bytes_with_nul()) };
        let address = symbol.ok().map(|symbol| *symbol);
        address.filter(|address| !address.is_null())
    }

    /// What returns the contract text of a trait.
    fn contract(&self, stand_in: &StandIn) -> Result<Contract, Error> {
        match self.symbol(stand_in.contract()) {
            // SAFETY: that is the type of all that have such names (docs/abi.md, "Symbols").
            Some(export) => Ok(unsafe { mem::transmute::<*const c_void, Contract>(export) }),
            None => Err(self.error(format!(
                "it has no symbol {}: it is another library, or was built from older contracts, without that trait",
                stand_in.contract().to_string_lossy()
            ))),
        }
    }

    /// Hands over the tables of the traits that Rust implements. Nothing of Go's runs for that.
    fn serve(&self, described: &Described) {
        for (symbol, table) in described.tables() {
            // A library of older contracts may not have it, and does not call then.
            if let Some(take) = self.symbol(symbol) {
                // SAFETY: generated Go code has this function for the table of that trait, which is a constant of the program (docs/abi.md).
                unsafe { mem::transmute::<*const c_void, Take>(take)(table) };
            }
        }
    }

    /// Whether there is a Go runtime in it: ours, or what cgo exports.
    fn is_go(&self, described: &Described) -> bool {
        let mut ours = described.contracts();
        ours.any(|symbol| self.symbol(symbol).is_some()) || self.symbol(c"crosscall2").is_some()
    }

    fn error(&self, reason: String) -> Error {
        Error::Library {
            path: self.path.clone(),
            reason,
        }
    }
}

/// Loads the file. What it defines is for this program's eyes only, and it stays.
#[cfg(unix)]
fn open(path: &Path) -> Result<Library, String> {
    // SAFETY: its constructors run. That of a Go library starts a thread; what others do, who names them must know.
    let opened = unsafe { Library::open(Some(path), RTLD_NOW | RTLD_LOCAL | libc::RTLD_NODELETE) };
    opened.map_err(|error| said(&error, path))
}

/// As above; Windows unloads nothing that has not been closed.
#[cfg(windows)]
fn open(path: &Path) -> Result<Library, String> {
    // SAFETY: as above.
    let opened = unsafe { Library::load_with_flags(path, 0) };
    opened.map_err(|error| said(&error, path))
}

/// What the system says, without the path that is said anyway.
fn said(error: &libloading::Error, path: &Path) -> String {
    use std::error::Error;
    let mut text = error.to_string();
    if let Some(source) = error.source() {
        text = format!("{text}: {source}");
    }
    let prefix = format!("{}: ", path.display());
    text.strip_prefix(&prefix).unwrap_or(&text).to_owned()
}
