//! Every order in which the ends of a channel can run: going to sleep, waking, giving up, leaving. A wake-up that is lost
//! shows as a deadlock, which loom reports.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use loom::model::Builder;
use loom::sync::{Condvar, Mutex};
use loom::thread;

use super::{MpscReceiver, MpscSender, RecvError, SendError, mpsc, spsc};

/// Runs a model with at most this many preemptions: what goes wrong mostly needs one or two.
fn model(preemptions: usize, f: impl Fn() + Send + Sync + 'static) {
    let mut builder = Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(f);
}

/// Wakes a thread that polls.
#[derive(Default)]
struct Notify {
    woken: Mutex<bool>,
    changed: Condvar,
}

impl Wake for Notify {
    fn wake(self: Arc<Self>) {
        *self.woken.lock().unwrap() = true;
        self.changed.notify_one();
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let notify = Arc::new(Notify::default());
    let waker = Waker::from(notify.clone());
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        let mut woken = notify.woken.lock().unwrap();
        while !*woken {
            woken = notify.changed.wait(woken).unwrap();
        }
        *woken = false;
    }
}

/// Polls once and gives up. Whether it was ready.
fn try_once<F: Future + Unpin>(mut future: F) -> Option<F::Output> {
    let waker = Waker::from(Arc::new(Notify::default()));
    match pin!(&mut future).poll(&mut Context::from_waker(&waker)) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

fn channel(capacity: usize) -> (MpscSender<u32>, MpscReceiver<u32>) {
    mpsc(capacity).unwrap()
}

#[test]
fn a_task_that_receives_is_woken_by_values_and_the_end() {
    model(3, || {
        let (mut sender, mut receiver) = channel(2);
        let sending = thread::spawn(move || {
            sender.try_send(1).unwrap();
            sender.try_send(2).unwrap();
        });
        block_on(async {
            assert_eq!(receiver.recv_async().await.unwrap(), 1);
            assert_eq!(receiver.recv_async().await.unwrap(), 2);
            assert!(matches!(
                receiver.recv_async().await,
                Err(RecvError::Closed)
            ));
        });
        sending.join().unwrap();
    });
}

#[test]
fn a_task_that_receives_from_the_only_sender_is_woken() {
    model(3, || {
        let (mut sender, mut receiver) = spsc::<u32>(2).unwrap();
        let sending = thread::spawn(move || {
            sender.try_send(1).unwrap();
            sender.try_send(2).unwrap();
        });
        block_on(async {
            assert_eq!(receiver.recv_async().await.unwrap(), 1);
            assert_eq!(receiver.recv_async().await.unwrap(), 2);
            assert!(matches!(
                receiver.recv_async().await,
                Err(RecvError::Closed)
            ));
        });
        sending.join().unwrap();
    });
}

#[test]
fn giving_up_loses_no_value() {
    model(3, || {
        let (mut sender, mut receiver) = channel(2);
        let sending = thread::spawn(move || {
            sender.try_send(1).unwrap();
            sender
        });
        let first = try_once(receiver.recv_async());
        let value = match first {
            Some(value) => value,
            // The waker of the first future is gone, and a ring for it may still be on its way.
            None => block_on(receiver.recv_async()),
        };
        assert_eq!(value.unwrap(), 1);
        drop(sending.join().unwrap());
        assert!(matches!(
            block_on(receiver.recv_async()),
            Err(RecvError::Closed)
        ));
    });
}

#[test]
fn two_senders_wake_one_receiver() {
    model(2, || {
        let (mut sender, mut receiver) = channel(2);
        let mut other = sender.clone();
        let sending = [
            thread::spawn(move || sender.try_send(1).unwrap()),
            thread::spawn(move || other.try_send(2).unwrap()),
        ];
        let sum = block_on(async {
            let mut sum = 0;
            while let Ok(value) = receiver.recv_async().await {
                sum += value;
            }
            sum
        });
        assert_eq!(sum, 3);
        sending
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    });
}

#[test]
fn tasks_that_wait_for_room_are_woken() {
    model(2, || {
        let (mut sender, mut receiver) = channel(1);
        let sending = thread::spawn(move || {
            block_on(async {
                for value in 1..=3 {
                    sender.send_async(value).await.unwrap();
                }
            });
        });
        block_on(async {
            for value in 1..=3 {
                assert_eq!(receiver.recv_async().await.unwrap(), value);
            }
        });
        sending.join().unwrap();
    });
}

#[test]
fn all_that_wait_for_room_get_some() {
    model(2, || {
        let (mut sender, mut receiver) = channel(1);
        sender.try_send(4).unwrap();
        let mut other = sender.clone();
        let sending = [
            thread::spawn(move || block_on(sender.send_async(1)).unwrap()),
            thread::spawn(move || block_on(other.send_async(2)).unwrap()),
        ];
        let sum: u32 = (0..3)
            .map(|_| block_on(receiver.recv_async()).unwrap())
            .sum();
        assert_eq!(sum, 7);
        sending
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    });
}

#[test]
fn one_that_gives_up_takes_no_room_from_others() {
    model(2, || {
        let (mut sender, mut receiver) = channel(1);
        sender.try_send(4).unwrap();
        let mut other = sender.clone();
        let sending = thread::spawn(move || block_on(sender.send_async(1)).unwrap());
        let receiving = thread::spawn(move || {
            assert_eq!(block_on(receiver.recv_async()).unwrap(), 4);
            receiver
        });
        let sent = try_once(other.send_async(2)).is_some();
        let mut receiver = receiving.join().unwrap();
        let mut sum = 0;
        for _ in 0..1 + u32::from(sent) {
            sum += block_on(receiver.recv_async()).unwrap();
        }
        assert_eq!(sum, if sent { 3 } else { 1 });
        sending.join().unwrap();
    });
}

/// Two wait for room. One ring wakes the first of them, which gives up: the second must not sleep on.
#[test]
fn who_is_woken_and_gives_up_hands_on() {
    model(2, || {
        let (mut sender, mut receiver) = channel(1);
        sender.try_send(4).unwrap();
        let mut other = sender.clone();
        let waker = Waker::from(Arc::new(Notify::default()));
        let mut first = sender.send_async(1);
        assert!(
            pin!(&mut first)
                .poll(&mut Context::from_waker(&waker))
                .is_pending()
        );
        let sending = thread::spawn(move || block_on(other.send_async(2)).unwrap());
        let receiving = thread::spawn(move || {
            assert_eq!(block_on(receiver.recv_async()).unwrap(), 4);
            assert_eq!(block_on(receiver.recv_async()).unwrap(), 2);
        });
        drop(first);
        sending.join().unwrap();
        receiving.join().unwrap();
    });
}

#[test]
fn a_sender_that_waits_learns_that_the_receiver_went() {
    model(3, || {
        let (mut sender, receiver) = channel(1);
        sender.try_send(1).unwrap();
        let leaving = thread::spawn(move || drop(receiver));
        assert!(matches!(
            block_on(sender.send_async(2)),
            Err(SendError::Closed(2))
        ));
        leaving.join().unwrap();
    });
}

#[test]
fn threads_that_wait_are_woken_as_tasks_are() {
    model(2, || {
        let (mut sender, mut receiver) = channel(1);
        let sending = thread::spawn(move || {
            sender.send(1).unwrap();
            sender.send(2).unwrap();
        });
        assert_eq!(receiver.recv().unwrap(), 1);
        assert_eq!(receiver.recv().unwrap(), 2);
        assert!(matches!(receiver.recv(), Err(RecvError::Closed)));
        sending.join().unwrap();
    });
}
