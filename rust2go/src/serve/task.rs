//! An async call from Go: a future on the user's executor.
//!
//! There are three ways out of a task. Its future is ready, or panics: the answer is made, and Go's waiter woken. Go has left: the future is
//! dropped, and nobody told. The executor drops the task: the answer says so, and Go's waiter is woken. So no goroutine is forgotten.

use std::ffi::c_void;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use super::answer::{self, Answer, Spare};
use super::executor::{self, Executor};
use super::refusal::Refusal;
use super::stop::Counted;
use super::{Frame, Handler, Sends, deadline, panics, queued};
use crate::convert::FromGo;
use crate::read::Reader;
use crate::ring::{ASK_DONE, Request, Ring};
use crate::sync::Arc;

/// How Go hears that an async call of its own is done.
pub(super) trait Wake: Send + Sync + fmt::Debug {
    /// Wakes the goroutine that `waiter` names. A name whose goroutine waits no more is ignored there.
    fn wake(&self, waiter: u64);
}

impl Wake for Ring {
    fn wake(&self, waiter: u64) {
        self.submit_sometime(Request::builtin(ASK_DONE, waiter));
    }
}

/// Serves a call of the async method that `handler` is, whose frame is at `ask`: its future goes to the executor.
///
/// # Safety
/// Go must wait in the call, with a frame for arguments `A`, and take the answer for one of `R`, after the contract texts were found equal.
pub unsafe fn serve_async<A: FromGo, R: Sends, F>(
    handler: &'static Handler,
    ask: *mut c_void,
    f: impl FnOnce(A) -> F + Send + 'static,
) where
    F: Future<Output = R::Output> + Send + 'static,
{
    // To make a runtime may panic.
    let found = panics::catch(|| executor::current().map_err(|none| none.refusal(handler)))
        .unwrap_or_else(|panic| Err(panic.into()));
    let Some(ring) = handler.interface.ring_of() else {
        unreachable!("the model joins a trait with async methods to a ring")
    };
    // SAFETY: the caller's promise.
    unsafe { begin::<A, R, F>(handler, ask, f, found, ring) };
}

/// As [`serve_async`], with the executor and with what wakes Go.
///
/// # Safety
/// As for [`serve_async`].
pub(super) unsafe fn begin<A: FromGo, R: Sends, F>(
    handler: &'static Handler,
    ask: *mut c_void,
    f: impl FnOnce(A) -> F + Send + 'static,
    found: Result<&'static Executor, Refusal>,
    go: &'static dyn Wake,
) where
    F: Future<Output = R::Output> + Send + 'static,
{
    let frame = ask.cast::<Frame<A::Ref, [u8; 0]>>();
    let mut taken = 0;
    // SAFETY: the caller's promise.
    let mut spare = unsafe { Spare::<R>::take((*frame).ask.spare) };
    let mut answer = |taken| match spare.take() {
        Some(spare) => spare.again(taken),
        None => Answer::<R>::new(taken),
    };
    let begun = Counted::new()
        .ok_or_else(|| Refusal::stopped(handler))
        .and_then(|counted| Ok((counted, found?)));
    let (counted, executor) = match begun {
        Ok(begun) => begun,
        Err(refusal) => {
            // SAFETY: the caller's promise.
            unsafe { (*frame).ask.answer = answer::refused::<R>(refusal, taken) };
            return;
        }
    };
    if queued::waits::<A, _>(&f) {
        let answer = answer(1);
        // SAFETY: the caller's promise.
        unsafe { (*frame).ask.answer = answer::address(answer.clone()) };
        // SAFETY: as above; the addresses are of the frame, which lasts as long as this call.
        let parts = unsafe { (&raw const (*frame).ask, &raw const (*frame).args) };
        // SAFETY: `waits` holds; the answer is new, and Go's hold on it is one of its own.
        return unsafe {
            queued::queue::<A, R, F>((handler, go, counted), parts, f, answer, executor);
        };
    }
    let begun = panics::catch(|| {
        // SAFETY: the caller's promise; every bit pattern is a ref of A's.
        let args = unsafe { A::take(&(*frame).args, &mut Reader::trusted()) }
            .map_err(|mismatch| Refusal::unreadable(mismatch, handler))?;
        taken = 1;
        // SAFETY: the caller's promise.
        let deadline = deadline::after(unsafe { (*frame).ask.timeout });
        let inner = f(args);
        let answer = answer(taken);
        let task = Task::new(inner, answer.clone(), handler, go, deadline, counted);
        Ok((answer, Box::pin(task)))
    });
    let refusal = match begun {
        Ok(Ok((answer, task))) => {
            // SAFETY: the caller's promise.
            unsafe { (*frame).ask.answer = answer::address(answer) };
            // The executor is others' code. If it panics, the task is dropped, which ends the answer.
            return panics::quietly(|| executor.start(task));
        }
        Ok(Err(refusal)) => refusal,
        Err(panic) => panic.into(),
    };
    // SAFETY: the caller's promise.
    unsafe { (*frame).ask.answer = answer::refused::<R>(refusal, taken) };
}

/// The future of one call, with what there is to do when it is ready.
pub(super) struct Task<F, R: Sends> {
    /// Pinned: it is dropped where it lies. `None` once the task has ended.
    inner: Option<F>,
    /// As `inner`.
    answer: Option<Arc<Answer<R>>>,
    handler: &'static Handler,
    go: &'static dyn Wake,
    deadline: Option<Instant>,
    /// The answer has a waker of ours.
    waits: bool,
    counted: Option<Counted>,
}

impl<F, R: Sends> Future for Task<F, R>
where
    F: Future<Output = R::Output> + Send + 'static,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // SAFETY: nothing is moved out of it; `inner` is pinned again below.
        let this = unsafe { self.get_unchecked_mut() };
        let (Some(inner), Some(answer)) = (&mut this.inner, &this.answer) else {
            return Poll::Ready(());
        };
        if answer.is_cancelled() {
            this.drop_inner();
            return Poll::Ready(());
        }
        // SAFETY: the task is pinned, and `inner` stays where it is until it is dropped there.
        let inner = unsafe { Pin::new_unchecked(inner) };
        let polled = panics::catch(|| deadline::with(this.deadline, || inner.poll(cx)));
        match polled {
            Ok(Poll::Pending) => {
                if answer.wait(cx.waker()) {
                    this.waits = true;
                    return Poll::Pending;
                }
                this.drop_inner();
            }
            Ok(Poll::Ready(output)) => {
                let handler = this.handler;
                // SAFETY: the task is the maker.
                this.end(|answer| unsafe { answer.finish(handler, R::split(output)) });
            }
            Err(panic) => {
                // SAFETY: as above.
                this.end(|answer| unsafe { answer.refuse(panic.into()) });
            }
        }
        Poll::Ready(())
    }
}

impl<F, R: Sends> Task<F, R> {
    pub(super) fn new(
        inner: F,
        answer: Arc<Answer<R>>,
        handler: &'static Handler,
        go: &'static dyn Wake,
        deadline: Option<Instant>,
        counted: Counted,
    ) -> Self {
        Self {
            inner: Some(inner),
            answer: Some(answer),
            handler,
            go,
            deadline,
            waits: false,
            counted: Some(counted),
        }
    }

    /// Drops the future, whatever its destructors do.
    fn drop_inner(&mut self) {
        let deadline = self.deadline;
        let inner = &mut self.inner;
        // The place is None afterwards even if a destructor panics.
        panics::quietly(|| deadline::with(deadline, || *inner = None));
        if let (true, Some(answer)) = (self.waits, &self.answer) {
            answer.forget_waker();
        }
    }

    /// Ends the call, once, and wakes its goroutine, if that has parked.
    fn end(&mut self, make: impl FnOnce(&Answer<R>) -> Option<u64>) {
        self.drop_inner();
        // By now the call is not counted any more, so that Go sees it gone.
        self.counted = None;
        let Some(answer) = self.answer.take() else {
            return;
        };
        let waiter = make(&answer);
        // At once: Go can then use it again.
        drop(answer);
        if let Some(waiter) = waiter {
            self.go.wake(waiter);
        }
    }
}

impl<F, R: Sends> Drop for Task<F, R> {
    fn drop(&mut self) {
        if self.inner.is_none() {
            return;
        }
        if self
            .answer
            .as_ref()
            .is_some_and(|answer| answer.is_cancelled())
        {
            return self.drop_inner();
        }
        let handler = self.handler;
        // SAFETY: the task is the maker, and has not made it: `inner` was there.
        self.end(|answer| unsafe { answer.refuse(Refusal::dropped(handler)) });
    }
}
