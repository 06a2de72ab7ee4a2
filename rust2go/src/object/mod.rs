//! Objects: values of one side that the other side calls, through handles. docs/abi.md has the bytes.
//!
//! A handle is a number, and names one object: an index, and a generation, so that the handle of an object that is gone names nothing
//! although its place may be in use again. Bit 63 tells Rust's handles from Go's.
//!
//! Whoever makes an object counts who holds it: [`table`] the holders of Rust's ([`Given`]), Go's runtime those of Go's ([`Foreign`]). A
//! handle of Rust's in a message is lent: Go retains the object to keep it. A handle of Go's is given: Rust releases the object when it is
//! through with it.

mod entry;
mod foreign;
mod given;
mod guard;
mod kind;
#[cfg(all(loom, test))]
mod loom_tests;
mod table;
#[cfg(all(not(loom), test))]
mod tests;

use std::sync::LazyLock;

pub use self::entry::Entry;
pub use self::foreign::{Foreign, Held};
pub use self::given::Given;
pub(crate) use self::guard::{Gone, invoke, release, retain};
pub use self::guard::{Guard, Once};
pub use self::kind::ObjectTable;
use self::table::Table;

/// The objects of the program.
static OBJECTS: LazyLock<Table> = LazyLock::new(Table::new);

/// How many objects of Rust's there are: of those that Rust or Go holds, and of those whose destructor has not returned.
pub(crate) fn count() -> u64 {
    OBJECTS.len()
}
