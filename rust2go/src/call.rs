//! The future of an async call.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use crate::convert::ToGo;
use crate::error::Error;
use crate::link::{Method, Way};
use crate::reply::{self, Reply};
use crate::ring::{self, Lingering, Waiting};
use crate::slot::RustHalf;
use crate::slot::state::{DONE, ENDED, Look};
use crate::start::{self, Begun, Ready, SlotFrame, Start};
use crate::threads;

/// An async call into Go: what an `async fn` of a contract returns.
///
/// It is lazy, as all futures are: nothing happens before the first poll. It needs no particular executor.
///
/// **Cancel safety.** It may be dropped at any moment, on any thread. The handler's context is cancelled then; the handler goes on
/// until it looks at its context, and its outcome is dropped. Nothing leaks, and Go never sees freed memory.
///
/// **Panics** when polled: if the method returns no `Result` and the handler fails, with the text of [`Error`]; and if it is polled
/// again after it was ready.
///
/// ```no_run
/// # use std::time::Duration;
/// # async fn f<A: rust2go::private::ToGo + Send>(call: rust2go::Call<A, rust2go::private::Fallible<String, rust2go::Error>>) {
/// match call.timeout(Duration::from_millis(50)).await {
///     Ok(html) => println!("{html}"),
///     Err(rust2go::Error::DeadlineExceeded) => eprintln!("too slow"),
///     Err(error) => eprintln!("{error}"),
/// }
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<A: ToGo, R: Reply> {
    state: State<A, R>,
    method: &'static Method,
    limit: Limit,
    start: Start<A, R>,
    /// The call looks at its ring by itself, rather than to be woken.
    lingering: Option<Lingering>,
    reply: PhantomData<fn() -> R>,
}

enum State<A: ToGo, R: Reply> {
    Idle(A),
    /// Ready to be sent: its ring has no room.
    Waiting(Ready<A, R>),
    Running(RustHalf<SlotFrame<A, R>, R::Stored>),
    /// The outcome has been handed out, but the handler has not returned: a deadline was reported early.
    Reported(RustHalf<SlotFrame<A, R>, R::Stored>),
    Finished,
}

#[derive(Clone, Copy)]
enum Limit {
    None,
    After(Duration),
    At(Instant),
}

// The arguments are never pinned: they are moved into the slot, or read in place by one function.
impl<A: ToGo, R: Reply> Unpin for Call<A, R> {}

impl<A: ToGo, R: Reply> Call<A, R> {
    /// A call whose arguments Go copies while it begins. For generated code.
    #[doc(hidden)]
    pub fn copying(method: &'static Method, args: A) -> Self
    where
        R::Stored: Send,
    {
        Self::new(method, args, start::copying)
    }

    /// A call whose arguments move into the slot, where Go reads them until the handler has returned. For generated code.
    #[doc(hidden)]
    pub fn lending(method: &'static Method, args: A) -> Self
    where
        A: Send + 'static,
        R::Stored: Send,
    {
        Self::new(method, args, start::lending)
    }

    fn new(method: &'static Method, args: A, start: Start<A, R>) -> Self {
        Self {
            state: State::Idle(args),
            method,
            limit: Limit::None,
            start,
            lingering: None,
            reply: PhantomData,
        }
    }

    /// Gives the call a deadline, `limit` after it begins. The handler's context has it (`ctx.Deadline()`), and ends when it
    /// passes.
    ///
    /// A method that returns a `Result` is then ready with [`Error::DeadlineExceeded`], even if the handler does not look at its
    /// context and runs on; its outcome is dropped. Any other method has no way to say it, and waits for the handler.
    ///
    /// Say it before the first poll: Go is told when the call begins, and later changes have no effect. The last one counts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limit = Limit::After(limit);
        self
    }

    /// As [`timeout`](Self::timeout), with a point in time.
    pub fn deadline(mut self, at: Instant) -> Self {
        self.limit = Limit::At(at);
        self
    }

    /// Cancels the handler's context and waits until its goroutine has ended: after that, Go holds nothing of the call.
    ///
    /// Resolves to what the handler returned all the same, or to `None` if there is nothing to return: the call was never begun, or
    /// its outcome has been handed out before. To cancel without waiting, drop the call.
    ///
    /// **Panics** when polled as the call itself would: if the method returns no `Result` and the handler fails.
    pub fn cancel(self) -> Cancel<A, R> {
        Cancel { call: self }
    }

    /// The time left in nanoseconds as Go wants it: 0 for no deadline. `Err` if it has passed.
    fn time_left(&self) -> Result<i64, Error> {
        let left = match self.limit {
            Limit::None => return Ok(0),
            Limit::After(limit) => limit,
            Limit::At(at) => at.saturating_duration_since(Instant::now()),
        };
        // More than 292 years is no deadline that Go could count to.
        let left = i64::try_from(left.as_nanos()).unwrap_or(i64::MAX);
        if left == 0 {
            Err(Error::DeadlineExceeded)
        } else {
            Ok(left)
        }
    }

    /// Begins an idle call. `Err` with the outcome if it fails before Go is called.
    fn begin(&mut self, waker: &Waker) -> Result<(), R::Stored> {
        let State::Idle(args) = std::mem::replace(&mut self.state, State::Finished) else {
            return Ok(());
        };
        self.method.interface.check().map_err(R::error)?;
        let may = match self.method.way {
            Way::Cgo(_) => threads::enter(),
            Way::Ring(_) => threads::alive(),
        };
        may.map_err(R::error)?;
        let left = match self.time_left() {
            Ok(left) => left,
            Err(passed) if R::FALLIBLE => return Err(R::error(passed)),
            // The handler is told by its context.
            Err(_) => 1,
        };
        let begun = (self.start)(self.method, args, left, waker.clone());
        self.begun(begun.map_err(R::error)?, waker)
    }

    /// Goes on with a call that has begun, or waits for room in the ring.
    #[inline]
    fn begun(&mut self, begun: Begun<A, R>, waker: &Waker) -> Result<(), R::Stored> {
        match begun {
            Begun::Running(half) => {
                self.state = State::Running(half);
                if let Some((ring, _)) = self.method.ring() {
                    self.lingering = ring.linger();
                    if self.lingering.is_some() {
                        waker.wake_by_ref();
                    }
                }
                Ok(())
            }
            Begun::Waiting(ready) => self.wait_for_room(ready, waker),
        }
    }

    #[cold]
    fn wait_for_room(&mut self, mut ready: Ready<A, R>, waker: &Waker) -> Result<(), R::Stored> {
        if !R::PATIENT && ring::fails_when_full() {
            return Err(R::error(Error::QueueFull));
        }
        loop {
            let room = self.method.ring();
            if room.is_none_or(|(ring, _)| ring.wait_for_room(Waiting::Call(waker.clone()))) {
                self.state = State::Waiting(ready);
                return Ok(());
            }
            match start::send(ready) {
                Begun::Waiting(again) => ready = again,
                running @ Begun::Running(_) => return self.begun(running, waker),
            }
        }
    }

    /// There may be room by now.
    #[cold]
    fn send_again(&mut self, waker: &Waker) -> Result<(), R::Stored> {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::Waiting(mut ready) => {
                // The task may have another waker by now.
                ready.set_waker(waker);
                self.begun(start::send(ready), waker)
            }
            other => {
                self.state = other;
                Ok(())
            }
        }
    }

    /// A lingering call looks at the ring, and has the executor poll it again instead of waiting to be woken.
    fn look_on(&mut self, waker: &Waker) {
        if let (Some(lingering), Some((ring, _))) = (self.lingering.take(), self.method.ring()) {
            self.lingering = ring.look_on(lingering);
            if self.lingering.is_some() {
                waker.wake_by_ref();
            }
        }
    }

    /// Lets go of the slot; with the baton, looks at the ring.
    #[inline]
    fn end(&mut self, half: RustHalf<SlotFrame<A, R>, R::Stored>) {
        let baton = half.end();
        if !baton && self.lingering.is_none() {
            return;
        }
        if let Some((ring, _)) = self.method.ring() {
            match self.lingering.take() {
                Some(lingering) => ring.stop_lingering(lingering),
                None => ring.attend(),
            }
        }
    }

    /// Takes the outcome of a running call that has been reported, and lets go of the slot, if Go has as well.
    fn reported(&mut self) -> R::Stored {
        let State::Running(mut half) = std::mem::replace(&mut self.state, State::Finished) else {
            reply::lost(self.method.name)
        };
        let Some(stored) = half.take() else {
            reply::lost(self.method.name)
        };
        if half.ended() {
            self.end(half);
        } else {
            self.state = State::Reported(half);
        }
        stored
    }
}

impl<A: ToGo, R: Reply> Future for Call<A, R> {
    type Output = R::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R::Output> {
        let call = &mut *self;
        let begun = match &mut call.state {
            State::Running(half) => {
                if half.poll(DONE | ENDED, cx.waker()) == Look::Waiting {
                    if call.lingering.is_some() {
                        call.look_on(cx.waker());
                    }
                    return Poll::Pending;
                }
                if let Some(lingering) = &mut call.lingering {
                    lingering.pays();
                }
                Err(call.reported())
            }
            State::Idle(_) => call.begin(cx.waker()),
            State::Waiting(_) => call.send_again(cx.waker()),
            State::Reported(_) | State::Finished => {
                panic!(
                    "a call of {} was polled after it was ready",
                    call.method.name
                )
            }
        };
        match begun {
            // The slot has the waker already; there is no need to look again.
            Ok(()) => Poll::Pending,
            Err(stored) => Poll::Ready(R::finish(stored, call.method.name)),
        }
    }
}

impl<A: ToGo, R: Reply> Drop for Call<A, R> {
    fn drop(&mut self) {
        if let State::Running(half) | State::Reported(half) =
            std::mem::replace(&mut self.state, State::Finished)
        {
            self.end(half);
        }
    }
}

impl<A: ToGo, R: Reply> fmt::Debug for Call<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Idle(_) => "not begun",
            State::Waiting(_) => "waiting for room in the ring",
            State::Running(_) => "running",
            State::Reported(_) => "reported",
            State::Finished => "finished",
        };
        f.debug_struct("Call")
            .field("method", &self.method.name)
            .field("state", &state)
            .finish()
    }
}

/// Waits for a cancelled call: see [`Call::cancel`]. Dropping it cancels the call all the same, and does not wait.
#[must_use = "the call is cancelled, but nobody waits for its end, until this is awaited"]
#[derive(Debug)]
pub struct Cancel<A: ToGo, R: Reply> {
    call: Call<A, R>,
}

impl<A: ToGo, R: Reply> Future for Cancel<A, R> {
    type Output = Option<R::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let call = &mut self.call;
        let (State::Running(half) | State::Reported(half)) = &mut call.state else {
            call.state = State::Finished;
            return Poll::Ready(None);
        };
        half.cancel();
        if half.poll(ENDED, cx.waker()) == Look::Waiting {
            if call.lingering.is_some() {
                call.look_on(cx.waker());
            }
            return Poll::Pending;
        }
        let stored = half.take();
        if let State::Running(half) | State::Reported(half) =
            std::mem::replace(&mut call.state, State::Finished)
        {
            call.end(half);
        }
        Poll::Ready(stored.map(|stored| R::finish(stored, call.method.name)))
    }
}
