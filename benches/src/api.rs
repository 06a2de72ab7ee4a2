//! The contract of the benches.

/// A user.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoUser {
    /// The user's name.
    pub name: String,
    /// The user's age in years.
    pub age: u8,
}

/// A request of a few small allocations, as requests often are.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoComplicatedRequest {
    /// Two users, in the benches.
    pub users: Vec<DemoUser>,
    /// One byte, in the benches.
    pub balabala: Vec<u8>,
}

/// The answer to a [`DemoComplicatedRequest`].
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoResponse {
    /// Whether the request arrived whole.
    pub pass: bool,
}

/// A message large enough for the copies to show.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct Big {
    /// 100 users with names of 64 bytes, in the benches.
    pub users: Vec<DemoUser>,
    /// 64 KiB, in the benches.
    pub data: Vec<u8>,
}

/// Handlers that do next to nothing.
#[rust2go::r2g]
pub trait Demo {
    /// On the calling thread; Go gets values of its own.
    fn sync_small(req: &DemoComplicatedRequest) -> DemoResponse;
    /// On the calling thread; Go gets views of Rust memory.
    #[zero_copy]
    fn sync_small_zero_copy(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers at once.
    async fn noop(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers after 10 ms.
    async fn sleep10ms(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers with what it got.
    async fn echo_big(req: &Big) -> Big;
}
