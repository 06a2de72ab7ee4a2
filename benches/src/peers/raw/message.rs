//! Messages of the raw protocol.

use std::io;

use bytes::{Buf, Bytes, TryGetError};

use crate::api::{Big, DemoUser};

/// Appends a message to `out`.
pub fn write(users: &[DemoUser], data: &[u8], out: &mut Vec<u8>) {
    count(users.len(), out);
    for user in users {
        count(user.name.len(), out);
        out.extend_from_slice(user.name.as_bytes());
        out.push(user.age);
    }
    count(data.len(), out);
    out.extend_from_slice(data);
}

/// Reads a message; the benches send none whose length u32 does not hold, which would be read as malformed.
pub fn read(mut bytes: Bytes) -> io::Result<Big> {
    let users = bytes.try_get_u32_le().map_err(short)?;
    let user = |bytes: &mut Bytes| {
        let name = block(bytes)?;
        Ok(DemoUser {
            name: String::from_utf8(name).map_err(|_| malformed())?,
            age: bytes.try_get_u8().map_err(short)?,
        })
    };
    let users: io::Result<Vec<DemoUser>> = (0..users).map(|_| user(&mut bytes)).collect();
    let big = Big {
        users: users?,
        data: block(&mut bytes)?,
    };
    if bytes.has_remaining() {
        return Err(malformed());
    }
    Ok(big)
}

/// An error for an answer that is not as the protocol has it.
pub fn malformed() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "an answer of the peer is not as the raw protocol has it",
    )
}

fn count(n: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(&(n as u32).to_le_bytes());
}

fn block(bytes: &mut Bytes) -> io::Result<Vec<u8>> {
    let length = bytes.try_get_u32_le().map_err(short)? as usize;
    let block = bytes.get(..length).ok_or_else(malformed)?.to_vec();
    bytes.advance(length);
    Ok(block)
}

fn short(_: TryGetError) -> io::Error {
    malformed()
}
