//! What both processes agree on, and how the Go one gets its half of it. `go/link.go` is the other side.

use std::error::Error;
use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;

use rust2go_mem_ring::bell::{Bells, Peer};
use rust2go_mem_ring::blocks::{BlockRef, Blocks};
use rust2go_mem_ring::channel::{Idle, MpscSender, Receiver, Sender, SpscReceiver};
use rust2go_mem_ring::{Plan, Region, mpsc, spsc};
use rustix::io::Errno;
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};

/// What travels. Any type of plain data would do; its size is in the region, and both sides check it. The first number is
/// what the message is about; the others may name blocks, where there is more to say.
pub type Message = [u64; 4];

/// The message that names blocks.
pub fn naming(number: u64, blocks: BlockRef) -> Message {
    let lengths = u64::from(blocks.len) | u64::from(blocks.blocks) << 32;
    [number, blocks.offset, lengths, 0]
}

/// The blocks that a message names. That there are such is for [`Blocks::open`] to check.
pub fn named([_, offset, lengths, _]: Message) -> BlockRef {
    BlockRef {
        offset,
        // Both halves of it.
        len: lengths as u32,
        blocks: (lengths >> 32) as u32,
    }
}

/// How many messages fit into each ring.
pub const CAPACITY: usize = 1024;

/// To Go, by a ring that other threads could send into as well.
const REQUESTS: usize = 0;
/// Back, by one for a single sender.
const ANSWERS: usize = 1;
/// What does not fit into a message.
const BLOCKS: usize = 2;

/// How many descriptors Go gets: the memory, and two bells a ring.
const FDS: usize = 5;

/// The Rust side of both rings.
pub struct Link {
    pub requests: MpscSender<Message>,
    pub answers: SpscReceiver<Message>,
    pub blocks: Blocks,
}

impl Link {
    /// Makes the shared memory and hands it to the process at the other end of the socket. From then on the socket only
    /// tells whether that process is alive.
    pub fn new(socket: UnixStream, idle: Idle) -> Result<Self, Box<dyn Error>> {
        let plan = Plan::new()
            .mpsc::<Message>(CAPACITY)
            .spsc::<Message>(CAPACITY)
            .blocks(256, 256);
        let region = Region::memfd(&plan)?;
        let (to_go, to_rust) = (Bells::eventfd()?, Bells::eventfd()?);
        let bells = [
            &to_go.receiver,
            &to_go.room,
            &to_rust.receiver,
            &to_rust.room,
        ];
        let fds: Vec<_> = region
            .fd()
            .into_iter()
            .chain(bells.into_iter().filter_map(|bell| bell.fd()))
            .collect();
        send(&socket, &fds).map_err(|error| match error {
            Errno::PIPE => "handing the memory over: the other process is gone".to_owned(),
            error => format!("handing the memory over: {error}"),
        })?;

        let peer = Arc::new(Peer::new(socket)?);
        let mut requests = Sender::new(mpsc::Producer::attach(&region, REQUESTS)?, to_go);
        let mut answers = Receiver::new(spsc::Consumer::attach(&region, ANSWERS)?, to_rust);
        requests.set_idle(idle);
        answers.set_idle(idle);
        requests.watch(Arc::clone(&peer));
        answers.watch(peer);
        let blocks = Blocks::attach(&region, BLOCKS)?;
        Ok(Self {
            requests,
            answers,
            blocks,
        })
    }
}

/// Sends descriptors, with the one byte that a message must have.
fn send(socket: &UnixStream, fds: &[BorrowedFd<'_>]) -> rustix::io::Result<()> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(FDS))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !control.push(SendAncillaryMessage::ScmRights(fds)) {
        return Err(Errno::TOOBIG);
    }
    sendmsg(
        socket,
        &[IoSlice::new(b"+")],
        &mut control,
        SendFlags::NOSIGNAL,
    )
    .map(drop)
}
