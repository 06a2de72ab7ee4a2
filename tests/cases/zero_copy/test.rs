//! Views are views, and a kept one shows.

use std::sync::Mutex;

use pollster::block_on;

use super::contract::*;

/// The switch is one for the process.
static SWITCH: Mutex<()> = Mutex::new(());

fn batch() -> Batch {
    Batch { name: "four".into(), rows: vec![vec![1, 2], vec![], vec![3; 100]], total: Some(1000) }
}

const SUM: u64 = 4 + 3 + 300 + 1000;

#[test]
fn go_reads_the_callers_own_memory() {
    let _switch = SWITCH.lock().unwrap();
    rust2go::poison_zero_copy(false);
    let data = [1u8, 2, 3];
    assert_eq!(ViewsImpl::address(&data), data.as_ptr() as usize);
    assert_ne!(ViewsImpl::copied_address(&data), data.as_ptr() as usize);
    assert_eq!(ViewsImpl::address(&[]), 0, "never a dangling address");
    assert_eq!(ViewsImpl::sum(&batch()), SUM);
    assert_eq!(block_on(ViewsImpl::sum_later(batch(), 0)), SUM);
}

#[test]
fn a_dropped_call_leaves_its_data_to_go() {
    let mut calls: Vec<_> = (0..100).map(|_| ViewsImpl::sum_later(batch(), 5)).collect();
    for call in &mut calls {
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(std::pin::pin!(call).poll(&mut cx).is_pending());
    }
    drop(calls);
    rust2go::drain(crate::again::patience(60)).expect("they end");
}

#[test]
fn a_kept_view_shows_when_poisoned() {
    let _switch = SWITCH.lock().unwrap();
    rust2go::poison_zero_copy(true);
    let data = [7u8; 10];
    ViewsImpl::keep(&data, "a text");
    assert_eq!(block_on(ViewsImpl::keep_later(vec![8; 20])), 20);
    assert_eq!(ViewsImpl::sum(&batch()), SUM, "while the handler runs, the copy is the original");
    assert_eq!(block_on(ViewsImpl::sum_later(batch(), 1)), SUM);
    rust2go::poison_zero_copy(false);
    let (kept, text, later) = ViewsImpl::kept();
    assert_eq!((kept, text, later), (vec![0xDB; 10], vec![0xDB; 6], vec![0xDB; 20]));
    assert_eq!(data, [7; 10], "the caller's own memory is never touched");
}
