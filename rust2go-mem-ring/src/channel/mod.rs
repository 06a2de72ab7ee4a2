//! Channels: rings with doorbells, for those who want to wait.
//!
//! A [`Sender`] waits for room and a [`Receiver`] for values: on a thread ([`Receiver::recv`]), as a task of any executor
//! ([`Receiver::recv_async`]), or by tokio's reactor for a descriptor (`TokioReceiver`, feature `tokio`). Waiting costs
//! nothing: no polling and no timer, unless you choose an [`Idle`] that polls.
//!
//! [`mpsc()`] and [`spsc()`] make channels within this process. Between processes, attach the halves of a ring to a shared
//! region, agree on [`Bells`], and put both together by [`Sender::new`] and [`Receiver::new`].
//!
//! ```
//! use std::thread;
//!
//! let (mut sender, mut receiver) = rust2go_mem_ring::channel::mpsc(64)?;
//! let sum = thread::spawn(move || {
//!     let mut sum = 0u64;
//!     while let Ok(value) = receiver.recv() {
//!         sum += value;
//!     }
//!     sum
//! });
//! for value in 0..1000u64 {
//!     sender.send(value)?; // waits while the ring is full
//! }
//! drop(sender); // the receiver gets what is left, then RecvError::Closed
//! assert_eq!(sum.join().unwrap(), 499_500);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod half;
mod idle;
#[cfg(all(loom, test))]
mod loom_tests;
mod receiver;
mod receiver_async;
mod sender;
mod sender_async;
#[cfg(all(unix, not(loom), feature = "tokio"))]
mod tokio;
mod waiter;

#[cfg(all(unix, not(loom), feature = "tokio"))]
pub use self::tokio::TokioReceiver;
pub use error::{RecvError, SendError};
pub use half::{Pop, Push};
pub use idle::Idle;
pub use receiver::Receiver;
pub use receiver_async::{Recv, RecvMany};
pub use sender::Sender;
pub use sender_async::Sending;

use crate::RegionError;
use crate::bell::Bells;

/// The sender of a channel for any number of them.
pub type MpscSender<T> = Sender<crate::mpsc::Producer<T>>;
/// The receiver of a channel for any number of senders.
pub type MpscReceiver<T> = Receiver<crate::mpsc::Consumer<T>>;
/// The only sender of a channel.
pub type SpscSender<T> = Sender<crate::spsc::Producer<T>>;
/// The receiver of a channel for one sender.
pub type SpscReceiver<T> = Receiver<crate::spsc::Consumer<T>>;

/// Makes a channel within this process for any number of senders, with room for `capacity` values of any type.
///
/// # Errors
/// As [`crate::mpsc()`]: when the capacity is no power of two, or there is no memory.
pub fn mpsc<T: Send>(capacity: usize) -> Result<(MpscSender<T>, MpscReceiver<T>), RegionError> {
    let (producer, consumer) = crate::mpsc(capacity)?;
    let bells = Bells::local();
    Ok((
        Sender::new(producer, bells.clone()),
        Receiver::new(consumer, bells),
    ))
}

/// Makes a channel within this process for one sender, with room for `capacity` values of any type.
///
/// # Errors
/// As [`crate::spsc()`]: when the capacity is no power of two, or there is no memory.
pub fn spsc<T: Send>(capacity: usize) -> Result<(SpscSender<T>, SpscReceiver<T>), RegionError> {
    let (producer, consumer) = crate::spsc(capacity)?;
    let bells = Bells::local();
    Ok((
        Sender::new(producer, bells.clone()),
        Receiver::new(consumer, bells),
    ))
}
