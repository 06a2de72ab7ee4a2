//! Go, played: frames in its memory, tables called by hand, answers read as it lays them out.

mod asynchronous;
mod executors;
mod sync;
#[cfg(feature = "tokio")]
mod tokio;

use std::cell::Cell;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use super::task::Wake;
use super::{Ask, Frame, Handler, Sends, ValueRef};
use crate::convert::{FromGo, StrRef, ToGo};
use crate::link::{Interface, InterfaceState, no_cancel};
use crate::measure::Measure;
use crate::message::Message;
use crate::read::Reader;

unsafe extern "C" fn no_contract() -> *const c_void {
    c"".as_ptr().cast()
}

pub(super) static INTERFACE: Interface = Interface {
    name: "Store",
    cancel: no_cancel,
    contract: no_contract,
    describe: |_| (),
    ring: None,
    state: InterfaceState::checked(),
};

pub(super) static GET: Handler = Handler {
    interface: &INTERFACE,
    name: "Store.get",
    params: &["key", "count"],
};

/// `rust2go.Answer` as Go declares it, and the value behind it.
#[repr(C)]
pub(super) struct AnswerInGo<V> {
    state: AtomicU32,
    taken: u32,
    bytes: usize,
    failure: *const FailureInGo,
    leave: unsafe extern "C" fn(usize),
    waiter: AtomicU64,
    of: usize,
    value: MaybeUninit<V>,
}

/// `rust2go.Failure` as Go declares it.
#[repr(C)]
struct FailureInGo {
    kind: u32,
    variant: u32,
    message: StrRef,
    stack: StrRef,
    payload: *const c_void,
}

/// A failure, copied.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failed {
    pub(super) kind: u32,
    pub(super) message: String,
    pub(super) stack: String,
    pub(super) taken: u32,
}

thread_local! {
    /// What the next call of this thread's gives back.
    static SPARE: Cell<u64> = const { Cell::new(0) };
}

/// What lies behind a frame in Go's memory where no value belongs.
const UNTOUCHED: u8 = 0xA5;

/// A call from Go: the frame, after Rust has returned.
pub(super) struct Called<A: FromGo, R: Sends> {
    frame: Box<Frame<A::Ref, ValueRef<R>>>,
    /// The waiter, if a message will come: the tests with tokio wait for it.
    #[cfg_attr(not(feature = "tokio"), allow(dead_code))]
    awaited: Option<u64>,
    left: bool,
}

/// Calls from Go with `args`, which live no longer than the call, as in Go.
pub(super) fn call<A: ToGo + FromGo, R: Sends>(
    args: &A,
    waiter: u64,
    timeout: i64,
    serve: impl FnOnce(*mut c_void),
) -> Called<A, R> {
    let message = Message::of(args).expect("arguments that Go has");
    // SAFETY: a message begins with its ref.
    let args = unsafe { *message.memory().as_ptr().cast::<A::Ref>() };
    let mut frame = Box::new(Frame::<A::Ref, ValueRef<R>> {
        ask: Ask {
            object: 0,
            spare: SPARE.take(),
            timeout,
            answer: 0,
        },
        args,
        value: MaybeUninit::uninit(),
    });
    // SAFETY: any byte may be in there.
    unsafe { frame.value.as_mut_ptr().write_bytes(UNTOUCHED, 1) };
    serve((&raw mut *frame).cast());
    let mut called = Called {
        frame,
        awaited: None,
        left: false,
    };
    if let (1.., Some(answer)) = (waiter, called.answer()) {
        // Go's goroutine is going to park.
        answer.waiter.store(waiter, Ordering::Relaxed);
        let state = answer.state.fetch_or(1 << 2, Ordering::SeqCst);
        called.awaited = (state & 1 == 0).then_some(waiter);
    }
    called
}

impl<A: FromGo, R: Sends> Called<A, R> {
    fn answer(&self) -> Option<&AnswerInGo<ValueRef<R>>> {
        let address = self.frame.ask.answer as *const AnswerInGo<ValueRef<R>>;
        assert!(!self.left, "Go does not look at it after it has left");
        // SAFETY: 0, or an answer that Go has not left.
        unsafe { address.as_ref() }
    }

    pub(super) fn has_answer(&self) -> bool {
        self.answer().is_some()
    }

    pub(super) fn is_done(&self) -> bool {
        let state = |answer: &AnswerInGo<_>| answer.state.load(Ordering::Acquire);
        self.answer().is_none_or(|answer| state(answer) & 1 != 0)
    }

    /// Keeps the answer for the next call of this thread's, if it may be kept; its address.
    pub(super) fn keep(mut self) -> Option<usize> {
        let state = self
            .answer()
            .expect("an answer")
            .state
            .load(Ordering::Acquire);
        if state & 8 == 0 {
            return None;
        }
        assert_eq!(state & 1, 1, "only what is done is spare");
        self.left = true;
        SPARE.set(self.address() as u64);
        Some(self.address())
    }

    pub(super) fn address(&self) -> usize {
        self.frame.ask.answer
    }

    pub(super) fn leave(&mut self) {
        let leave = self.answer().expect("an answer").leave;
        self.left = true;
        // SAFETY: once, and nothing of it is used afterwards.
        unsafe { leave(self.frame.ask.answer) };
    }

    /// The outcome, as Go reads it; the answer is left then.
    pub(super) fn outcome(mut self) -> Result<R::Value, Failed>
    where
        R::Value: FromGo,
    {
        assert!(self.is_done(), "it is not done");
        let take = |value: &MaybeUninit<ValueRef<R>>| {
            // SAFETY: there is no failure, so there is a value, readable until Go leaves.
            unsafe { R::Value::take(value.assume_init_ref(), &mut Reader::trusted()) }
                .map_err(|mismatch| panic!("{}", mismatch.text()))
        };
        let Some(answer) = self.answer() else {
            return take(&self.frame.value);
        };
        // SAFETY: null, or a failure, readable until Go leaves.
        let outcome = match unsafe { answer.failure.as_ref() } {
            None => take(&answer.value),
            Some(failure) => Err(Failed {
                kind: failure.kind,
                message: text(failure.message),
                stack: text(failure.stack),
                taken: answer.taken,
            }),
        };
        if let Err(failed) = &outcome {
            assert!(answer.bytes >= failed.message.len() + failed.stack.len());
        }
        self.leave();
        outcome
    }
}

impl<A: FromGo, R: Sends> Drop for Called<A, R> {
    fn drop(&mut self) {
        if !self.left && self.has_answer() {
            self.leave();
        }
    }
}

fn text(text: StrRef) -> String {
    assert!(text.len > 0 || text.ptr.is_null(), "no dangling address");
    // SAFETY: the tests ask for it only before they leave.
    let bytes = unsafe { text.bytes(&mut Reader::trusted()) };
    let bytes = bytes.expect("a trusted reader does not fail");
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// Go's runtime: which waiters were woken.
#[derive(Debug, Default)]
pub(super) struct Go(Mutex<Vec<u64>>, Condvar);

/// After how long a wake-up is taken for lost, by an emulator as well.
#[cfg(feature = "tokio")]
const WATCHDOG: std::time::Duration = std::time::Duration::from_secs(600);

impl Go {
    pub(super) fn new() -> &'static Self {
        Box::leak(Box::default())
    }

    pub(super) fn woken(&self) -> Vec<u64> {
        self.0.lock().expect("no test panics in here").clone()
    }

    /// Blocks until the waiter of `called` is woken, as a goroutine does, unless it was done before.
    #[cfg(feature = "tokio")]
    pub(super) fn park<A: FromGo, R: Sends>(&self, called: &Called<A, R>) {
        let Some(waiter) = called.awaited else {
            return;
        };
        let woken = self.0.lock().expect("no test panics in here");
        let (woken, timeout) = self
            .1
            .wait_timeout_while(woken, WATCHDOG, |woken| !woken.contains(&waiter))
            .expect("no test panics in here");
        drop(woken);
        assert!(!timeout.timed_out(), "waiter {waiter} was forgotten");
    }
}

impl Wake for Go {
    fn wake(&self, waiter: u64) {
        self.0.lock().expect("no test panics in here").push(waiter);
        self.1.notify_all();
    }
}

/// Counts how often it is dropped.
#[derive(Clone, Default)]
pub(super) struct Drops(Arc<AtomicUsize>);

impl Drops {
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    pub(super) fn guard(&self) -> DropGuard {
        DropGuard(self.clone())
    }
}

pub(super) struct DropGuard(Drops);

impl Drop for DropGuard {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn the_layouts_are_those_of_go() {
    use super::{answer_layout, ask_layout, served_layout};
    use crate::reply::{Fallible, Value};
    let parts = |layout: crate::frame::FrameLayout| {
        let parts = layout.parts.iter();
        parts
            .map(|(name, at, size)| format!("{name} {at} {size}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(
        parts(ask_layout::<(u8,), Value<u16>>(true)),
        "ask 0 32, args 32 1, value 34 2"
    );
    assert_eq!(
        parts(ask_layout::<(u8,), Value<u16>>(false)),
        "ask 0 32, args 32 1"
    );
    assert_eq!(
        parts(ask_layout::<(), Fallible<(), crate::Error>>(true)),
        "ask 0 32, args 32 0"
    );
    assert_eq!(
        parts(ask_layout::<(String,), Value<String>>(true)),
        "ask 0 32, args 32 16"
    );
    assert_eq!(parts(answer_layout::<Value<()>>()), "head 0 48");
    assert_eq!(
        parts(answer_layout::<Value<String>>()),
        "head 0 48, value 48 16"
    );
    assert_eq!(
        parts(served_layout()),
        "abi 0 4, count 4 4, rust 8 8, check 16 8, calls 24 8"
    );
}

#[test]
fn what_is_measured_is_what_go_needs_for_its_block() {
    let mut measure = Measure::new(false);
    assert!("abc".measure(&mut measure).is_ok());
    let mut called = call::<(), crate::reply::Value<String>>(&(), 0, 0, |ask| {
        // SAFETY: a frame of these types.
        unsafe {
            super::serve_sync::<(), crate::reply::Value<String>>(&GET, ask, |()| "abc".to_owned());
        }
    });
    assert_eq!(called.answer().expect("an answer").bytes, measure.bytes);
    called.leave();
}
