//! Rust calls Go calls Rust calls Go …: sync, async, and one in the other.

/// What Go calls.
#[rust2go::g2r]
pub trait Down {
    fn sync(depth: u32) -> u32;
    async fn later(depth: u32) -> u32;
    /// Goes on with `Up.mixed`.
    fn mixed(depth: u32) -> u32;
    /// Goes on with `Up.mixed_later`.
    async fn mixed_later(depth: u32) -> u32;
    /// Ready after having let others run.
    async fn rest() -> Result<(), rust2go::Error>;
}

/// What Rust calls. Each returns how deep it went.
#[rust2go::r2g]
pub trait Up {
    fn sync(depth: u32) -> u32;
    async fn later(depth: u32) -> u32;
    /// Goes on with `Down.mixed_later`: waits for a future, on a thread that Rust has called from.
    fn mixed(depth: u32) -> u32;
    /// Goes on with `Down.mixed`.
    async fn mixed_later(depth: u32) -> u32;
    /// Waits for a future of Rust's in a sync call, which fails if nothing runs it.
    fn stalls() -> Result<(), rust2go::Error>;
    /// The same on a goroutine, while the sync call waits for that.
    fn stalls_behind() -> Result<(), rust2go::Error>;
    /// Waits for a future of Rust's on a goroutine, which works.
    async fn rests() -> Result<(), rust2go::Error>;
}
