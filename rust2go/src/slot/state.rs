//! The states of a slot, as bits of one word, and what each side may do in them.
//!
//! Two parties hold a slot: **Rust**, the future; and **Go**, from the call until the handler's goroutine has ended. Each leaves
//! once, by setting its GONE bit; whoever leaves last frees the slot.
//!
//! Go reports up to two *events*, DONE and ENDED, most often both at once. DONE comes earlier only when a deadline passes while
//! the handler still runs.
//!
//! | bit | set by | meaning |
//! |---|---|---|
//! | CANCELLED | Rust | nobody wants the handler to go on; its context is over |
//! | WATCHED | Go | somebody waits on the context: whoever sets CANCELLED has to call the cancel export |
//! | DONE | Go | the outcome is stored; it belongs to Rust, unless TAKEN, and is dropped by whoever frees |
//! | ENDED | Go | the handler has returned |
//! | WAKER | Rust | the waker cell is full; whoever clears the bit owns its content |
//! | TAKING | Go | Go has reported an event and is emptying the waker cell; Rust keeps away from it |
//! | TAKEN | Rust | the outcome has been moved out |
//! | BATON | Go | with the event that woke the future's task: its next poll, or its end, has to look at the ring (`ring/duty.rs`) |
//! | KEPT | Go | the outcome is stored, and DONE will come with ENDED |
//! | UNWANTED | Rust | with CANCELLED: the future is being dropped, so what Go has not stored yet is for nobody |
//! | RUST_GONE, GO_GONE | each | has left |
//!
//! The waker cell is Rust's while WAKER and TAKING are clear. Rust fills it and then sets WAKER; Go sets an event and TAKING in one
//! step, so it either sees WAKER, or Rust will see the event when it sets WAKER.

pub(crate) const CANCELLED: u32 = 1 << 0;
pub(crate) const WATCHED: u32 = 1 << 1;
pub(crate) const DONE: u32 = 1 << 2;
pub(crate) const ENDED: u32 = 1 << 3;
pub(crate) const WAKER: u32 = 1 << 4;
pub(crate) const TAKING: u32 = 1 << 5;
pub(crate) const TAKEN: u32 = 1 << 6;
pub(crate) const RUST_GONE: u32 = 1 << 7;
pub(crate) const GO_GONE: u32 = 1 << 8;
pub(crate) const BATON: u32 = 1 << 9;
pub(crate) const KEPT: u32 = 1 << 10;
pub(crate) const UNWANTED: u32 = 1 << 11;

/// What a look at the slot finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Look {
    /// The event has been reported.
    Ready,
    /// Not yet; the waker will be woken.
    Waiting,
}

/// Who frees the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Leave {
    /// The other side is still there.
    NotLast,
    /// Free it.
    Last,
}
