//! A Go library that is not linked, but loaded by the first call: for programs that are built with `Link::Runtime`, and behind the feature `load`.
//!
//! Nothing need be called here: the library lies where the builder was told, or the variable `RUST2GO_LIBRARY` names it. docs/linking.md has the rules. A program
//! that knows better names the library itself, before the first call of any method of a contract:
//!
//! ```no_run
//! rust2go::load::from("/opt/app/plugins/markdown.so")?;
//! # Ok::<(), rust2go::load::TooLate>(())
//! ```

// Such a program has functions of its own with the names of Go's exports (`build/runtime.rs`). Each jumps to where a slot says, but for the one that
// returns the contract text of a trait: it returns a `StandIn` instead, by which the first call of the trait finds out that there is something
// to load. The slots of a trait are filled when its texts have been found equal, and nothing calls before. All this happens in `Contract`; a program
// with linked Go code does not come past its first comparison.

#[cfg(feature = "load")]
mod find;
#[cfg(feature = "load")]
mod library;
#[cfg_attr(
    not(feature = "load"),
    expect(dead_code, reason = "only the path is read then")
)]
mod stand_in;

use std::ffi::c_void;

#[cfg(feature = "load")]
pub use library::{TooLate, from, loaded};
#[cfg(feature = "build")]
pub(crate) use stand_in::VERSION;

use crate::error::Error;
use stand_in::StandIn;

/// The contract text of the Go half of a trait, and where it comes from.
#[derive(Debug)]
pub(crate) struct Contract {
    /// A NUL-terminated constant.
    pub(crate) text: *const c_void,
    /// If Go is not linked.
    stand_in: Option<&'static StandIn>,
}

impl Contract {
    /// Asks for the text, for which Go is loaded if it is not linked.
    ///
    /// # Safety
    /// `export` is `r2g_contract__<Trait>` of generated Go code, or of the builder's.
    pub(crate) unsafe fn of(
        export: unsafe extern "C" fn() -> *const c_void,
    ) -> Result<Self, Error> {
        // SAFETY: the caller says so.
        let (text, stand_in) = unsafe {
            let text = export();
            (text, StandIn::behind(text))
        };
        let text = match stand_in {
            Some(stand_in) => contract(stand_in)?,
            None => text,
        };
        Ok(Self { text, stand_in })
    }

    /// Makes the exports of the trait callable. The texts have been found equal.
    pub(crate) fn bind(&self) -> Result<(), Error> {
        self.stand_in.map_or(Ok(()), bind)
    }
}

#[cfg(feature = "load")]
use library::{bind, contract};

#[cfg(not(feature = "load"))]
fn contract(stand_in: &StandIn) -> Result<*const c_void, Error> {
    Err(Error::Library {
        path: stand_in.library().path(),
        reason: "the crate rust2go of this program cannot load libraries: give it the feature `load` in Cargo.toml, or link the Go \
                 code (Link::Static)"
            .to_owned(),
    })
}

#[cfg(not(feature = "load"))]
fn bind(_: &StandIn) -> Result<(), Error> {
    Ok(())
}
