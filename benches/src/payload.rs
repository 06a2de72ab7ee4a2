//! What the benches send, the same over every transport.

use std::sync::LazyLock;

use crate::api::{Big, DemoComplicatedRequest, DemoUser};

/// The request of `sync_small`, `noop` and `sleep10ms`.
pub static SMALL: LazyLock<DemoComplicatedRequest> = LazyLock::new(|| DemoComplicatedRequest {
    users: vec![user("alice", 20), user("bob", 30)],
    balabala: vec![7],
});

/// The request of `echo_big`.
pub static BIG: LazyLock<Big> = LazyLock::new(|| Big {
    users: (0..100).map(|i| user(&format!("{i:064}"), i)).collect(),
    data: (0..64 * 1024).map(|i| (i % 251) as u8).collect(),
});

/// The request of `payload`: nothing but so many bytes.
pub fn payload(bytes: usize) -> Big {
    Big {
        users: Vec::new(),
        data: (0..bytes).map(|i| (i % 251) as u8).collect(),
    }
}

fn user(name: &str, age: u8) -> DemoUser {
    DemoUser {
        name: name.to_owned(),
        age,
    }
}
