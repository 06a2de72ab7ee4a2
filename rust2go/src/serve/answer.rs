//! What Go gets for a call that is not all in its frame: memory of Rust's that Go reads, and gives back.
//!
//! Two hold an answer: who makes it (a task, or a sync call until it returns) and Go. The *maker* alone writes, and only before it sets
//! DONE; Go reads only after that; whoever lets go last drops it. Go lets go by `leave`, once. If the answer is not done then, nobody wants
//! it any more: CANCELLED is set, and the task woken, so that it can end.
//!
//! A task that waits puts its waker into `waker`, under the lock, and looks at CANCELLED there. `leave` sets CANCELLED before it takes
//! the lock. So either the waker is there when `leave` looks, or the task sees the bit.

#[cfg(all(loom, test))]
mod model;
mod spare;

use std::any::TypeId;
use std::mem::{MaybeUninit, needs_drop};
use std::ptr;
use std::sync::PoisonError;
use std::task::Waker;

pub(super) use self::spare::Spare;
use super::queued::Queued;
use super::refusal::Refusal;
use super::{Handler, SendError, Sends, ValueRef, panics};
use crate::arena::Arena;
use crate::convert::{Layout, ToGo};
use crate::frame::{FailureRef, FrameLayout, frame_layout};
use crate::measure::{Kept, Measure};
use crate::mismatch::Mismatch;
use crate::scratch::{self, Buffer};
use crate::sync::{Arc, AtomicU32, Mutex, Ordering, UnsafeCell};

/// Bit of the state: the rest may be read.
const DONE: u32 = 1 << 0;
/// Bit of the state, Rust's own: Go has left before it was done.
const CANCELLED: u32 = 1 << 1;

/// Bit of the state, Go's: a goroutine parks, and wants a message when the answer is done.
const AWAITED: u32 = 1 << 2;
/// Bit of the state, set with DONE: Go may keep the answer for a later call, instead of leaving it.
const SPARE: u32 = 1 << 3;

/// `rust2go.Answer` of the Go package.
#[repr(C)]
struct Head {
    state: AtomicU32,
    /// 1 if Rust has taken the arguments.
    taken: u32,
    bytes: UnsafeCell<usize>,
    failure: UnsafeCell<*const FailureRef>,
    leave: unsafe extern "C" fn(usize),
    /// From Go, before it sets AWAITED: names the goroutine.
    waiter: UnsafeCell<u64>,
    /// Rust's own: tells which `R` it is an answer for.
    own: fn() -> TypeId,
}

#[repr(C)]
pub(super) struct Answer<R: Sends> {
    head: Head,
    value: UnsafeCell<MaybeUninit<ValueRef<R>>>,
    // From here on Rust's own.
    /// The maker's: what there is to do, until it begins.
    pub(super) queued: UnsafeCell<MaybeUninit<Queued>>,
    held: UnsafeCell<Held<R>>,
    waker: Mutex<Option<Waker>>,
}

/// What Go reads: the head and the value point into it.
struct Held<R: Sends> {
    value: Option<R::Value>,
    error: Option<R::Error>,
    buffer: Buffer,
    kept: Kept,
    failure: Option<FailureRef>,
    refusal: Refusal,
}

// SAFETY: the maker and Go touch the cells one after the other, as the module says; what is in them is Send.
unsafe impl<R: Sends> Send for Answer<R> {}
// SAFETY: as above: `&Answer` gives nobody but those two access to the cells.
unsafe impl<R: Sends> Sync for Answer<R> {}

/// The layout of what every answer starts with.
pub(super) fn head_layout() -> FrameLayout {
    frame_layout!(
        Head: state: AtomicU32, taken: u32, bytes: UnsafeCell<usize>, failure: UnsafeCell<*const FailureRef>,
        leave: unsafe extern "C" fn(usize), waiter: UnsafeCell<u64>, own: fn() -> TypeId
    )
}

/// The layout of the answer of a method that returns `R`.
pub(super) fn layout<R: Sends>() -> FrameLayout {
    if size_of::<ValueRef<R>>() == 0 {
        return frame_layout!(Answer::<R>: head: Head);
    }
    frame_layout!(Answer::<R>: head: Head, value: ValueRef<R>)
}

/// The address, for Go, of an answer that is done with `refusal`; `taken` is whether the arguments were.
#[cold]
pub(super) fn refused<R: Sends>(refusal: Refusal, taken: u32) -> usize {
    let answer = Answer::<R>::new(taken);
    // SAFETY: nobody else has it yet.
    let _ = unsafe { answer.refuse(refusal) };
    address(answer)
}

/// The address of an answer for Go, which gives it back by `leave`.
pub(super) fn address<R: Sends>(answer: Arc<Answer<R>>) -> usize {
    Arc::into_raw(answer).expose_provenance()
}

impl<R: Sends> Answer<R> {
    pub(super) fn new(taken: u32) -> Arc<Self> {
        Arc::new(Self {
            head: Head {
                state: AtomicU32::new(0),
                taken,
                bytes: UnsafeCell::new(0),
                failure: UnsafeCell::new(ptr::null()),
                leave: leave::<R>,
                waiter: UnsafeCell::new(0),
                own: TypeId::of::<R>,
            },
            value: UnsafeCell::new(MaybeUninit::uninit()),
            queued: UnsafeCell::new(MaybeUninit::uninit()),
            held: UnsafeCell::new(Held {
                value: None,
                error: None,
                buffer: Buffer::default(),
                kept: Kept::new(),
                failure: None,
                refusal: Refusal::default(),
            }),
            waker: Mutex::new(None),
        })
    }

    /// Whether a value leaves nothing in the answer that has to be dropped, or that Go could still need.
    const PASSING: bool = R::Value::PLAIN && !R::Value::MEASURED && !needs_drop::<R::Value>();

    /// Lays the outcome out for Go, or what is wrong with it. Tells whom Go wants woken.
    ///
    /// # Safety
    /// The caller is the maker, and the answer is not done.
    #[must_use]
    pub(super) unsafe fn finish(
        &self,
        handler: &Handler,
        output: Result<R::Value, R::Error>,
    ) -> Option<u64> {
        // Values lay themselves out, which may be the user's code.
        let laid = panics::catch(|| {
            // SAFETY: the caller's promise.
            self.held.with_mut(|held| unsafe {
                match output {
                    Ok(value) => self.lay_value(&mut *held, value),
                    Err(error) => self.lay_error(&mut *held, error),
                }
            })
        });
        let refusal = match laid {
            Ok(Ok(kept)) => return self.done(if kept { 0 } else { SPARE }),
            Ok(Err(Wrong::Bridge(error))) => Refusal::bridge(&error),
            Ok(Err(Wrong::Mismatch(mismatch))) => Refusal::unsendable(mismatch, handler),
            Err(panic) => panic.into(),
        };
        // SAFETY: the caller's promise.
        unsafe { self.refuse(refusal) }
    }

    /// Keeps the value, which then lies still, and points Go at it; `false` if nothing had to be kept.
    ///
    /// # Safety
    /// As for [`finish`](Self::finish).
    unsafe fn lay_value(&self, held: &mut Held<R>, value: R::Value) -> Result<bool, Wrong> {
        if Self::PASSING {
            // Its conversion makes nothing, and takes nothing from the arena.
            let lent = value.lend(&mut Arena::new(ptr::null_mut(), 0, false, &Kept::new()));
            // SAFETY: the caller's promise.
            self.value.with_mut(|place| unsafe { (*place).write(lent) });
            return Ok(false);
        }
        let value = held.value.insert(value);
        let mut measure = Measure::new(false);
        value.measure(&mut measure)?;
        let bytes = measure.bytes;
        let mut arena = room(&mut held.buffer, &mut held.kept, measure);
        let lent = value.lend(&mut arena);
        // SAFETY: the caller's promise.
        self.value.with_mut(|place| unsafe { (*place).write(lent) });
        // SAFETY: as above.
        self.head.bytes.with_mut(|place| unsafe { *place = bytes });
        Ok(true)
    }

    /// Keeps the error and points Go at it, if it is one of the contract.
    ///
    /// # Safety
    /// As for [`finish`](Self::finish).
    unsafe fn lay_error(&self, held: &mut Held<R>, error: R::Error) -> Result<bool, Wrong> {
        if let Some(error) = error.bridge() {
            return Err(Wrong::Bridge(error));
        }
        let error = held.error.insert(error);
        let mut measure = Measure::new(false);
        error
            .measure(&mut measure)
            .map_err(|e| e.in_field("error"))?;
        let bytes = measure.bytes;
        let mut arena = room(&mut held.buffer, &mut held.kept, measure);
        let failure = held
            .failure
            .insert(FailureRef::typed(error.lend(&mut arena)));
        // SAFETY: the caller's promise.
        unsafe { self.point(failure, bytes) };
        Ok(true)
    }

    /// Ends the answer with `refusal`. Tells whom Go wants woken.
    ///
    /// # Safety
    /// As for [`finish`](Self::finish).
    pub(super) unsafe fn refuse(&self, refusal: Refusal) -> Option<u64> {
        self.held.with_mut(|held| {
            // SAFETY: the caller's promise.
            let held = unsafe { &mut *held };
            held.refusal = refusal;
            let Refusal {
                kind,
                message,
                stack,
            } = &held.refusal;
            let failure = held.failure.insert(FailureRef::new(*kind, message, stack));
            // SAFETY: as above.
            unsafe { self.point(failure, message.len() + stack.len()) };
        });
        self.done(0)
    }

    /// # Safety
    /// As for [`finish`](Self::finish).
    unsafe fn point(&self, failure: &FailureRef, bytes: usize) {
        // SAFETY: the caller's promise.
        self.head
            .failure
            .with_mut(|place| unsafe { *place = failure });
        // SAFETY: as above.
        self.head.bytes.with_mut(|place| unsafe { *place = bytes });
    }

    /// Tells whom Go wants woken, if a goroutine parks.
    fn done(&self, spare: u32) -> Option<u64> {
        // Release: pairs with Go's Acquire load of the state, and with that in `cancel`. Go sets AWAITED in the same word, and looks at what
        // was there: one of the two sees the other. Acquire: pairs with Go's setting of AWAITED, before which it has written the waiter.
        let before = self.head.state.fetch_or(DONE | spare, Ordering::AcqRel);
        if before & AWAITED == 0 {
            return None;
        }
        // SAFETY: Go writes it once, before it sets AWAITED, and again only when the maker has let go of the answer.
        Some(self.head.waiter.with(|waiter| unsafe { *waiter }))
    }

    /// Whether nobody waits for it any more.
    #[inline]
    pub(super) fn is_cancelled(&self) -> bool {
        // Relaxed: it carries nothing; who has to see it is woken after it was set.
        self.head.state.load(Ordering::Relaxed) & CANCELLED != 0
    }

    fn is_spare(&self) -> bool {
        // Relaxed: whoever asks is the only one who has it.
        self.head.state.load(Ordering::Relaxed) & SPARE != 0
    }

    /// Has `waker` woken when Go leaves; `false` if it has left.
    #[must_use]
    pub(super) fn wait(&self, waker: &Waker) -> bool {
        let mut place = self.waker.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_cancelled() {
            return false;
        }
        let old = match &mut *place {
            Some(held) if held.will_wake(waker) => None,
            place => place.replace(waker.clone()),
        };
        // A waker's destructor is others' code.
        drop(place);
        drop(old);
        true
    }

    /// Forgets the waker: the task has ended.
    pub(super) fn forget_waker(&self) {
        let waker = self.take_waker();
        drop(waker);
    }

    fn take_waker(&self) -> Option<Waker> {
        let mut place = self.waker.lock().unwrap_or_else(PoisonError::into_inner);
        place.take()
    }

    /// Go leaves.
    fn cancel(&self) {
        // Acquire: pairs with the Release in `done`, so that what is dropped next is whole.
        if self.head.state.load(Ordering::Acquire) & DONE != 0 {
            return;
        }
        // Relaxed: the lock orders it before a task's look.
        self.head.state.fetch_or(CANCELLED, Ordering::Relaxed);
        if let Some(waker) = self.take_waker() {
            waker.wake();
        }
    }
}

/// Why an outcome cannot be laid out.
enum Wrong {
    Bridge(crate::error::Error),
    Mismatch(Mismatch),
}

impl From<Mismatch> for Wrong {
    fn from(mismatch: Mismatch) -> Self {
        Self::Mismatch(mismatch)
    }
}

/// An arena of the measured size in `buffer`. It must not outlive that, nor `kept`.
fn room(buffer: &mut Buffer, kept: &mut Kept, measure: Measure) -> Arena {
    *kept = measure.kept;
    *buffer = scratch::buffer(measure.room);
    Arena::new(buffer.as_mut_ptr().cast(), measure.room, false, kept)
}

/// Go gives an answer back; if it is not done, its call is cancelled.
pub(super) unsafe extern "C" fn leave<R: Sends>(answer: usize) {
    // Wakers and destructors are others' code.
    panics::quietly(|| {
        // SAFETY: Go gives back, once, the address that `address` gave it.
        let answer = unsafe { Arc::from_raw(ptr::with_exposed_provenance::<Answer<R>>(answer)) };
        panics::quietly(|| answer.cancel());
        drop(answer);
    });
}
