//! Every call is made once and its answer compared, before anything is timed.

use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten;
use rust2go_benches::payload::{BIG, SMALL};

/// Makes each call over each transport.
pub async fn all() -> Result<(), String> {
    handwritten::empty();
    let answers = [
        (
            "noop over hand_written_cgo",
            handwritten::noop(&SMALL).await,
        ),
        (
            "sleep10ms over hand_written_cgo",
            handwritten::sleep10ms(&SMALL).await,
        ),
        (
            "echo_big over hand_written_cgo",
            handwritten::echo_big(&BIG).await == *BIG,
        ),
        ("sync_small over cgo", DemoImpl::sync_small(&SMALL).pass),
        (
            "sync_small over cgo_zero_copy",
            DemoImpl::sync_small_zero_copy(&SMALL).pass,
        ),
        ("noop over cgo", DemoImpl::noop(&SMALL).await.pass),
        ("sleep10ms over cgo", DemoImpl::sleep10ms(&SMALL).await.pass),
        ("echo_big over cgo", DemoImpl::echo_big(&BIG).await == *BIG),
        ("noop over ring", RingDemoImpl::noop(&SMALL).await.pass),
        (
            "sleep10ms over ring",
            RingDemoImpl::sleep10ms(&SMALL).await.pass,
        ),
        (
            "echo_big over ring",
            RingDemoImpl::echo_big(&BIG).await == *BIG,
        ),
        (
            "noop over spawn_blocking",
            handwritten::blocking::noop(&SMALL),
        ),
        (
            "sleep10ms over spawn_blocking",
            handwritten::blocking::sleep10ms(&SMALL),
        ),
        (
            "echo_big over spawn_blocking",
            handwritten::blocking::echo_big(&BIG).as_ref() == Some(&*BIG),
        ),
    ];
    match answers.iter().find(|(_, right)| !right) {
        Some((name, _)) => Err(format!("{name} gave a wrong answer")),
        None => Ok(()),
    }
}
