//! Doorbells and peers.
#![cfg(not(loom))]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

use rust2go_mem_ring::bell::{Bell, Place, Woken};

/// Every bell that threads can wait for, by name.
fn waitable() -> Vec<(&'static str, Bell)> {
    #[allow(unused_mut)]
    let mut bells = vec![("local", Bell::local())];
    #[cfg(unix)]
    bells.push(("pipe", Bell::pipe().unwrap()));
    #[cfg(target_os = "linux")]
    bells.push(("eventfd", Bell::eventfd().unwrap()));
    bells
}

fn soon(ms: u64) -> Option<Instant> {
    Some(Instant::now() + Duration::from_millis(ms))
}

#[test]
fn a_ring_after_listening_ends_the_wait() {
    for (name, bell) in waitable() {
        let seen = bell.listen();
        bell.ring();
        bell.ring();
        assert_eq!(bell.wait(seen, None).unwrap(), Woken::Rung, "{name}");
        // Both have been heard.
        let seen = bell.listen();
        assert_eq!(
            bell.wait(seen, soon(20)).unwrap(),
            Woken::Deadline,
            "{name}"
        );
    }
}

#[test]
fn a_deadline_is_kept() {
    for (name, bell) in waitable() {
        let began = Instant::now();
        let woken = bell.wait(bell.listen(), soon(30)).unwrap();
        assert_eq!(woken, Woken::Deadline, "{name}");
        assert!(began.elapsed() >= Duration::from_millis(30), "{name}");
        let passed = Some(Instant::now() - Duration::from_secs(1));
        assert_eq!(
            bell.wait(bell.listen(), passed).unwrap(),
            Woken::Deadline,
            "{name}"
        );
    }
}

#[test]
fn every_thread_that_waits_is_woken() {
    for (name, bell) in waitable() {
        let waiting = AtomicUsize::new(0);
        thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        let seen = bell.listen();
                        waiting.fetch_add(1, Ordering::SeqCst);
                        bell.wait(seen, soon(20_000)).unwrap()
                    })
                })
                .collect();
            while waiting.load(Ordering::SeqCst) < 8 {
                thread::yield_now();
            }
            bell.ring();
            for thread in threads {
                assert_eq!(thread.join().unwrap(), Woken::Rung, "{name}");
            }
        });
    }
}

#[test]
fn a_leader_that_gives_up_is_followed_by_another() {
    for (name, bell) in waitable() {
        thread::scope(|scope| {
            let short = scope.spawn(|| bell.wait(bell.listen(), soon(50)).unwrap());
            let long = scope.spawn(|| bell.wait(bell.listen(), soon(20_000)).unwrap());
            assert_eq!(short.join().unwrap(), Woken::Deadline, "{name}");
            // The other one leads now, or is about to; both ways it hears this.
            bell.ring();
            assert_eq!(long.join().unwrap(), Woken::Rung, "{name}");
        });
    }
}

#[test]
fn rings_nobody_hears_do_no_harm() {
    for (name, bell) in waitable() {
        // More than a pipe holds.
        for _ in 0..200_000 {
            bell.ring();
        }
        let seen = bell.listen();
        bell.ring();
        assert_eq!(bell.wait(seen, None).unwrap(), Woken::Rung, "{name}");
    }
}

#[test]
fn two_threads_ring_in_turns() {
    for (name, ping) in waitable() {
        let (_, pong) = waitable()
            .into_iter()
            .find(|(other, _)| *other == name)
            .unwrap();
        let turn = AtomicUsize::new(0);
        let wait_for = |bell: &Bell, wanted: usize| {
            loop {
                let seen = bell.listen();
                if turn.load(Ordering::SeqCst) == wanted {
                    return;
                }
                assert_eq!(
                    bell.wait(seen, soon(20_000)).unwrap(),
                    Woken::Rung,
                    "{name}"
                );
            }
        };
        thread::scope(|scope| {
            scope.spawn(|| {
                for round in 0..5000 {
                    wait_for(&ping, 2 * round + 1);
                    turn.fetch_add(1, Ordering::SeqCst);
                    pong.ring();
                }
            });
            for round in 0..5000 {
                turn.fetch_add(1, Ordering::SeqCst);
                ping.ring();
                wait_for(&pong, 2 * round + 2);
            }
        });
    }
}

#[test]
fn callbacks_are_called_and_not_waited_for() {
    let calls = Arc::new(AtomicUsize::new(0));
    let bell = Bell::callback({
        let calls = calls.clone();
        move || {
            calls.fetch_add(1, Ordering::Relaxed);
        }
    });
    bell.ring();
    bell.clone().ring();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    let refused = bell.wait(bell.listen(), None).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::Unsupported);
}

struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn tasks_are_woken_once_and_not_after_leaving() {
    let bell = Bell::local();
    let counts: Vec<_> = (0..3)
        .map(|_| Arc::new(Count(AtomicUsize::new(0))))
        .collect();
    let mut places: Vec<_> = counts.iter().map(|_| Place::default()).collect();
    let seen = bell.listen();
    for (count, place) in counts.iter().zip(&mut places) {
        let waker = Waker::from(count.clone());
        for _ in 0..2 {
            let polled = bell.poll_rung(seen, place, &mut Context::from_waker(&waker));
            assert!(polled.is_pending());
        }
    }
    assert!(!bell.leave(&mut places[0]));
    assert!(!bell.leave(&mut places[2]));
    assert_eq!(Arc::strong_count(&counts[0]), 1);
    bell.ring();
    bell.ring();
    assert_eq!(woken(&counts), [0, 1, 0]);
    let polled = bell.poll_rung(
        seen,
        &mut places[0],
        &mut Context::from_waker(Waker::noop()),
    );
    assert!(matches!(polled, Poll::Ready(Ok(()))));
}

#[test]
fn tasks_are_woken_in_order_and_asked_to_see_to_others() {
    let bell = Bell::local();
    let counts: Vec<_> = (0..4)
        .map(|_| Arc::new(Count(AtomicUsize::new(0))))
        .collect();
    let mut places: Vec<_> = counts.iter().map(|_| Place::default()).collect();
    let seen = bell.listen();
    for (count, place) in counts.iter().zip(&mut places) {
        let waker = Waker::from(count.clone());
        let polled = bell.poll_rung(seen, place, &mut Context::from_waker(&waker));
        assert!(polled.is_pending());
    }
    bell.ring_for(2);
    assert_eq!(woken(&counts), [1, 1, 0, 0]);
    assert!(bell.leave(&mut places[1]), "woken, and two are left");
    assert!(!bell.leave(&mut places[2]), "not woken");
    bell.ring_for(1);
    assert_eq!(woken(&counts), [1, 1, 0, 1]);
    assert!(!bell.leave(&mut places[0]), "nobody is left");
}

#[test]
fn a_waker_that_panics_keeps_no_other_from_waking() {
    struct Panics;

    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            panic!("expected");
        }
    }

    let bell = Bell::local();
    let count = Arc::new(Count(AtomicUsize::new(0)));
    let seen = bell.listen();
    for waker in [Waker::from(Arc::new(Panics)), Waker::from(count.clone())] {
        let place = &mut Place::default();
        let polled = bell.poll_rung(seen, place, &mut Context::from_waker(&waker));
        assert!(polled.is_pending());
    }
    let ringing = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| bell.ring()));
    assert!(ringing.is_err());
    assert_eq!(woken(&[count]), [1]);
}

fn woken(counts: &[Arc<Count>]) -> Vec<usize> {
    let woken = counts.iter().map(|count| count.0.load(Ordering::SeqCst));
    woken.collect()
}

#[cfg(unix)]
mod unix {
    use super::*;
    use rust2go_mem_ring::bell::{GOODBYE, Peer, PeerState};
    #[cfg(target_os = "linux")]
    use rust2go_mem_ring::{Plan, Region, bell::Bells};
    use std::future::poll_fn;
    use std::io::Write;
    use std::os::unix::net::UnixStream;

    #[test]
    fn only_local_bells_wake_tasks() {
        let bell = Bell::pipe().unwrap();
        let rung = pollster(poll_fn(|cx| {
            bell.poll_rung(bell.listen(), &mut Place::default(), cx)
        }));
        assert_eq!(rung.unwrap_err().kind(), std::io::ErrorKind::Unsupported);
    }

    fn pollster<F: Future>(future: F) -> F::Output {
        let mut future = std::pin::pin!(future);
        loop {
            if let Poll::Ready(output) = future
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()))
            {
                return output;
            }
        }
    }

    #[test]
    fn bells_are_rung_through_copies_of_their_descriptors() {
        let pipe = Bell::pipe().unwrap();
        let read = pipe.fd().unwrap().try_clone_to_owned().unwrap();
        let write = pipe.write_fd().unwrap().try_clone_to_owned().unwrap();
        Bell::from_pipe(read, write).unwrap().ring();
        assert!(pipe.clear().unwrap());
        assert!(!pipe.clear().unwrap());
        #[cfg(target_os = "linux")]
        {
            let event = Bell::eventfd().unwrap();
            let fd = event.fd().unwrap().try_clone_to_owned().unwrap();
            Bell::from_eventfd(fd).unwrap().ring();
            assert!(event.clear().unwrap());
            assert!(!event.clear().unwrap());
        }
    }

    #[test]
    fn a_goodbye_is_told_from_a_death() {
        let (ours, theirs) = Peer::pair().unwrap();
        assert_eq!(ours.state(), PeerState::Alive);
        drop(theirs);
        assert_eq!(ours.state(), PeerState::Left);
        assert_eq!(ours.state(), PeerState::Left);

        let (ours, theirs) = UnixStream::pair().unwrap();
        let ours = Peer::new(ours).unwrap();
        drop(theirs);
        assert_eq!(ours.state(), PeerState::Died);

        // Noise is no goodbye.
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let ours = Peer::new(ours).unwrap();
        theirs.write_all(b"hello").unwrap();
        assert_eq!(ours.state(), PeerState::Alive);
        theirs.write_all(&[b'x', GOODBYE]).unwrap();
        assert_eq!(ours.state(), PeerState::Left);
    }

    #[test]
    fn both_may_say_goodbye_at_once() {
        let (one, other) = UnixStream::pair().unwrap();
        let kept = one.try_clone().unwrap();
        // Says goodbye, which the other side never reads before it closes.
        drop(Peer::new(one).unwrap());
        drop(Peer::new(other).unwrap());
        assert_eq!(Peer::new(kept).unwrap().state(), PeerState::Left);
    }

    #[test]
    fn a_pipe_that_is_read_from_tells_of_a_death() {
        let (read, write) = rustix::pipe::pipe().unwrap();
        let peer = Peer::new(read).unwrap();
        assert_eq!(peer.state(), PeerState::Alive);
        drop(write);
        assert_eq!(peer.state(), PeerState::Died);
    }

    #[test]
    fn a_death_ends_waits() {
        #[allow(unused_mut)]
        let mut bells = vec![("pipe", Bell::pipe().unwrap())];
        #[cfg(target_os = "linux")]
        bells.push(("eventfd", Bell::eventfd().unwrap()));
        #[cfg(target_os = "linux")]
        let region = Region::memfd(&Plan::new().mpsc::<u64>(4)).unwrap();
        #[cfg(target_os = "linux")]
        bells.push(("futex", parked(&region)));
        for (name, bell) in bells {
            let (ours, theirs) = UnixStream::pair().unwrap();
            let ours = Peer::new(ours).unwrap();
            thread::scope(|scope| {
                // Several at a time: each of them must hear of it.
                let waits: Vec<_> = (0..3)
                    .map(|_| {
                        scope.spawn(|| bell.wait_with(bell.listen(), &ours, soon(20_000)).unwrap())
                    })
                    .collect();
                drop(theirs);
                for wait in waits {
                    assert_eq!(wait.join().unwrap(), Woken::Peer, "{name}");
                }
            });
        }
    }

    /// The futex of a consumer that has parked.
    #[cfg(target_os = "linux")]
    fn parked(region: &Region) -> Bell {
        let consumer = rust2go_mem_ring::mpsc::Consumer::<u64>::attach(region, 0).unwrap();
        assert!(consumer.park());
        // Only the word matters here.
        std::mem::forget(consumer);
        Bells::futex(region, 0).unwrap().receiver
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_futex_wakes_who_is_parked_and_no_other() {
        let region = Region::heap(&Plan::new().mpsc::<u64>(4).blocks(8, 1)).unwrap();
        assert!(Bells::futex(&region, 1).is_err());
        assert!(Bells::futex(&region, 2).is_err());
        let bell = parked(&region);
        assert_eq!(bell.wait(bell.listen(), soon(20)).unwrap(), Woken::Deadline);
        bell.ring();
        assert_eq!(bell.wait(bell.listen(), None).unwrap(), Woken::Rung);
    }

    /// Signals interrupt system calls; waits go on, and keep their deadline.
    #[cfg(target_os = "linux")]
    #[test]
    fn signals_do_not_end_waits() {
        // SIGWINCH is ignored by default, which interrupts nothing; SIGSTOP and SIGCONT do interrupt poll and futex.
        let region = Region::memfd(&Plan::new().mpsc::<u64>(4)).unwrap();
        let futex = parked(&region);
        let (eventfd, pipe) = (Bell::eventfd().unwrap(), Bell::pipe().unwrap());
        let began = Instant::now();
        thread::scope(|scope| {
            let waits: Vec<_> = [&futex, &eventfd, &pipe]
                .map(|bell| scope.spawn(|| bell.wait(bell.listen(), soon(400)).unwrap()))
                .into();
            let pid = rustix::process::getpid().as_raw_nonzero();
            // Somebody else must stop and continue us.
            let script = format!("for i in 1 2 3 4 5; do kill -STOP {pid}; kill -CONT {pid}; done");
            let status = std::process::Command::new("sh")
                .arg("-c")
                .arg(script)
                .status()
                .unwrap();
            assert!(status.success());
            for wait in waits {
                assert_eq!(wait.join().unwrap(), Woken::Deadline);
            }
        });
        assert!(began.elapsed() >= Duration::from_millis(400));
    }
}
