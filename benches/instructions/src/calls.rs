//! The calls that are counted, a function for each that makes one.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use rust2go::Streaming;
use rust2go::executor::BoxTask;

use crate::contract::{Back, BackImpl, Doc, WorkImpl};
use crate::{go, ring};

impl Back for BackImpl {
    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    async fn add_later(a: u64, b: u64) -> u64 {
        a + b
    }

    fn echo(text: String) -> String {
        text
    }
}

/// An executor that does nothing by itself.
static TASKS: Mutex<Vec<BoxTask>> = Mutex::new(Vec::new());

/// A waker that counts, as those of executors do.
struct Nobody;

impl Wake for Nobody {
    fn wake(self: Arc<Self>) {}
}

/// What calls are made with.
pub struct Calls {
    waker: Waker,
    docs: Vec<Doc>,
    stream: Streaming<u64>,
    tasks: Vec<BoxTask>,
}

/// How many calls of the ring are under way at once, where there are many.
const MANY: usize = 64;

/// Makes a call, or as many as the row says.
pub type Make = fn(&mut Calls);

/// All rows: the name, how many calls one turn makes, and what makes them.
pub const CALLS: &[(&str, u64, Make)] = &[
    ("sync_plain", 1, |_| assert_eq!(WorkImpl::add(1, 2), 3)),
    ("sync_text", 1, |_| {
        assert_eq!(WorkImpl::echo("a text of some words").len(), 20)
    }),
    ("sync_zero_copy", 1, |_| {
        assert_eq!(WorkImpl::length("a text of some words"), 20)
    }),
    ("async_plain", 1, |calls| {
        assert_eq!(calls.later(WorkImpl::add_later(1, 2), go::added), 3)
    }),
    ("async_text", 1, |calls| {
        let docs = std::mem::take(&mut calls.docs);
        let echoed = calls.later(WorkImpl::echo_docs(&docs), || {});
        assert_eq!(echoed.map(|docs| docs.len()), Ok(2));
        calls.docs = docs;
    }),
    ("async_zero_copy", 1, |calls| {
        assert_eq!(calls.later(WorkImpl::lend(Vec::new()), go::lent), 0)
    }),
    ("async_failed", 1, |calls| {
        assert!(calls.later(WorkImpl::try_later(1), go::failed).is_err())
    }),
    ("async_cancelled", 1, |calls| {
        {
            let mut call = pin!(WorkImpl::add_later(1, 2));
            assert!(calls.poll(call.as_mut()).is_pending());
        }
        go::added();
    }),
    ("oneway", 1, |_| WorkImpl::note("a text of some words")),
    ("ring_plain", 1, |calls| {
        assert_eq!(calls.later(WorkImpl::add_by_ring(1, 2), served), 3)
    }),
    ("ring_text", 1, |calls| {
        let docs = std::mem::take(&mut calls.docs);
        let echoed = calls.later(WorkImpl::echo_by_ring(&docs), served);
        assert_eq!(echoed.map(|docs| docs.len()), Ok(2));
        calls.docs = docs;
    }),
    ("ring_plain_of_64", MANY as u64, |calls| {
        let mut many: [_; MANY] = std::array::from_fn(|_| WorkImpl::add_by_ring(1, 2));
        for call in &mut many {
            assert!(calls.poll(Pin::new(call)).is_pending());
        }
        served();
        for call in &mut many {
            assert_eq!(calls.poll(Pin::new(call)), Poll::Ready(3));
        }
    }),
    ("callback", 1, |_| assert_eq!(go::visit(1), 2)),
    ("stream_item", go::ITEMS as u64, |calls| {
        for _ in 0..go::ITEMS {
            calls.item();
        }
    }),
    ("g2r_sync", 1, |_| assert_eq!(go::back_add(1, 2), 3)),
    ("g2r_text", 1, |_| {
        let answer = go::back_echo("a text of some words");
        assert_ne!(go::leave(answer), 0);
    }),
    ("g2r_async", 1, |calls| {
        let answer = go::back_add_later(1, 2);
        while !go::is_done(answer) {
            calls.run();
        }
        assert_eq!(go::leave(answer), 3);
    }),
];

/// Go serves all requests of the ring.
fn served() {
    while let Some((slot, method)) = ring::take() {
        // SAFETY: the methods that the ring carries have numbers by their names.
        unsafe {
            match method {
                0 => go::add_by_ring(slot),
                _ => go::echo_by_ring(slot),
            }
            ring::complete(slot, method == 0);
        }
    }
}

impl Calls {
    /// Makes all that calls need; the contracts have been compared then.
    pub fn new() -> Self {
        if let Err(error) = rust2go::ring::capacity(ring::CAPACITY as usize) {
            panic!("{error}");
        }
        rust2go::executor::set(|task| {
            let mut tasks = TASKS.lock().unwrap_or_else(PoisonError::into_inner);
            tasks.push(task);
        });
        WorkImpl::keep(|n| n + 1);
        go::check_back();
        let doc = |title: &str| Doc {
            title: title.to_owned(),
            tags: vec!["first".to_owned(), "second".to_owned()],
            size: 7,
        };
        Calls {
            waker: Waker::from(Arc::new(Nobody)),
            docs: vec![doc("a document"), doc("another document")],
            stream: WorkImpl::numbers(),
            tasks: Vec::new(),
        }
    }

    fn poll<F: Future>(&self, call: Pin<&mut F>) -> Poll<F::Output> {
        call.poll(&mut Context::from_waker(&self.waker))
    }

    /// Polls a call, has Go end it, and polls it again.
    fn later<F: Future>(&self, call: F, go: fn()) -> F::Output {
        let mut call = pin!(call);
        assert!(self.poll(call.as_mut()).is_pending());
        go();
        // One that lingers may look a few times.
        loop {
            if let Poll::Ready(value) = self.poll(call.as_mut()) {
                return value;
            }
        }
    }

    fn item(&mut self) {
        let mut cx = Context::from_waker(&self.waker);
        let mut next = pin!(self.stream.next());
        loop {
            if let Poll::Ready(item) = next.as_mut().poll(&mut cx) {
                return assert_eq!(item, Some(3));
            }
        }
    }

    /// Polls all tasks once.
    fn run(&mut self) {
        self.tasks
            .append(&mut TASKS.lock().unwrap_or_else(PoisonError::into_inner));
        let mut cx = Context::from_waker(&self.waker);
        self.tasks
            .retain_mut(|task| task.as_mut().poll(&mut cx).is_pending());
    }
}
