//! Calls that are served at once.

use std::time::Duration;

use super::super::{Sends, serve_sync};
use super::{Called, Drops, Failed, GET, UNTOUCHED, call};
use crate::convert::{FromGo, ToGo};
use crate::error::Error;
use crate::reply::{Fallible, Value};

/// Calls a sync method from Go.
fn sync<A: ToGo + FromGo, R: Sends>(args: A, f: impl FnOnce(A) -> R::Output) -> Called<A, R> {
    call(&args, 0, 0, |ask| {
        // SAFETY: a frame of these types.
        unsafe { serve_sync::<A, R>(&GET, ask, f) }
    })
}

#[test]
fn a_plain_value_is_in_the_frame() {
    let called = sync::<_, Value<u64>>((40_u64, 2_u8), |(a, b)| a + u64::from(b));
    assert!(!called.has_answer());
    assert_eq!(called.outcome(), Ok(42));
    let called = sync::<_, Fallible<u64, Error>>((40_u64,), |(a,)| Ok(a));
    assert!(!called.has_answer());
    assert_eq!(called.outcome(), Ok(40));
    let called = sync::<_, Value<()>>((), |()| ());
    assert!(!called.has_answer());
}

#[test]
fn a_text_is_in_an_answer_and_lives_until_go_leaves() {
    let called =
        sync::<_, Value<String>>(("key".to_owned(), 3_u32), |(key, n)| key.repeat(n as usize));
    assert!(called.has_answer());
    // SAFETY: any byte may be read.
    let behind = unsafe { *called.frame.value.as_ptr().cast::<u8>() };
    assert_eq!(behind, UNTOUCHED, "there is no room for a value");
    assert_eq!(called.outcome(), Ok("keykeykey".to_owned()));
    let lists = || vec![vec![Some("a".to_owned())], vec![], vec![None]];
    let called = sync::<_, Fallible<Vec<Vec<Option<String>>>, Error>>((), |()| Ok(lists()));
    assert_eq!(called.outcome(), Ok(lists()));
}

#[test]
fn a_value_is_dropped_when_go_leaves_and_not_before() {
    let drops = Drops::default();
    let guard = drops.guard();
    let mut called = sync::<_, Value<Held>>((), |()| Held("x".into(), guard));
    assert_eq!(drops.count(), 0);
    called.leave();
    assert_eq!(drops.count(), 1);
}

/// A text that is dropped visibly.
struct Held(
    String,
    #[expect(dead_code, reason = "for its drop")] super::DropGuard,
);

impl crate::convert::Layout for Held {
    type Ref = crate::convert::StrRef;
    const PLAIN: bool = false;

    fn describe(_: &mut crate::describe::Describer) -> String {
        "String".to_owned()
    }
}

// SAFETY: as String, which it is.
unsafe impl ToGo for Held {
    fn measure(
        &self,
        measure: &mut crate::measure::Measure,
    ) -> Result<(), crate::private::Mismatch> {
        self.0.measure(measure)
    }

    fn lend(&self, arena: &mut crate::arena::Arena) -> Self::Ref {
        self.0.lend(arena)
    }
}

#[test]
fn the_error_of_the_bridge_keeps_what_go_can_compare() {
    let fail = |error: Error| {
        let called = sync::<_, Fallible<u64, Error>>((), |()| Err(error));
        called.outcome().expect_err("an error")
    };
    let untyped = fail(Error::Go {
        message: "no such file".into(),
    });
    let expected = Failed {
        kind: 1,
        message: "no such file".into(),
        stack: String::new(),
        taken: 1,
    };
    assert_eq!(untyped, expected);
    assert_eq!(fail(Error::Cancelled).kind, 5);
    assert_eq!(fail(Error::DeadlineExceeded).kind, 6);
    assert_eq!(fail(Error::Stopped).kind, 12);
    assert_eq!(fail(Error::QueueFull).kind, 1);
}

#[test]
fn an_argument_without_a_value_is_named() {
    // A vector of bytes lies as a string does.
    let called = call::<_, Value<u64>>(&(vec![0x61_u8, 0xFF], 1_u8), 0, 0, |ask| {
        // SAFETY: frames of both types lie alike.
        unsafe { serve_sync::<(String, u8), Value<u64>>(&GET, ask, |_| 0) }
    });
    let failed = called.outcome().expect_err("no UTF-8");
    let expected = Failed {
        kind: 9,
        message:
            "the string is not UTF-8 at byte 1 of 2; send it as Vec<u8> ([]byte) if it is no text"
                .into(),
        stack: "Store.get.key".into(),
        taken: 0,
    };
    assert_eq!(failed, expected);
}

#[test]
fn a_result_without_a_form_in_go_is_named() {
    let plain = sync::<_, Value<Duration>>((), |()| Duration::MAX);
    let failed = plain.outcome().expect_err("out of range");
    assert_eq!((failed.kind, failed.stack.as_str()), (8, "Store.get"));
    assert_eq!(failed.taken, 1);
    let nested = sync::<_, Value<Vec<Duration>>>((), |()| vec![Duration::ZERO, Duration::MAX]);
    let failed = nested.outcome().expect_err("out of range");
    assert_eq!((failed.kind, failed.stack.as_str()), (8, "Store.get[1]"));
}

#[test]
fn a_panic_is_a_failure_with_its_stack() {
    super::super::panics::install();
    let called = sync::<_, Value<u64>>((1_u8,), |(n,)| panic!("no {n}"));
    let failed = called.outcome().expect_err("a panic");
    assert_eq!((failed.kind, failed.message.as_str()), (3, "no 1"));
    assert!(failed.stack.starts_with("at "), "{}", failed.stack);
    assert!(failed.stack.contains("sync.rs"), "{}", failed.stack);
    // One without a message, whose payload panics again when it is dropped, and whose trace is not that of the one before.
    let called = sync::<_, Value<String>>((), |()| std::panic::resume_unwind(Box::new(Bomb)));
    let failed = called.outcome().expect_err("a panic");
    assert_eq!(failed.message, "a panic value that is no text");
    assert_eq!((failed.stack.as_str(), failed.taken), ("", 1));
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the payload of a panic panics");
    }
}
