//! Any bytes as a message: values are taken out of it, or it is refused; nothing outside of it is read (the sanitizer looks on).
#![no_main]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::{Duration, SystemTime};

use libfuzzer_sys::fuzz_target;
use rust2go::R2G;
use rust2go::private::{FromGo, Layout, Reader};

#[derive(R2G)]
#[repr(u8)]
enum Level {
    Low,
    High = 7,
}

#[derive(R2G)]
enum Shape {
    Circle { radius: f64 },
    Named(String, Box<Shape>),
    All(Vec<Shape>),
    Nothing,
}

#[derive(R2G)]
struct Everything {
    text: String,
    bytes: Vec<u8>,
    plain: Vec<(u8, u64, [u16; 3])>,
    words: Vec<Vec<String>>,
    maybe: Option<Option<char>>,
    outcome: Result<bool, String>,
    levels: HashSet<u8>,
    level: Level,
    shapes: Vec<Shape>,
    map: HashMap<String, BTreeMap<u32, Vec<Shape>>>,
    time: (SystemTime, Duration),
    wide: (i128, u128, std::net::IpAddr, std::net::SocketAddr),
    more: Option<Box<Everything>>,
}

/// Where the message takes its first byte to be: addresses in it are offsets from here.
const BASE: usize = 0x1000;

fn take<T: FromGo>(memory: &[u64]) {
    let size = size_of_val(memory);
    if size < size_of::<T::Ref>() {
        return;
    }
    // SAFETY: the memory stays as it is until the reader is gone; it is aligned to 8 and has room for the ref, of which every bit
    // pattern is valid.
    unsafe {
        let mut reader = Reader::checked(memory.as_ptr().cast(), size, BASE);
        let value = &*memory.as_ptr().cast::<<T as Layout>::Ref>();
        let _ = T::take(value, &mut reader);
    }
}

fuzz_target!(|data: &[u8]| {
    let mut memory = vec![0u64; data.len().div_ceil(8)];
    for (word, bytes) in memory.iter_mut().zip(data.chunks(8)) {
        let mut whole = [0; 8];
        whole[..bytes.len()].copy_from_slice(bytes);
        *word = u64::from_le_bytes(whole);
    }
    take::<Everything>(&memory);
    take::<Shape>(&memory);
    take::<HashMap<String, Vec<Shape>>>(&memory);
});
