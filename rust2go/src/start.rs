//! How an async call begins, and how its outcome comes back.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Waker;

use crate::arena::Arena;
use crate::convert::ToGo;
use crate::error::Error;
use crate::frame::{ENDED, FailureRef, FrameLayout, Head, LEAD, OUTCOME, QUIET, frame_layout};
use crate::link::{Export, Method, Way};
use crate::measure::{Held, Kept, Measure};
use crate::reply::{self, Reply, ValueRef};
use crate::ring::{Full, Request};
use crate::scratch::{self, Buffer, Scratch};
use crate::slot::state::BATON;
use crate::slot::{self, GoHalf, RustHalf, Shared, Unsent};
use crate::sync::AtomicU32;
use crate::{drain, poison, threads, unobserved};

/// The part of a slot that Go shares: `rust2go.Slot` and what follows it.
#[repr(C)]
pub(crate) struct SlotFrame<A: ToGo, R: Reply> {
    head: Head,
    state: AtomicU32,
    unused: u32,
    /// Written by Go before it sets WATCHED.
    handle: UnsafeCell<u64>,
    timeout: i64,
    args: UnsafeCell<MaybeUninit<A::Ref>>,
    value: UnsafeCell<MaybeUninit<ValueRef<R>>>,
    // From here on Rust's own.
    lent: UnsafeCell<Option<Lent<A>>>,
    /// The objects among arguments that are copied, which Go has to find. They go with the slot.
    held: Held,
}

/// What Go reads in place until the handler has returned.
struct Lent<A> {
    args: A,
    buffer: Buffer,
    /// What conversions made of the arguments, and lent.
    kept: Kept,
    poison: bool,
}

// SAFETY: the addresses in it point at Go's memory, or at what is lent, which may move between threads if A may.
unsafe impl<A: ToGo + Send, R: Reply> Send for SlotFrame<A, R> {}

impl<A: ToGo, R: Reply> Shared for SlotFrame<A, R> {
    fn state(&self) -> &AtomicU32 {
        &self.state
    }

    fn tell_cancelled(&self) {
        // SAFETY: called after WATCHED was seen with Acquire, so Go has written the handle, once.
        let handle = unsafe { *self.handle.get() };
        let cancel = self.head.method.interface.cancel;
        // SAFETY: a handle whose call has ended names nothing, so the export may be called at any time.
        threads::tell(move || unsafe { cancel(handle) });
    }
}

impl<A: ToGo, R: Reply> SlotFrame<A, R> {
    #[inline]
    fn new(method: &'static Method, bytes: usize, timeout: i64, held: Held) -> Self {
        Self {
            head: Head::new(done::<A, R>, method, bytes),
            state: AtomicU32::new(0),
            unused: 0,
            handle: UnsafeCell::new(0),
            timeout,
            args: UnsafeCell::new(MaybeUninit::uninit()),
            value: UnsafeCell::new(MaybeUninit::uninit()),
            lent: UnsafeCell::new(None),
            held,
        }
    }
}

/// The layout of a slot.
pub fn slot_layout<A: ToGo, R: Reply>() -> FrameLayout {
    frame_layout!(
        SlotFrame::<A, R>: head: Head, state: AtomicU32, unused: u32, handle: u64, timeout: i64, args: A::Ref, value: ValueRef<R>
    )
}

/// Rust's half of a call.
type Half<A, R> = RustHalf<SlotFrame<A, R>, <R as Reply>::Stored>;

/// A call whose slot Go does not have yet.
pub(crate) type Ready<A, R> = Unsent<SlotFrame<A, R>, <R as Reply>::Stored>;

/// A call that has begun, or that waits for room in its ring.
pub(crate) enum Begun<A: ToGo, R: Reply> {
    Running(Half<A, R>),
    Waiting(Ready<A, R>),
}

/// Begins a call: the method, its arguments, the time left, the waker. `Err` if an argument has no form in Go.
pub(crate) type Start<A, R> = fn(&'static Method, A, i64, Waker) -> Result<Begun<A, R>, Error>;

/// Go copies the arguments: before the export returns, or out of a copy that the ring carries. Here they are dropped before this
/// returns.
pub(crate) fn copying<A: ToGo, R: Reply>(
    method: &'static Method,
    args: A,
    timeout: i64,
    waker: Waker,
) -> Result<Begun<A, R>, Error> {
    let Way::Cgo(export) = method.way else {
        return carrying(method, args, timeout, waker);
    };
    let mut measure = Measure::new(false);
    args.measure(&mut measure)
        .map_err(|mismatch| mismatch.in_arguments(method))?;
    let bytes = measure.bytes;
    let ready: Ready<A, R> = slot::unsent(
        || SlotFrame::new(method, bytes, timeout, Held::new()),
        waker,
        0,
    );
    let mut scratch = Scratch::new();
    let mut arena = scratch.arena(measure);
    // SAFETY: Go does not have the slot yet, so the cell is ours.
    unsafe { (*ready.shared().args.get()).write(args.lend(&mut arena)) };
    Ok(Begun::Running(enter(ready.sent(), export)))
}

/// The arguments are copied into the slot, because the caller's own may be gone when Go comes to read them.
fn carrying<A: ToGo, R: Reply>(
    method: &'static Method,
    args: A,
    timeout: i64,
    waker: Waker,
) -> Result<Begun<A, R>, Error> {
    let mut measure = Measure::new(true);
    args.measure(&mut measure)
        .map_err(|mismatch| mismatch.in_arguments(method))?;
    let Measure { bytes, held, .. } = measure;
    let ready: Ready<A, R> = slot::unsent(
        || SlotFrame::new(method, bytes, timeout, held),
        waker,
        measure.room,
    );
    let mut arena = Arena::new(ready.room(), measure.room, true, &measure.kept);
    // SAFETY: Go does not have the slot yet, so the cell is ours.
    unsafe { (*ready.shared().args.get()).write(args.lend(&mut arena)) };
    Ok(send(ready))
}

/// The arguments move into the slot and stay there until both sides have left it.
pub(crate) fn lending<A: ToGo, R: Reply>(
    method: &'static Method,
    args: A,
    timeout: i64,
    waker: Waker,
) -> Result<Begun<A, R>, Error> {
    let poison = poison::enabled();
    let mut measure = Measure::new(poison);
    args.measure(&mut measure)
        .map_err(|mismatch| mismatch.in_arguments(method))?;
    let ready = slot::unsent(|| SlotFrame::new(method, 0, timeout, Held::new()), waker, 0);
    let shared: &SlotFrame<A, R> = ready.shared();
    // SAFETY: Go does not have the slot yet, so the cells are ours. What is lent is read at its final place.
    unsafe {
        let lent = (*shared.lent.get()).insert(Lent {
            args,
            buffer: scratch::buffer(measure.room),
            kept: measure.kept,
            poison,
        });
        let start = lent.buffer.as_mut_ptr().cast();
        let mut arena = Arena::new(start, measure.room, poison, &lent.kept);
        (*shared.args.get()).write(lent.args.lend(&mut arena));
    }
    Ok(match method.way {
        Way::Cgo(export) => Begun::Running(enter(ready.sent(), export)),
        Way::Ring(_) => send(ready),
    })
}

/// Calls the export with the slot.
fn enter<A: ToGo, R: Reply>(half: Half<A, R>, export: Export) -> Half<A, R> {
    drain::started();
    // SAFETY: the frame has the layout that the export expects (the contract texts are equal), and lives until Go has left the
    // slot.
    unsafe { export(half.address()) };
    half
}

/// Puts the slot into the ring, if there is room.
#[inline]
pub(crate) fn send<A: ToGo, R: Reply>(ready: Ready<A, R>) -> Begun<A, R> {
    let Some((ring, method)) = ready.shared().head.method.ring() else {
        unreachable!("the interface was checked before, and found its ring")
    };
    // Counted before Go can report the end.
    drain::started();
    let half = ready.sent();
    match ring.submit(Request::new(half.address(), method)) {
        Ok(()) => Begun::Running(half),
        Err(Full) => {
            drain::ended();
            // SAFETY: the ring did not take it, so Go does not have it.
            Begun::Waiting(unsafe { Unsent::of(half) })
        }
    }
}

/// Go reports an event of the call; the last one is ENDED.
unsafe extern "C" fn done<A: ToGo, R: Reply>(
    slot: *mut c_void,
    event: usize,
    failure: *const FailureRef,
) -> usize {
    // SAFETY: the slot lives until the last event.
    let method = unsafe { (*slot.cast::<Head>()).method };
    // Nothing may unwind into Go: it has no frames that could be unwound. What can panic in here is a waker, or the
    // destructor of an outcome that nobody wants; the slot is in order again before either runs.
    let woken = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: Go gives back the address it was called with, one event at a time, and nothing after ENDED.
        let go = unsafe { GoHalf::<SlotFrame<A, R>, R::Stored>::from_address(slot) };
        // What owns something of Go's is taken over in any case: dropping it gives that back.
        let owned = R::OWNS && failure.is_null();
        let wanted = event & OUTCOME != 0 && (owned || go.wanted());
        let outcome = if wanted {
            // SAFETY: the failure and what the value points at are readable while this function runs.
            unsafe { outcome(go.shared(), failure) }
        } else {
            // SAFETY: as above.
            unsafe { report_panic(go.shared(), failure) };
            None
        };
        let waker = match outcome {
            Some(outcome) if event & QUIET != 0 => {
                go.keep(outcome);
                None
            }
            Some(outcome) if event & ENDED == 0 => go.report(outcome),
            None if event & ENDED == 0 => None,
            outcome => {
                // SAFETY: the handler has returned, and Rust does not touch what is lent before it frees the slot.
                unsafe { give_back(go.shared()) };
                // Before the future can see that the call is over.
                drain::ended();
                go.finish(outcome, if event & LEAD != 0 { BATON } else { 0 })
            }
        };
        match waker {
            Some(waker) => waker.wake(),
            None => return 0,
        }
        1
    }));
    let woken = woken.unwrap_or(0);
    if event & LEAD != 0 && woken == 0 {
        // Nobody has been woken who could look.
        if let Some((ring, _)) = method.ring() {
            ring.attend_fully();
        }
    }
    woken
}

/// Copies the outcome. `None` if that panics, in a user's `From<Error>`, say; the future then panics as well.
///
/// # Safety
/// As for [`reply::take`], after Go has put the outcome into the frame.
unsafe fn outcome<A: ToGo, R: Reply>(
    frame: &SlotFrame<A, R>,
    failure: *const FailureRef,
) -> Option<R::Stored> {
    let method = frame.head.method.name;
    // SAFETY: the caller's promise.
    catch_unwind(AssertUnwindSafe(|| unsafe {
        reply::take::<R>(failure, frame.value.get().cast(), method)
    }))
    .ok()
}

/// A handler that panicked with nobody left to tell.
///
/// # Safety
/// `failure` must be null or readable.
#[inline]
unsafe fn report_panic<A: ToGo, R: Reply>(frame: &SlotFrame<A, R>, failure: *const FailureRef) {
    // SAFETY: the caller's promise.
    let failure = unsafe { failure.as_ref() };
    if let Some(failure) = failure.filter(|failure| failure.is_panic()) {
        let method = frame.head.method.name;
        // SAFETY: as above.
        let error = unsafe { failure.error(method) };
        let _ = catch_unwind(AssertUnwindSafe(|| unobserved::report(method, &error)));
    }
}

/// Poisons what was lent, if the switch was on when the call began.
///
/// # Safety
/// Go must be through with it.
#[inline]
unsafe fn give_back<A: ToGo, R: Reply>(frame: &SlotFrame<A, R>) {
    // SAFETY: the caller's promise: nobody else looks at the cell.
    let lent = unsafe { (*frame.lent.get()).as_mut() };
    if let Some(lent) = lent.filter(|lent| lent.poison) {
        scratch::poison(std::mem::take(&mut lent.buffer));
    }
}
