//! Sockets and pipes. A batch is one write, and a read takes what there is.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;

use super::{LONGEST_BATCH, Queue, Rx, Tx, gone};

const SIZE: usize = size_of::<u64>();

/// The end of a stream that sends.
pub struct Writer<W>(pub W);

/// The end of a stream that receives.
pub struct Reader<R> {
    stream: R,
    bytes: [u8; LONGEST_BATCH * SIZE],
    /// How many of the bytes have arrived and are not yet handed out.
    len: usize,
}

impl<R> Reader<R> {
    /// The end that receives from a stream.
    pub fn new(stream: R) -> Reader<R> {
        Reader {
            stream,
            bytes: [0; LONGEST_BATCH * SIZE],
            len: 0,
        }
    }
}

/// A pair of Unix sockets.
///
/// # Errors
/// Those of the system.
pub fn socket() -> io::Result<Queue<Writer<UnixStream>, Reader<UnixStream>>> {
    let (ours, theirs) = UnixStream::pair()?;
    Ok(Queue {
        tx: Writer(ours),
        rx: Reader::new(theirs),
    })
}

/// A pipe.
///
/// # Errors
/// Those of the system.
pub fn pipe() -> io::Result<Queue<Writer<File>, Reader<File>>> {
    let mut fds = [0; 2];
    // SAFETY: there is room for the two descriptors.
    if unsafe { libc::pipe(fds.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the system has just made them, for us alone.
    let [rx, tx] = fds.map(|fd| File::from(unsafe { OwnedFd::from_raw_fd(fd) }));
    Ok(Queue {
        tx: Writer(tx),
        rx: Reader::new(rx),
    })
}

impl<W: Write + Send> Tx for Writer<W> {
    const POLLED: bool = false;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        self.0.write_all(&value.to_ne_bytes())?;
        Ok(true)
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        let mut bytes = [0; LONGEST_BATCH * SIZE];
        let values = &values[..values.len().min(LONGEST_BATCH)];
        for (place, value) in bytes.chunks_exact_mut(SIZE).zip(values) {
            place.copy_from_slice(&value.to_ne_bytes());
        }
        self.0.write_all(&bytes[..values.len() * SIZE])?;
        Ok(values.len())
    }
}

impl<R: Read + Send> Rx for Reader<R> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        let mut bytes = [0; SIZE];
        self.stream.read_exact(&mut bytes)?;
        Ok(Some(u64::from_ne_bytes(bytes)))
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        let room = out.len().min(LONGEST_BATCH) * SIZE;
        while self.len < SIZE {
            match self.stream.read(&mut self.bytes[self.len..room])? {
                0 => return Err(gone()),
                read => self.len += read,
            }
        }
        let count = (self.len / SIZE).min(out.len());
        for (place, bytes) in out
            .iter_mut()
            .zip(self.bytes.chunks_exact(SIZE))
            .take(count)
        {
            *place = bytes.try_into().map_or(0, u64::from_ne_bytes);
        }
        self.bytes.copy_within(count * SIZE..self.len, 0);
        self.len -= count * SIZE;
        Ok(count)
    }
}
