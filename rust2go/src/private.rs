//! What the macros' expansions use. Not a public interface: it changes without notice.
#![doc(hidden)]

pub use crate::arena::Arena;
pub use crate::constructor;
#[cfg(feature = "rust_decimal")]
pub use crate::convert::DecimalRef;
#[cfg(feature = "serde_json")]
pub use crate::convert::JsonRef;
pub use crate::convert::{
    DateRef, EnumRef, FromGo, Int128Ref, IpRef, Layout, ListRef, ResultRef, SocketRef, StrRef,
    TimeRef, ToGo, Tuple2Ref, lend_with, measure_with, take_with, unknown_tag, unknown_value,
};
pub use crate::describe::{Describe, Describer, Form};
pub use crate::frame::{FailureRef, FrameLayout, GoError, head_layout, unknown_variant};
pub use crate::link::{Interface, InterfaceState, Joins, Method, Way, no_cancel};
pub use crate::measure::Measure;
pub use crate::message::{Message, decode};
pub use crate::mismatch::Mismatch;
pub use crate::object::{Entry, Foreign, Given, Guard, Held, ObjectTable, Once};
pub use crate::oneway::{call_oneway, oneway_layout};
pub use crate::read::Reader;
pub use crate::reply::{Fallible, Reply, Value};
pub use crate::serve::{
    Handler, SendError, Sends, Serve, Served, answer_head_layout, answer_layout, ask_head_layout,
    ask_layout, rust_layout, serve_async, serve_sync, served_layout,
};
pub use crate::start::slot_layout;
pub use crate::stream::{BoxStream, Source, boxed, drawn, drawn_plain};
pub use crate::sync_call::{call_sync, sync_layout};
