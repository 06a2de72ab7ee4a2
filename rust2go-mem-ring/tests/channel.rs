//! Channels within one process: threads, tasks, every bell and every way to be idle.
#![cfg(not(loom))]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rust2go_mem_ring::bell::Bells;
use rust2go_mem_ring::channel::{
    self, Idle, MpscReceiver, MpscSender, Receiver, RecvError, SendError, Sender, SpscReceiver,
    SpscSender,
};
use rust2go_mem_ring::{Plan, PopError, PushError, Region, mpsc, spsc};
use support::{block_on, guarded, stress};

/// The pairs of bells, by name, for part 0 of a region.
fn all_bells(region: &Region) -> Vec<(&'static str, Bells)> {
    #[allow(unused_mut)]
    let mut bells = vec![("local", Bells::local())];
    #[cfg(unix)]
    bells.push(("pipe", Bells::pipe().unwrap()));
    #[cfg(target_os = "linux")]
    bells.push(("eventfd", Bells::eventfd().unwrap()));
    #[cfg(target_os = "linux")]
    bells.push(("futex", Bells::futex(region, 0).unwrap()));
    let _ = region;
    bells
}

const IDLES: [Idle; 3] = [Idle::Park, Idle::Spin(Duration::from_micros(5)), Idle::Busy];

fn mpsc_of(
    capacity: usize,
    bells: usize,
) -> Option<(&'static str, MpscSender<u64>, MpscReceiver<u64>)> {
    let region = Region::heap(&Plan::new().mpsc::<u64>(capacity)).unwrap();
    let (name, bells) = all_bells(&region).into_iter().nth(bells)?;
    let sender = Sender::new(mpsc::Producer::attach(&region, 0).unwrap(), bells.clone());
    let receiver = Receiver::new(mpsc::Consumer::attach(&region, 0).unwrap(), bells);
    Some((name, sender, receiver))
}

fn spsc_of(
    capacity: usize,
    bells: usize,
) -> Option<(&'static str, SpscSender<u64>, SpscReceiver<u64>)> {
    let region = Region::heap(&Plan::new().spsc::<u64>(capacity)).unwrap();
    let (name, bells) = all_bells(&region).into_iter().nth(bells)?;
    let sender = Sender::new(spsc::Producer::attach(&region, 0).unwrap(), bells.clone());
    let receiver = Receiver::new(spsc::Consumer::attach(&region, 0).unwrap(), bells);
    Some((name, sender, receiver))
}

/// How many values to send: fewer where both sides burn the cores that other tests need.
fn values(idle: Idle) -> u64 {
    match idle {
        Idle::Busy => 100 * u64::from(stress()),
        _ => 4000 * u64::from(stress()),
    }
}

#[test]
fn one_sender_with_every_bell_and_idleness() {
    for bells in 0.. {
        for idle in IDLES {
            for capacity in [1, 4, 256] {
                let Some((name, mut sender, mut receiver)) = spsc_of(capacity, bells) else {
                    return;
                };
                let count = values(idle);
                guarded(&format!("spsc {name} {idle:?} {capacity}"), move || {
                    sender.set_idle(idle);
                    receiver.set_idle(idle);
                    let sending = thread::spawn(move || {
                        for value in 0..count {
                            sender.send(value).unwrap();
                        }
                    });
                    for value in 0..count {
                        assert_eq!(receiver.recv().unwrap(), value);
                    }
                    assert!(matches!(receiver.recv(), Err(RecvError::Closed)));
                    sending.join().unwrap();
                });
            }
        }
    }
}

#[test]
fn many_senders_with_every_bell_and_idleness() {
    for bells in 0.. {
        for idle in IDLES {
            for capacity in [1, 4, 256] {
                let Some((name, sender, mut receiver)) = mpsc_of(capacity, bells) else {
                    return;
                };
                let count = values(idle) / 4;
                guarded(&format!("mpsc {name} {idle:?} {capacity}"), move || {
                    receiver.set_idle(idle);
                    let threads: Vec<_> = (0..4u64)
                        .map(|me| {
                            let mut sender = sender.clone();
                            sender.set_idle(if me % 2 == 0 { Idle::Park } else { idle });
                            thread::spawn(move || {
                                for value in 0..count {
                                    sender.send(me << 32 | value).unwrap();
                                }
                            })
                        })
                        .collect();
                    drop(sender);
                    let mut next = [0; 4];
                    let mut many = Vec::new();
                    while receiver.recv_many(&mut many, 64).is_ok() {
                        for value in many.drain(..) {
                            let me = (value >> 32) as usize;
                            assert_eq!(value & 0xffff_ffff, next[me]);
                            next[me] += 1;
                        }
                    }
                    assert_eq!(next, [count; 4]);
                    threads
                        .into_iter()
                        .for_each(|thread| thread.join().unwrap());
                });
            }
        }
    }
}

#[test]
fn slices_are_sent_whole_and_in_order() {
    for bells in 0.. {
        let Some((name, mut sender, mut receiver)) = mpsc_of(8, bells) else {
            return;
        };
        guarded(&format!("slices {name}"), move || {
            let values: Vec<u64> = (0..10_000).collect();
            let sending = thread::spawn(move || {
                for part in values.chunks(37) {
                    sender.send_slice(part).unwrap();
                }
                sender.send_slice(&[]).unwrap();
            });
            let mut out = Vec::new();
            while receiver.recv_many(&mut out, 5).is_ok() {}
            assert!(out.into_iter().eq(0..10_000));
            sending.join().unwrap();
        });
    }
}

/// One value in flight, to and fro: every value finds the other side asleep, or just going to sleep.
#[test]
fn ping_pong_loses_no_wake_up() {
    for bells in 0.. {
        let (Some((name, mut ping, mut pinged)), Some((_, mut pong, mut ponged))) =
            (spsc_of(1, bells), spsc_of(1, bells))
        else {
            return;
        };
        guarded(&format!("ping-pong {name}"), move || {
            let echo = thread::spawn(move || {
                while let Ok(value) = pinged.recv() {
                    pong.send(value).unwrap();
                }
            });
            for value in 0..10_000 * u64::from(stress()) {
                ping.send(value).unwrap();
                assert_eq!(ponged.recv().unwrap(), value);
            }
            drop(ping);
            echo.join().unwrap();
        });
    }
}

#[test]
fn deadlines_are_kept_on_both_sides() {
    for bells in 0.. {
        for idle in IDLES {
            let Some((name, mut sender, mut receiver)) = mpsc_of(1, bells) else {
                return;
            };
            sender.set_idle(idle);
            receiver.set_idle(idle);
            let began = Instant::now();
            let soon = || Instant::now() + Duration::from_millis(10);
            assert!(
                matches!(receiver.recv_deadline(soon()), Err(RecvError::Deadline)),
                "{name}"
            );
            sender.send_deadline(1, began).unwrap();
            match sender.send_deadline(2, soon()) {
                Err(SendError::Deadline(2)) => {}
                other => panic!("{name}: {other:?}"),
            }
            assert!(began.elapsed() >= Duration::from_millis(20), "{name}");
            // What is there is received even when the deadline has passed.
            assert_eq!(receiver.recv_deadline(began).unwrap(), 1);
            assert!(matches!(
                receiver.recv_many_deadline(&mut Vec::new(), 1, began),
                Err(RecvError::Deadline)
            ));
        }
    }
}

#[test]
fn nothing_waits_for_those_who_only_try() {
    let (mut sender, mut receiver) = channel::mpsc::<u64>(2).unwrap();
    assert_eq!(receiver.try_recv(), Err(PopError::Empty));
    sender.try_send(1).unwrap();
    assert_eq!(sender.try_send_slice(&[2, 3]), Ok(1));
    assert_eq!(sender.try_send(3), Err(PushError::Full(3)));
    let mut out = Vec::new();
    assert_eq!(receiver.try_recv_many(&mut out, 9), Ok(2));
    assert_eq!(out, [1, 2]);
    assert_eq!(receiver.consumer().len() + sender.producer().len(), 0);
    drop(receiver);
    assert_eq!(sender.try_send(4), Err(PushError::Closed(4)));
}

#[test]
fn each_side_wakes_when_the_other_goes() {
    for bells in 0.. {
        let Some((name, mut sender, mut receiver)) = mpsc_of(1, bells) else {
            return;
        };
        guarded(&format!("close {name}"), move || {
            // Two senders wait for room; the receiver goes.
            sender.send(0).unwrap();
            let waiting: Vec<_> = (0..2)
                .map(|_| {
                    let mut sender = sender.clone();
                    thread::spawn(move || sender.send(1))
                })
                .collect();
            drop(receiver);
            for thread in waiting {
                assert!(matches!(thread.join().unwrap(), Err(SendError::Closed(1))));
            }

            // The receiver waits; the last sender goes.
            let (_, sender, again) = mpsc_of(1, bells).unwrap();
            receiver = again;
            let waiting = thread::spawn(move || receiver.recv());
            drop(sender.clone());
            drop(sender);
            assert!(matches!(waiting.join().unwrap(), Err(RecvError::Closed)));
        });
    }
}

#[test]
fn any_type_goes_through_and_is_dropped() {
    let alive = Arc::new(());
    let (mut sender, mut receiver) = channel::spsc::<Arc<()>>(4).unwrap();
    sender.send(alive.clone()).unwrap();
    sender.send(alive.clone()).unwrap();
    drop(receiver.recv().unwrap());
    drop((sender, receiver));
    assert_eq!(Arc::strong_count(&alive), 1);
}

#[test]
fn tasks_send_and_receive() {
    guarded("tasks", || {
        for capacity in [1, 8] {
            for idle in IDLES {
                let count = values(idle) / 2;
                let (sender, mut receiver) = channel::mpsc::<u64>(capacity).unwrap();
                receiver.set_idle(idle);
                let threads: Vec<_> = (0..3)
                    .map(|_| {
                        let mut sender = sender.clone();
                        sender.set_idle(idle);
                        thread::spawn(move || {
                            block_on(async {
                                for value in 0..count {
                                    sender.send_async(value).await.unwrap();
                                }
                            });
                        })
                    })
                    .collect();
                drop(sender);
                let sum = block_on(async {
                    let (mut sum, mut out) = (0, Vec::new());
                    loop {
                        match receiver.recv_async().await {
                            Ok(value) => sum += value,
                            Err(RecvError::Closed) => return sum,
                            Err(error) => panic!("{error}"),
                        }
                        if receiver.recv_many_async(&mut out, 3).await.is_err() {
                            return sum;
                        }
                        sum += out.drain(..).sum::<u64>();
                    }
                });
                assert_eq!(sum, 3 * count * (count - 1) / 2);
                threads
                    .into_iter()
                    .for_each(|thread| thread.join().unwrap());
            }
        }
    });
}

#[test]
fn dropped_futures_lose_nothing() {
    guarded("cancel", || {
        let (mut sender, mut receiver) = channel::mpsc::<u64>(2).unwrap();
        let sending = thread::spawn(move || {
            let mut refused = 0;
            for value in 0..8000 {
                // Every other future is polled once and dropped if it is not ready at once.
                let mut sent = support::poll_once(&mut sender.send_async(value));
                if sent.is_none() {
                    refused += 1;
                    sent = Some(block_on(sender.send_async(value)));
                }
                sent.unwrap().unwrap();
            }
            refused
        });
        let mut abandoned = 0;
        for value in 0..8000 {
            let mut received = support::poll_once(&mut receiver.recv_async());
            if received.is_none() {
                abandoned += 1;
                received = Some(block_on(receiver.recv_async()));
            }
            assert_eq!(received.unwrap().unwrap(), value);
        }
        let refused = sending.join().unwrap();
        assert!(abandoned + refused > 0, "nothing was ever dropped");
    });
}

#[test]
fn a_dropped_future_leaves_no_waker() {
    let (_sender, mut receiver) = channel::mpsc::<u64>(2).unwrap();
    let waker = Arc::new(support::Flag::default());
    let before = Arc::strong_count(&waker);
    assert!(support::poll_once_with(&waker, &mut receiver.recv_async()).is_none());
    assert_eq!(Arc::strong_count(&waker), before);
}

#[test]
fn bells_that_wake_no_tasks_say_so() {
    let Some((_, mut sender, mut receiver)) = mpsc_of(1, 1) else {
        return;
    };
    let refused = block_on(receiver.recv_async());
    let text = refused.unwrap_err().to_string();
    assert!(text.contains("TokioReceiver"), "{text}");
    sender.send(1).unwrap();
    assert!(matches!(
        block_on(sender.send_async(2)),
        Err(SendError::Bell(2, _))
    ));
    // What needs no waiting works.
    assert_eq!(block_on(receiver.recv_async()).unwrap(), 1);
}

#[test]
fn nobody_rings_for_who_is_awake() {
    let rings = Arc::new(AtomicUsize::new(0));
    let counted = || {
        let rings = rings.clone();
        rust2go_mem_ring::bell::Bell::callback(move || {
            rings.fetch_add(1, Ordering::Relaxed);
        })
    };
    let region = Region::heap(&Plan::new().mpsc::<u64>(4)).unwrap();
    let bells = Bells {
        receiver: counted(),
        room: counted(),
    };
    let mut sender = Sender::new(mpsc::Producer::attach(&region, 0).unwrap(), bells.clone());
    let mut receiver = Receiver::new(mpsc::Consumer::attach(&region, 0).unwrap(), bells);
    for value in 0..100u64 {
        sender.send(value).unwrap();
        assert_eq!(receiver.try_recv(), Ok(value));
    }
    drop(sender);
    assert!(receiver.recv().is_err());
    drop(receiver);
    assert_eq!(rings.load(Ordering::Relaxed), 0);
}

#[test]
fn ends_may_move_between_threads() {
    fn send<T: Send>() {}
    fn send_and_sync<T: Send + Sync>() {}
    send_and_sync::<Bells>();
    send_and_sync::<MpscSender<std::cell::Cell<u8>>>();
    send_and_sync::<SpscSender<String>>();
    send::<MpscReceiver<std::cell::Cell<u8>>>();
    send::<SpscReceiver<String>>();
    send_and_sync::<rust2go_mem_ring::blocks::Blocks>();
}

#[cfg(unix)]
#[test]
fn a_peer_that_goes_ends_waits() {
    use rust2go_mem_ring::bell::Peer;
    use std::os::unix::net::UnixStream;

    for idle in IDLES {
        // From 1: a local bell has no peer.
        for bells in 1.. {
            let Some((name, mut sender, mut receiver)) = mpsc_of(2, bells) else {
                break;
            };
            guarded(&format!("peer {name} {idle:?}"), move || {
                let (ours, theirs) = UnixStream::pair().unwrap();
                let ours = Arc::new(Peer::new(ours).unwrap());
                sender.set_idle(idle);
                sender.watch(ours.clone());
                receiver.set_idle(idle);
                receiver.watch(ours);
                sender.send(1).unwrap();
                let dying = thread::spawn(move || {
                    thread::sleep(Duration::from_millis(5));
                    drop(theirs);
                });
                // What was sent comes first.
                assert_eq!(receiver.recv().unwrap(), 1);
                assert!(matches!(receiver.recv(), Err(RecvError::PeerDied)));
                sender.send(2).unwrap();
                sender.send(3).unwrap();
                assert!(matches!(sender.send(4), Err(SendError::PeerDied(4))));
                assert_eq!(receiver.recv().unwrap(), 2);
                dying.join().unwrap();

                let (ours, theirs) = Peer::pair().unwrap();
                receiver.watch(Arc::new(ours));
                drop(theirs);
                assert_eq!(receiver.recv().unwrap(), 3);
                assert!(matches!(receiver.recv(), Err(RecvError::Closed)));
            });
        }
    }
}

#[cfg(all(unix, feature = "tokio"))]
mod tokio {
    use super::*;
    use rust2go_mem_ring::bell::Peer;
    use rust2go_mem_ring::channel::TokioReceiver;
    use std::os::unix::net::UnixStream;

    fn runtime() -> ::tokio::runtime::Runtime {
        ::tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .unwrap()
    }

    #[test]
    fn values_come_by_the_descriptor() {
        for bells in 1..3 {
            for idle in [
                Idle::Park,
                Idle::Spin(Duration::from_micros(20)),
                Idle::Busy,
            ] {
                let Some((name, mut sender, mut receiver)) = mpsc_of(4, bells) else {
                    return;
                };
                guarded(&format!("tokio {name} {idle:?}"), move || {
                    receiver.set_idle(idle);
                    let sending = thread::spawn(move || {
                        for value in 0..8000 {
                            sender.send(value).unwrap();
                        }
                    });
                    runtime().block_on(async move {
                        let mut receiver = TokioReceiver::new(receiver).unwrap();
                        let mut out = Vec::new();
                        while out.len() < 8000 {
                            out.push(receiver.recv().await.unwrap());
                            if out.len() < 8000 {
                                receiver.recv_many(&mut out, 3).await.unwrap();
                            }
                        }
                        assert!(out.into_iter().eq(0..8000));
                        assert!(matches!(receiver.recv().await, Err(RecvError::Closed)));
                    });
                    sending.join().unwrap();
                });
            }
        }
    }

    #[test]
    fn cancelled_receives_lose_nothing() {
        let Some((_, mut sender, receiver)) = mpsc_of(4, 2) else {
            return;
        };
        guarded("tokio cancel", move || {
            let sending = thread::spawn(move || {
                for value in 0..2000 {
                    sender.send(value).unwrap();
                    if value % 100 == 0 {
                        thread::sleep(Duration::from_millis(1));
                    }
                }
            });
            runtime().block_on(async move {
                let mut receiver = TokioReceiver::new(receiver).unwrap();
                for value in 0..2000 {
                    let received = loop {
                        let limit = Duration::from_micros(200);
                        if let Ok(received) = ::tokio::time::timeout(limit, receiver.recv()).await {
                            break received;
                        }
                    };
                    assert_eq!(received.unwrap(), value);
                }
            });
            sending.join().unwrap();
        });
    }

    #[test]
    fn a_peer_that_dies_is_noticed() {
        let Some((_, mut sender, mut receiver)) = mpsc_of(4, 2) else {
            return;
        };
        guarded("tokio peer", move || {
            let (ours, theirs) = UnixStream::pair().unwrap();
            receiver.watch(Arc::new(Peer::new(ours).unwrap()));
            runtime().block_on(async move {
                let mut receiver = TokioReceiver::new(receiver).unwrap();
                let limit = Duration::from_millis(5);
                assert!(
                    ::tokio::time::timeout(limit, receiver.recv())
                        .await
                        .is_err()
                );
                sender.send(1).unwrap();
                drop(theirs);
                assert_eq!(receiver.recv().await.unwrap(), 1);
                assert!(matches!(receiver.recv().await, Err(RecvError::PeerDied)));
            });
        });
    }

    /// Hundreds of tasks wait for room, and every third gives up now and then: whoever stays is served.
    #[test]
    fn crowds_of_senders_are_all_served() {
        guarded("crowd", || {
            let runtime = ::tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_time()
                .build()
                .unwrap();
            for capacity in [1, 4, 64] {
                let (sender, mut receiver) = channel::mpsc::<u64>(capacity).unwrap();
                let tasks: Vec<_> = (0..300u64)
                    .map(|me| {
                        let mut sender = sender.clone();
                        runtime.spawn(async move {
                            let mut sent = 0;
                            for value in 0..20 {
                                let sending = sender.send_async(me << 32 | value);
                                if me % 3 > 0 {
                                    sending.await.unwrap();
                                    sent += 1;
                                    continue;
                                }
                                let limit = Duration::from_micros(me * 7);
                                if ::tokio::time::timeout(limit, sending).await.is_ok() {
                                    sent += 1;
                                }
                            }
                            sent
                        })
                    })
                    .collect();
                drop(sender);
                let received = runtime.spawn(async move {
                    let mut received = 0u64;
                    while receiver.recv_async().await.is_ok() {
                        received += 1;
                    }
                    received
                });
                runtime.block_on(async {
                    let mut sent = 0;
                    for task in tasks {
                        sent += task.await.unwrap();
                    }
                    assert!(sent >= 200 * 20);
                    assert_eq!(received.await.unwrap(), sent, "capacity {capacity}");
                });
            }
        });
    }

    #[test]
    fn bells_without_descriptor_are_refused() {
        let (_sender, receiver) = channel::mpsc::<u64>(2).unwrap();
        let refused = runtime().block_on(async { TokioReceiver::new(receiver).err() });
        assert_eq!(refused.unwrap().kind(), std::io::ErrorKind::Unsupported);
    }
}
