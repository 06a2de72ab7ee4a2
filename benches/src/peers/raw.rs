//! A protocol by hand: one connection, on which requests and answers pass each other.
//!
//! All numbers are in little endian. A request is its length (u32, of what follows), the id of the call (u32), the method (u8) and a message;
//! an answer is the same without the method. A message is the number of users (u32), each with the length of the name (u32), the name and
//! the age (u8), then the length of the data (u32) and the data. The answer to a small request is one byte.
//!
//! Calls write into a buffer that one task sends whenever there is something in it; another receives answers and wakes the calls.

mod message;

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{Notify, oneshot};

use super::{Client, Fault};
use crate::api::{Big, DemoUser};
use crate::payload::{BIG, SMALL};

/// The length before a frame, and the id at its beginning.
const LENGTH: usize = 4;
const ID: usize = 4;

/// How much is read at a time, at least.
const READ: usize = 64 << 10;

const NOOP: u8 = 0;
const SLEEP10MS: u8 = 1;
const ECHO_BIG: u8 = 2;
const CPU50US: u8 = 3;

/// One connection.
pub struct Raw(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// There may be something to send.
    more: Notify,
}

#[derive(Default)]
struct State {
    /// What is not sent yet.
    out: Vec<u8>,
    /// The calls that wait, by id.
    calls: Vec<Option<oneshot::Sender<Bytes>>>,
    /// The ids that no call has.
    free: Vec<u32>,
    /// The connection is gone.
    over: bool,
}

impl Raw {
    /// Connects to this socket.
    ///
    /// # Errors
    /// When nothing listens there.
    pub async fn connect(path: &Path) -> io::Result<Raw> {
        let (input, output) = UnixStream::connect(path).await?.into_split();
        let shared = Arc::new(Shared::default());
        tokio::spawn(send(Arc::clone(&shared), output));
        tokio::spawn(receive(Arc::clone(&shared), input));
        Ok(Raw(shared))
    }

    async fn call(&self, method: u8, users: &[DemoUser], data: &[u8]) -> Result<Bytes, Fault> {
        let (answer, answered) = oneshot::channel();
        {
            let mut state = self.0.state();
            if state.over {
                return Err(gone().into());
            }
            let id = state.add(answer);
            let start = state.out.len();
            state.out.extend([0; LENGTH]);
            state.out.extend(id.to_le_bytes());
            state.out.push(method);
            message::write(users, data, &mut state.out);
            let length = u32::try_from(state.out.len() - start - LENGTH)?.to_le_bytes();
            state.out[start..start + LENGTH].copy_from_slice(&length);
        }
        self.0.more.notify_one();
        answered.await.map_err(|_| gone().into())
    }

    async fn small(&self, method: u8) -> Result<bool, Fault> {
        let answer = self.call(method, &SMALL.users, &SMALL.balabala).await?;
        match answer[..] {
            [pass] => Ok(pass != 0),
            _ => Err(message::malformed().into()),
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Keeps a call under an id that it gives back.
    fn add(&mut self, answer: oneshot::Sender<Bytes>) -> u32 {
        let id = self.free.pop().unwrap_or(self.calls.len() as u32);
        match self.calls.get_mut(id as usize) {
            Some(place) => *place = Some(answer),
            None => self.calls.push(Some(answer)),
        }
        id
    }

    /// The call of this id, which is free from now on.
    fn take(&mut self, id: u32) -> Option<oneshot::Sender<Bytes>> {
        let call = self.calls.get_mut(id as usize)?.take()?;
        self.free.push(id);
        Some(call)
    }
}

/// Sends what the calls write, until the connection breaks.
async fn send(shared: Arc<Shared>, mut output: OwnedWriteHalf) -> io::Result<()> {
    let mut out = Vec::new();
    loop {
        shared.more.notified().await;
        out.clear();
        std::mem::swap(&mut out, &mut shared.state().out);
        output.write_all(&out).await?;
    }
}

/// Receives answers until the connection breaks; the calls that still wait then get none.
async fn receive(shared: Arc<Shared>, mut input: OwnedReadHalf) {
    let mut bytes = BytesMut::new();
    loop {
        bytes.reserve(READ);
        match input.read_buf(&mut bytes).await {
            Ok(1..) => {}
            _ => break,
        }
        let Ok(answers) = frames(&mut bytes) else {
            break;
        };
        for (id, answer) in answers {
            let call = shared.state().take(id);
            if let Some(call) = call {
                // The call may have been dropped.
                let _ = call.send(answer);
            }
        }
    }
    let mut state = shared.state();
    state.over = true;
    state.calls.clear();
}

/// Takes the frames that are there as a whole.
fn frames(bytes: &mut BytesMut) -> io::Result<Vec<(u32, Bytes)>> {
    let mut frames = Vec::new();
    while let Some(&length) = bytes.first_chunk::<LENGTH>() {
        let length = u32::from_le_bytes(length) as usize;
        if length < ID {
            return Err(message::malformed());
        }
        if bytes.len() < LENGTH + length {
            break;
        }
        bytes.advance(LENGTH);
        let mut frame = bytes.split_to(length).freeze();
        frames.push((frame.get_u32_le(), frame));
    }
    Ok(frames)
}

fn gone() -> io::Error {
    io::Error::new(
        io::ErrorKind::BrokenPipe,
        "the connection to the peer is gone",
    )
}

impl Client for Raw {
    type Big = Big;

    fn big() -> &'static Big {
        &BIG
    }

    fn form(big: &Big) -> Big {
        big.clone()
    }

    fn size(big: &Big) -> usize {
        big.data.len()
    }

    async fn noop(&self) -> Result<bool, Fault> {
        self.small(NOOP).await
    }

    async fn sleep10ms(&self) -> Result<bool, Fault> {
        self.small(SLEEP10MS).await
    }

    async fn cpu50us(&self) -> Result<bool, Fault> {
        self.small(CPU50US).await
    }

    async fn echo(&self, big: &'static Big) -> Result<Big, Fault> {
        let answer = self.call(ECHO_BIG, &big.users, &big.data).await?;
        Ok(message::read(answer)?)
    }
}
