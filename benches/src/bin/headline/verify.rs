//! Every call is made once and its answer compared, before anything is timed.

use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::handwritten;
use rust2go_benches::payload::{BIG, SMALL, payload};

/// Makes each call over each transport, `payload` with these.
pub async fn all(payloads: &[u32]) -> Result<(), String> {
    handwritten::empty();
    let mut answers = vec![
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
        (
            "echo_big over hand_written_gobytes",
            handwritten::gobytes_echo_big(&BIG).await == *BIG,
        ),
        (
            "echo_big over cgo_zero_copy",
            DemoImpl::echo_big_zero_copy(BIG.clone()).await == *BIG,
        ),
        (
            "cpu50us over hand_written_cgo",
            handwritten::cpu50us(&SMALL).await,
        ),
        ("cpu50us over cgo", DemoImpl::cpu50us(&SMALL).await.pass),
        (
            "cpu50us over ring",
            RingDemoImpl::cpu50us(&SMALL).await.pass,
        ),
        (
            "cpu50us over spawn_blocking",
            handwritten::blocking::cpu50us(&SMALL),
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
    for big in payloads.iter().map(|&n| payload(n as usize)) {
        answers.extend([
            (
                "payload over hand_written_cgo",
                handwritten::echo_big(&big).await == big,
            ),
            (
                "payload over hand_written_gobytes",
                handwritten::gobytes_echo_big(&big).await == big,
            ),
            ("payload over cgo", DemoImpl::echo_big(&big).await == big),
            (
                "payload over cgo_zero_copy",
                DemoImpl::echo_big_zero_copy(big.clone()).await == big,
            ),
            (
                "payload over ring",
                RingDemoImpl::echo_big(&big).await == big,
            ),
        ]);
    }
    match answers.iter().find(|(_, right)| !right) {
        Some((name, _)) => Err(format!("{name} gave a wrong answer")),
        None => Ok(()),
    }
}
