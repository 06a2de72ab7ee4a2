//! An async call from Go that begins on the driver: Go's thread only copies its arguments.
//!
//! That is how calls go whose arguments are a few numbers without addresses, which are the same wherever they lie. The copy, and the place in the
//! stack, are part of the answer. So nothing is allocated, and a call that is started and ended by different threads leaves no memory for the one
//! that the other has made.

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::time::Instant;

use super::answer::Answer;
use super::executor::{BoxTask, Executor, Node};
use super::refusal::Refusal;
use super::stop::Counted;
use super::task::{Task, Wake};
use super::{Ask, Handler, Sends, deadline, panics};
use crate::convert::FromGo;
use crate::read::Reader;
use crate::sync::Arc;

/// How many words of arguments there are at most: as in a flat frame.
const WORDS: usize = 4;

/// What is in an answer while its call waits for the driver.
pub(super) struct Queued {
    node: Node,
    args: [MaybeUninit<u64>; WORDS],
    deadline: Option<Instant>,
    handler: &'static Handler,
    go: &'static dyn Wake,
    counted: Counted,
}

/// Whether calls begin on the driver of a method that takes `A`, and is `_method`.
pub(super) const fn waits<A: FromGo, M>(_method: &M) -> bool {
    A::PLAIN
        && size_of::<A::Ref>() <= size_of::<[u64; WORDS]>()
        && align_of::<A::Ref>() <= align_of::<u64>()
        && size_of::<M>() == 0
}

/// Has the call that `answer` is for begin on the driver.
///
/// # Safety
/// [`waits`] must hold. `ask` must start a frame whose arguments are at `args`, and the answer be new, Go's hold on it left alone.
pub(super) unsafe fn queue<A: FromGo, R: Sends, F>(
    call: (&'static Handler, &'static dyn Wake, Counted),
    (ask, args): (*const Ask, *const A::Ref),
    method: impl FnOnce(A) -> F + Send + 'static,
    answer: Arc<Answer<R>>,
    executor: &'static Executor,
) where
    F: Future<Output = R::Output> + Send + 'static,
{
    let begin = begin_of::<A, R, F, _>(&method);
    // Of no size: `begin` makes it again, on the driver's thread.
    std::mem::forget(method);
    let (handler, go, counted) = call;
    let answer = Arc::into_raw(answer);
    let mut words = [MaybeUninit::uninit(); WORDS];
    // SAFETY: `waits` says that they fit, in size and alignment; the caller's promise.
    unsafe { words.as_mut_ptr().cast::<A::Ref>().write(args.read()) };
    let queued = Queued {
        node: Node::new(begin, answer.cast()),
        args: words,
        // SAFETY: the caller's promise.
        deadline: deadline::after(unsafe { (*ask).timeout }),
        handler,
        go,
        counted,
    };
    // SAFETY: the maker's hold keeps it; until the node is pushed this is the only access to the cell.
    let node = unsafe {
        (*answer)
            .queued
            .with_mut(|cell| &raw const (*cell).write(queued).node)
    };
    // The executor is others' code. If it panics, the driver is dropped, which ends the answer.
    // SAFETY: the maker's hold goes along, so it stays where it is.
    panics::quietly(|| unsafe { executor.begin(node) });
}

/// The function that begins a call of `_method`.
fn begin_of<A: FromGo, R: Sends, F, M>(_method: &M) -> unsafe fn(*const ()) -> Option<BoxTask>
where
    F: Future<Output = R::Output> + Send + 'static,
    M: FnOnce(A) -> F + Send + 'static,
{
    begin::<A, R, F, M>
}

/// # Safety
/// `answer` must be what [`queue`] has queued with these types, taken over here.
unsafe fn begin<A: FromGo, R: Sends, F, M>(answer: *const ()) -> Option<BoxTask>
where
    F: Future<Output = R::Output> + Send + 'static,
    M: FnOnce(A) -> F + Send + 'static,
{
    // SAFETY: the caller's promise.
    let answer = unsafe { Arc::from_raw(answer.cast::<Answer<R>>()) };
    // SAFETY: `queue` has written it, and it is read once.
    let queued = answer
        .queued
        .with(|cell| unsafe { (*cell).assume_init_read() });
    // SAFETY: of no size, so any aligned address will do; `queue` has forgotten it.
    let method = unsafe { NonNull::<M>::dangling().read() };
    let Queued {
        args,
        deadline,
        handler,
        go,
        counted,
        ..
    } = queued;
    if answer.is_cancelled() {
        return None;
    }
    let made = panics::catch(|| {
        // SAFETY: `queue` has put them there; there is no address in them.
        let args = unsafe { A::take(&*args.as_ptr().cast::<A::Ref>(), &mut Reader::trusted()) }
            .map_err(|mismatch| Refusal::unreadable(mismatch, handler))?;
        Ok(method(args))
    });
    let refusal = match made {
        Ok(Ok(inner)) => {
            return Some(Box::pin(Task::new(
                inner, answer, handler, go, deadline, counted,
            )));
        }
        Ok(Err(refusal)) => refusal,
        Err(panic) => panic.into(),
    };
    // As where a task ends.
    drop(counted);
    // SAFETY: this is the maker.
    let waiter = unsafe { answer.refuse(refusal) };
    drop(answer);
    if let Some(waiter) = waiter {
        go.wake(waiter);
    }
    None
}
