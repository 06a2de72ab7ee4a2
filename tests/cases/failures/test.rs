//! Each call gets its own outcome, and the process lives.

use std::panic::catch_unwind;
use std::sync::Mutex;

use pollster::block_on;
use rust2go::Error;

use super::contract::*;
use crate::again::{hook, until};

#[test]
fn typed_errors_are_matched_by_variant() {
    for how in ["large", "large pointer", "wrapped"] {
        assert_eq!(block_on(FailuresImpl::fallible(how, 11)), Err(Failure::TooLarge { size: 11, limit: 10 }));
        assert_eq!(FailuresImpl::fallible_sync(how, 11), Err(Failure::TooLarge { size: 11, limit: 10 }));
    }
    assert_eq!(block_on(FailuresImpl::fallible("name", 3)), Err(Failure::BadName("name 3".into())));
    assert_eq!(block_on(FailuresImpl::fallible("nothing", 3)), Err(Failure::Nothing));
    assert_eq!(block_on(FailuresImpl::fallible("ok", 3)), Ok(3));
    assert_eq!(FailuresImpl::fallible_sync("ok", 3), Ok("3".into()));
}

#[test]
fn other_errors_come_through_from() {
    let go = |message: &str| Err(Failure::Bridge(Error::Go { message: message.into() }));
    assert_eq!(block_on(FailuresImpl::fallible("error", 7)), go("plain error 7"));
    let sync = FailuresImpl::fallible_sync("error", 7).map(|_| 0);
    assert_eq!(sync, go("plain error 7"));
    assert_eq!(block_on(FailuresImpl::bridge("error")), Err(Error::Go { message: "plain error 1".into() }));
    // An error type of another contract is an error like any other.
    assert_eq!(block_on(FailuresImpl::bridge("large")), Err(Error::Go { message: "too large: 1 of 10".into() }));
}

#[test]
fn error_structs() {
    let gone = |message: &str| Err(Status { code: 404, message: message.into() });
    assert_eq!(block_on(FailuresImpl::status(404)), gone("by pointer"));
    assert_eq!(FailuresImpl::status_sync(404, true), gone("by pointer"));
    assert_eq!(FailuresImpl::status_sync(404, false), gone("by value"));
    assert_eq!(FailuresImpl::status_sync(200, false), Ok(()));
    assert_eq!(FailuresImpl::status_sync(0, false), Err(Status { code: 500, message: "no status".into() }));
}

#[test]
fn go_prints_the_text_of_the_attribute() {
    assert_eq!(
        FailuresImpl::texts(),
        ["too large: 11 of 10", "\"x\" is not a name", "nothing there", "status 404: gone"]
    );
}

#[test]
fn panics_become_errors() {
    for (how, expected) in [("panic", "panic 5"), ("panic error", "an error as panic 5"), ("panic nil map", "assignment to entry in nil map")] {
        for outcome in [block_on(FailuresImpl::fallible(how, 5)).map(|_| ()), FailuresImpl::fallible_sync(how, 5).map(|_| ())] {
            match outcome {
                Err(Failure::Bridge(Error::Panicked { message, stack })) => {
                    assert!(message.contains(expected), "{message}");
                    assert!(stack.contains("impl.go"), "the stack shows the handler: {stack}");
                }
                other => panic!("{how}: {other:?}"),
            }
        }
    }
}

#[test]
fn panics_of_methods_without_a_result_panic_here() {
    type Plain = fn() -> u64;
    let calls: [(Plain, &str); 2] = [
        (|| block_on(FailuresImpl::plain("panic", 5)), "Failures.plain"),
        (|| FailuresImpl::plain_sync("panic", 5), "Failures.plain_sync"),
    ];
    for (call, name) in calls {
        let payload = catch_unwind(call).expect_err("it panics");
        let text = payload.downcast_ref::<String>().expect("a text");
        assert!(text.starts_with(&format!("{name}: the Go handler panicked: panic 5")), "{text}");
        assert!(text.contains("impl.go"), "{text}");
    }
    assert_eq!(block_on(FailuresImpl::plain("ok", 6)), 6);
    assert_eq!(FailuresImpl::plain_sync("ok", 6), 6);
}

#[test]
fn goexit_completes_the_call() {
    assert_eq!(block_on(FailuresImpl::fallible("goexit", 1)), Err(Failure::Bridge(Error::Exited)));
    let payload = catch_unwind(|| block_on(FailuresImpl::plain("goexit", 1))).expect_err("it panics");
    assert!(payload.downcast_ref::<String>().expect("a text").contains("runtime.Goexit"));
}

#[test]
fn odd_errors_do_no_harm() {
    // A nil pointer in an error interface: its text cannot be had, and that panics.
    assert!(matches!(
        block_on(FailuresImpl::fallible("nil pointer", 1)),
        Err(Failure::Bridge(Error::Panicked { .. } | Error::Go { .. }))
    ));
    match block_on(FailuresImpl::fallible("bad text", 1)) {
        Err(Failure::Bridge(Error::Decode { field, .. })) => assert_eq!(field, "Failures.fallible.error.0"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn ten_thousand_outcomes_do_not_mix() {
    let calls = |from: u64| {
        for n in (from..from + 2500).step_by(5) {
            let (a, b, c, d, e) = (
                FailuresImpl::fallible("ok", n),
                FailuresImpl::fallible("panic", n),
                FailuresImpl::fallible("goexit", n),
                FailuresImpl::fallible("error", n),
                FailuresImpl::fallible("large", n),
            );
            let (a, b, c, d, e) = block_on(async { tokio::join!(a, b, c, d, e) });
            assert_eq!(a, Ok(n));
            assert!(
                matches!(b, Err(Failure::Bridge(Error::Panicked { message, .. })) if message == format!("panic {n}"))
            );
            assert_eq!(c, Err(Failure::Bridge(Error::Exited)));
            assert_eq!(d, Err(Failure::Bridge(Error::Go { message: format!("plain error {n}") })));
            assert_eq!(e, Err(Failure::TooLarge { size: n, limit: 10 }));
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|t| drop(scope.spawn(move || calls(t * 10_000)))));
}

#[test]
fn oneway_failures_are_reported() {
    static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let _hook = hook();
    rust2go::on_unobserved(|method, error| SEEN.lock().unwrap().push(format!("{method}: {error}")));
    let before = FailuresImpl::oneways();
    for how in ["ok", "panic", "goexit"] {
        FailuresImpl::oneway(how.into());
    }
    rust2go::drain(crate::again::patience(60)).expect("they end");
    assert_eq!(FailuresImpl::oneways() - before, 3);
    // The count of calls in flight drops before the report is made.
    until("both reports", || {
        let seen = SEEN.lock().unwrap();
        let has = |text: &str| seen.iter().any(|line| line.starts_with("Failures.oneway") && line.contains(text));
        has("panic 1") && has("runtime.Goexit")
    });
}

#[test]
fn an_interface_that_nobody_registered() {
    let missing = Err(Error::NotRegistered { interface: "Late".into() });
    assert_eq!(block_on(LateImpl::answer()), missing);
    assert_eq!(LateImpl::answer_sync(), missing);
    let payload = catch_unwind(|| block_on(LateImpl::answer_plain())).expect_err("it panics");
    assert!(payload.downcast_ref::<String>().expect("a text").contains("call RegisterLate"));
    RegistrarImpl::register();
    assert_eq!(block_on(LateImpl::answer()), Ok(42));
    assert_eq!(LateImpl::answer_sync(), Ok(42));
    assert_eq!(block_on(LateImpl::answer_plain()), 42);
}
