//! Messages as both sides lay them out in C.

use std::ptr;

use crate::api::{Big, DemoUser};

#[repr(C)]
pub(super) struct HwUser {
    pub(super) name: *const u8,
    name_len: usize,
    age: u8,
}

#[repr(C)]
pub(super) struct HwMessage {
    pub(super) users: *const HwUser,
    pub(super) users_len: usize,
    pub(super) data: *const u8,
    data_len: usize,
}

/// Copies a message of Go.
///
/// # Safety
/// Each address in `m` is valid for the length that stands beside it.
pub(super) unsafe fn read_big(m: &HwMessage) -> Big {
    // SAFETY: the caller's promise.
    let users = unsafe { slice(m.users, m.users_len) };
    let users = users.iter().map(|u| DemoUser {
        // SAFETY: the caller's promise.
        name: String::from_utf8_lossy(unsafe { slice(u.name, u.name_len) }).into_owned(),
        age: u.age,
    });
    Big {
        users: users.collect(),
        // SAFETY: the caller's promise.
        data: unsafe { slice(m.data, m.data_len) }.to_vec(),
    }
}

/// A slice of Go memory, where empty is null.
///
/// # Safety
/// `p` is valid for `len` elements for as long as `'a`, or `len` is 0.
pub(super) unsafe fn slice<'a, T>(p: *const T, len: usize) -> &'a [T] {
    if len == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(p, len) }
}

/// An address that Go may hold: null rather than dangling where there is nothing.
fn address<T>(items: &[T]) -> *const T {
    if items.is_empty() {
        ptr::null()
    } else {
        items.as_ptr()
    }
}

/// Lays a message out for Go, and calls `then` with it.
pub(super) fn with_message(users: &[DemoUser], data: &[u8], then: impl FnOnce(*const HwMessage)) {
    let users: Vec<HwUser> = users
        .iter()
        .map(|u| HwUser {
            name: address(u.name.as_bytes()),
            name_len: u.name.len(),
            age: u.age,
        })
        .collect();
    let message = HwMessage {
        users: address(&users),
        users_len: users.len(),
        data: address(data),
        data_len: data.len(),
    };
    then(&message);
}
