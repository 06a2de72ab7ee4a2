//! Two processes: a memfd handed over by a Unix socket, messages of any size, and deaths at random moments.
#![cfg(all(target_os = "linux", not(loom)))]

mod child;
mod handover;
mod link;
#[path = "../support/mod.rs"]
mod support;

use std::thread;
use std::time::{Duration, Instant};

use child::{Role, Started, start};
use link::{Client, KINDS, Kind};
use rust2go_mem_ring::blocks::BlocksError;
use rust2go_mem_ring::channel::{Idle, RecvError, SendError};
use support::{guarded, patience};

/// Within this time a death must be known, on a machine where other tests run too.
fn bound() -> Duration {
    patience(2)
}

#[test]
fn the_child() {
    child::main();
}

/// A message of its number, of a length that depends on it.
fn message(number: u32) -> Vec<u8> {
    let mut bytes = vec![number as u8; 4 + number as usize % 300];
    bytes[..4].copy_from_slice(&number.to_ne_bytes());
    bytes
}

/// Why an exchange is over.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Closed,
    Died,
}

/// Sends and receives, up to 8 messages at a time, until `count` or an end. Returns how many came back.
fn exchange(client: &mut Client, count: u32) -> Result<u32, (u32, End)> {
    let (mut sent, mut received, mut sending) = (0, 0, true);
    while received < count {
        while sending && sent < count && sent - received < 8 {
            // A peer that died may have kept blocks.
            let reference = match client.blocks.alloc_from(&message(sent)) {
                Ok(block) => block.into_ref(),
                Err(BlocksError::Full(_)) => break,
                Err(error) => panic!("{error}"),
            };
            match client.requests.send(reference) {
                Ok(()) => sent += 1,
                // There may be answers left, and then the end comes by that way too.
                Err(SendError::Closed(_) | SendError::PeerDied(_)) => sending = false,
                Err(error) => panic!("{error}"),
            }
        }
        match client.answers.recv() {
            Ok(answer) => {
                assert_eq!(
                    client.blocks.open(answer).unwrap().to_vec(),
                    message(received)
                );
                received += 1;
            }
            Err(RecvError::Closed) => return Err((received, End::Closed)),
            Err(RecvError::PeerDied) => return Err((received, End::Died)),
            Err(error) => panic!("{error}"),
        }
    }
    Ok(received)
}

#[test]
fn messages_of_any_size_come_back() {
    for kind in KINDS {
        for (role, idle) in [
            (Role::Echo, Idle::Park),
            (Role::Echo, Idle::Spin(Duration::from_micros(30))),
            (Role::EchoBusy, Idle::Busy),
        ] {
            guarded(&format!("echo {kind:?} {idle:?}"), move || {
                let (_child, mut client) = start(role, kind, idle);
                assert_eq!(exchange(&mut client, 1000), Ok(1000));
                assert_eq!(client.blocks.taken(), 0);
            });
        }
    }
}

#[test]
fn a_child_that_leaves_is_told_from_one_that_ends() {
    for kind in KINDS {
        guarded(&format!("leave {kind:?}"), move || {
            let (_child, mut client) = start(Role::Leave, kind, Idle::Park);
            assert_eq!(exchange(&mut client, 100), Err((3, End::Closed)));
            let (_child, mut client) = start(Role::Exit, kind, Idle::Park);
            assert_eq!(exchange(&mut client, 100), Err((3, End::Died)));
        });
    }
}

#[test]
fn kills_at_random_moments_are_survived() {
    let mut seed = 0x2545_f491_4f6c_dd1du64 ^ u64::from(std::process::id());
    let began = Instant::now();
    let mut round = 0;
    // At least two of every combination, then as many as fit into a few seconds.
    let enough = Duration::from_secs(4) * support::stress();
    while round < 18 || began.elapsed() < enough {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let after = Duration::from_micros(seed % 4000);
        let kind = KINDS[round % 3];
        let (role, idle) = match round / 3 % 3 {
            0 => (Role::Echo, Idle::Park),
            1 => (Role::Echo, Idle::Spin(Duration::from_micros(50))),
            _ => (Role::EchoBusy, Idle::Busy),
        };
        guarded(
            &format!("kill {kind:?} {idle:?} after {after:?}"),
            move || {
                killed(start(role, kind, idle), after);
            },
        );
        round += 1;
    }
    println!("{round} kills in {:?}", began.elapsed());
}

/// Exchanges messages with a child that is killed after some time, and checks that the end is clear and soon.
fn killed((mut child, mut client): (Started, Client), after: Duration) {
    // Begin only when it answers, else most kills would hit its start.
    assert_eq!(exchange(&mut client, 1), Ok(1));
    let killing = thread::spawn(move || {
        thread::sleep(after);
        child.kill();
        (child, Instant::now())
    });
    let mut all = 0;
    let end = loop {
        match exchange(&mut client, 100) {
            Ok(count) => all += count,
            Err((count, end)) => break (all + count, end),
        }
    };
    let (_child, kill) = killing.join().unwrap();
    assert_eq!(end.1, End::Died, "after {} messages", end.0);
    assert!(
        kill.elapsed() < bound(),
        "noticed after {:?}",
        kill.elapsed()
    );
    // It stays so.
    assert!(matches!(client.answers.recv(), Err(RecvError::PeerDied)));
}

/// A side that waits for room that nobody makes learns of the death too.
#[test]
fn senders_that_wait_for_room_learn_of_a_death() {
    for kind in KINDS {
        for idle in [Idle::Park, Idle::Busy] {
            guarded(&format!("full {kind:?} {idle:?}"), move || {
                let (mut child, mut client) = start(Role::Leave, kind, idle);
                child.kill();
                let reference = client.blocks.alloc(1).unwrap().into_ref();
                let began = Instant::now();
                let end = loop {
                    if let Err(error) = client.requests.send(reference) {
                        break error;
                    }
                };
                assert!(matches!(end, SendError::PeerDied(_)), "{end}");
                assert!(began.elapsed() < bound());
            });
        }
    }
}

/// A peer that writes anything anywhere makes calls fail, or gives garbage; nothing else.
#[test]
fn a_vandal_does_no_harm_outside_of_the_region() {
    for kind in [Kind::Eventfd, Kind::Futex] {
        guarded(&format!("vandal {kind:?}"), move || {
            let until = Instant::now() + Duration::from_millis(700);
            let mut outcomes = 0u32;
            while Instant::now() < until {
                let (mut child, mut client) = start(Role::Vandal, kind, Idle::Park);
                let enough = Instant::now() + Duration::from_millis(100);
                while Instant::now() < enough {
                    let soon = Instant::now() + Duration::from_millis(1);
                    let mut many = Vec::new();
                    if client
                        .answers
                        .recv_many_deadline(&mut many, 100, soon)
                        .is_ok()
                    {
                        outcomes += 1;
                    }
                    assert!(many.len() <= 100);
                    for answer in many {
                        if let Ok(mut block) = client.blocks.open(answer) {
                            let bytes = block.to_vec();
                            block.write(0, &bytes).unwrap();
                        }
                    }
                    if let Ok(block) = client.blocks.alloc_from(&[1; 100]) {
                        let _ = client.requests.send_deadline(block.into_ref(), soon);
                        let _ = client.requests.try_send_slice(&[Default::default(); 9]);
                    }
                    let _ = (client.requests.producer().len(), client.blocks.taken());
                }
                child.kill();
            }
            println!("{outcomes} times there was something to receive");
        });
    }
}

#[test]
fn the_child_ends_when_its_parent_leaves() {
    guarded("parent leaves", || {
        let (child, mut client) = start(Role::Echo, Kind::Eventfd, Idle::Park);
        assert_eq!(exchange(&mut client, 10), Ok(10));
        drop(client);
        child.wait();
    });
}

#[cfg(feature = "tokio")]
#[test]
fn tokio_receives_from_another_process() {
    use rust2go_mem_ring::channel::TokioReceiver;
    for kind in [Kind::Eventfd, Kind::Pipe] {
        guarded(&format!("tokio {kind:?}"), move || {
            let (mut child, client) = start(Role::Echo, kind, Idle::Park);
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build()
                .unwrap();
            let Client {
                mut requests,
                answers,
                blocks,
            } = client;
            runtime.block_on(async {
                let mut answers = TokioReceiver::new(answers).unwrap();
                for number in 0..500 {
                    let reference = blocks.alloc_from(&message(number)).unwrap().into_ref();
                    requests.send(reference).unwrap();
                    let answer = answers.recv().await.unwrap();
                    assert_eq!(blocks.open(answer).unwrap().to_vec(), message(number));
                }
                child.kill();
                assert!(matches!(answers.recv().await, Err(RecvError::PeerDied)));
            });
        });
    }
}
