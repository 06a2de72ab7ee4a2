//! What the rings are compared with: the same messages over a Unix socket.

use std::error::Error;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;

use crate::bench::Echoes;
use crate::link::{CAPACITY, Message};

const SIZE: usize = size_of::<Message>();

/// A socket with a process behind it that sends back all bytes.
pub struct Socket {
    stream: UnixStream,
    /// Bytes to send.
    out: Vec<u8>,
    /// Bytes received, of which the first `filled` are still part of no whole message.
    back: Vec<u8>,
    filled: usize,
}

impl Socket {
    pub fn new(stream: UnixStream) -> Self {
        Self {
            stream,
            out: Vec::new(),
            back: vec![0; CAPACITY * SIZE],
            filled: 0,
        }
    }
}

impl Echoes for Socket {
    fn send(&mut self, messages: &[Message]) -> Result<(), Box<dyn Error>> {
        self.out.clear();
        self.out.extend(
            messages
                .iter()
                .flatten()
                .flat_map(|word| word.to_ne_bytes()),
        );
        // All that is under way at most fits into the socket's buffers, so this does not wait for us to read.
        Ok(self.stream.write_all(&self.out)?)
    }

    fn receive(&mut self, out: &mut Vec<Message>) -> Result<(), Box<dyn Error>> {
        loop {
            let count = self.stream.read(&mut self.back[self.filled..])?;
            if count == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            self.filled += count;
            let whole = self.filled / SIZE * SIZE;
            for bytes in self.back[..whole].chunks_exact(SIZE) {
                let mut words = bytes.chunks_exact(8).map(|word| {
                    let mut number = [0; 8];
                    number.copy_from_slice(word);
                    u64::from_ne_bytes(number)
                });
                out.push(std::array::from_fn(|_| words.next().unwrap_or_default()));
            }
            self.back.copy_within(whole..self.filled, 0);
            self.filled -= whole;
            if whole > 0 {
                return Ok(());
            }
        }
    }
}
