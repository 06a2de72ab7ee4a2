//! Calls that travel by an exported function, through the ring, or some by each.

/// All but one through the ring.
#[rust2go::r2g(transport = "ring")]
pub trait Ring {
    /// Sync: never through the ring.
    fn sync(text: &str) -> u8;
    /// Copied, with a result of its own.
    async fn copied(text: &str) -> Result<String, rust2go::Error>;
    /// Lent.
    #[zero_copy]
    async fn lent(text: String) -> u8;
    /// Nobody waits.
    #[oneway]
    fn oneway(text: &str, nothing: ());
    /// As if the trait said nothing.
    #[cgo]
    async fn called() -> u8;
    /// Said twice.
    #[ring]
    async fn again();
}

/// One through the ring.
#[rust2go::r2g]
pub trait Mixed {
    /// By a function.
    async fn called();
    /// Through the ring.
    #[rust2go::ring]
    async fn carried();
}

/// A ring that is never used.
#[rust2go::r2g(transport = "ring")]
pub trait OnlySync {
    /// Sync.
    fn sync();
}

/// Said of nothing.
#[rust2go::r2g(transport = "ring")]
pub trait Nothing {}
