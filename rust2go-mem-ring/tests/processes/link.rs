//! What both processes agree on: the parts of the region, and how each side attaches to it.

use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::Arc;

use rust2go_mem_ring::bell::{Bell, Bells, Peer};
use rust2go_mem_ring::blocks::{BlockRef, Blocks};
use rust2go_mem_ring::channel::{
    Idle, MpscReceiver, MpscSender, Receiver, Sender, SpscReceiver, SpscSender,
};
use rust2go_mem_ring::{Plan, Region, mpsc, spsc};

/// Requests, by a ring for many senders.
const REQUESTS: usize = 0;
/// Answers, by one for a single sender.
const ANSWERS: usize = 1;
const BLOCKS: usize = 2;

pub fn plan() -> Plan {
    Plan::new()
        .mpsc::<BlockRef>(16)
        .spsc::<BlockRef>(16)
        .blocks(64, 256)
}

/// The bells of both rings.
pub struct AllBells {
    requests: Bells,
    answers: Bells,
}

/// Which bells the two processes use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Eventfd,
    Pipe,
    Futex,
}

pub const KINDS: [Kind; 3] = [Kind::Eventfd, Kind::Pipe, Kind::Futex];

impl AllBells {
    pub fn make(kind: Kind, region: &Region) -> Self {
        let pair = |part| match kind {
            Kind::Eventfd => Bells::eventfd().unwrap(),
            Kind::Pipe => Bells::pipe().unwrap(),
            Kind::Futex => Bells::futex(region, part).unwrap(),
        };
        Self {
            requests: pair(REQUESTS),
            answers: pair(ANSWERS),
        }
    }

    /// The descriptors for the other process: none, one or two a bell.
    pub fn fds(&self) -> Vec<BorrowedFd<'_>> {
        let Self { requests, answers } = self;
        [
            &requests.receiver,
            &requests.room,
            &answers.receiver,
            &answers.room,
        ]
        .into_iter()
        .flat_map(|bell| bell.fd().into_iter().chain(bell.write_fd()))
        .collect()
    }

    /// The same bells from what [`AllBells::fds`] has given.
    pub fn from_fds(fds: Vec<OwnedFd>, region: &Region) -> io::Result<Self> {
        if fds.is_empty() {
            return Ok(Self::make(Kind::Futex, region));
        }
        let pipes = fds.len() == 8;
        let mut fds = fds.into_iter();
        let mut next = || fds.next().ok_or(io::ErrorKind::UnexpectedEof);
        let mut bell = || match pipes {
            true => Bell::from_pipe(next()?, next()?),
            false => Bell::from_eventfd(next()?),
        };
        let mut pair = || {
            let (receiver, room) = (bell()?, bell()?);
            io::Result::Ok(Bells { receiver, room })
        };
        Ok(Self {
            requests: pair()?,
            answers: pair()?,
        })
    }
}

/// The asking side.
pub struct Client {
    pub requests: MpscSender<BlockRef>,
    pub answers: SpscReceiver<BlockRef>,
    pub blocks: Blocks,
}

impl Client {
    pub fn attach(region: &Region, bells: AllBells, peer: Peer, idle: Idle) -> Self {
        let peer = Arc::new(peer);
        let producer = mpsc::Producer::attach(region, REQUESTS).unwrap();
        let consumer = spsc::Consumer::attach(region, ANSWERS).unwrap();
        let mut requests = Sender::new(producer, bells.requests);
        let mut answers = Receiver::new(consumer, bells.answers);
        requests.set_idle(idle);
        requests.watch(peer.clone());
        answers.set_idle(idle);
        answers.watch(peer);
        let blocks = Blocks::attach(region, BLOCKS).unwrap();
        Self {
            requests,
            answers,
            blocks,
        }
    }
}

/// The answering side.
pub struct Server {
    pub requests: MpscReceiver<BlockRef>,
    pub answers: SpscSender<BlockRef>,
    pub blocks: Blocks,
}

impl Server {
    pub fn attach(region: &Region, bells: AllBells, peer: Peer, idle: Idle) -> Self {
        let peer = Arc::new(peer);
        let consumer = mpsc::Consumer::attach(region, REQUESTS).unwrap();
        let producer = spsc::Producer::attach(region, ANSWERS).unwrap();
        let mut requests = Receiver::new(consumer, bells.requests);
        let mut answers = Sender::new(producer, bells.answers);
        requests.set_idle(idle);
        requests.watch(peer.clone());
        answers.set_idle(idle);
        answers.watch(peer);
        let blocks = Blocks::attach(region, BLOCKS).unwrap();
        Self {
            requests,
            answers,
            blocks,
        }
    }
}
