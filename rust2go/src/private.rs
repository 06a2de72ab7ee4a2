//! What the macros' expansions use. Not a public interface: it changes without notice.
#![doc(hidden)]

pub use crate::arena::{Arena, Measure};
pub use crate::convert::{FromGo, Layout, ListRef, StrRef, ToGo};
pub use crate::error::Mismatch;
pub use crate::frame::{FailureRef, FrameLayout, GoError, head_layout, unknown_variant};
pub use crate::link::{Describer, Interface, Method};
pub use crate::oneway::{call_oneway, oneway_layout};
pub use crate::reply::{Fallible, Reply, Value};
pub use crate::start::slot_layout;
pub use crate::sync_call::{call_sync, sync_layout};
