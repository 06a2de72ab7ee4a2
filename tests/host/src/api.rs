//! The contract.

/// What Go does in a process that does other things as well.
#[rust2go::r2g]
pub trait Host {
    /// The sum.
    fn add(a: u64, b: u64) -> Result<u64, rust2go::Error>;
    /// The sum, on a goroutine, after a while.
    async fn later(a: u64, b: u64, millis: u64) -> Result<u64, rust2go::Error>;
    /// Waits for the end of its context, and counts it: see `cancelled`.
    async fn forever() -> Result<(), rust2go::Error>;
    /// How many contexts of `forever` have ended.
    fn cancelled() -> u64;
    /// How many goroutines are in `forever`.
    fn waiting() -> u64;
    /// Computes on the calling thread for a while, without a call that the scheduler could use.
    fn compute(millis: u64) -> u64;
    /// Computes on goroutines, each with a deep stack, and has the collector run.
    async fn churn(goroutines: u64, millis: u64) -> Result<u64, rust2go::Error>;
    /// Whether a goroutine that never calls anything is preempted, with one processor for all.
    async fn preempts() -> Result<bool, rust2go::Error>;
    /// Follows a nil pointer; the runtime makes a panic of the signal.
    fn nil() -> Result<u64, rust2go::Error>;
    /// Writes to a descriptor through Go's `os.File`.
    async fn write(fd: u64, text: String) -> Result<u64, rust2go::Error>;
    /// Writes to the standard output.
    async fn print(text: String) -> Result<u64, rust2go::Error>;
    /// Runs a program, `times` times, and gives what it last printed.
    async fn run(program: String, args: Vec<String>, times: u64) -> Result<String, rust2go::Error>;
    /// Calls Rust's `deeper` on the calling thread.
    fn down(depth: u64) -> Result<u64, rust2go::Error>;
    /// What a link in the file system says, read on the calling thread.
    fn link(path: &str) -> Result<String, rust2go::Error>;
    /// As `link`, on a goroutine.
    async fn link_later(path: String) -> Result<String, rust2go::Error>;
    /// Has Go's collector run.
    fn collect() -> u64;
    /// How many threads Go has known, and keeps to know further ones by.
    fn known() -> u64;
}

/// Calls over the ring, whose bell is a file of Go's, and which enter Go on none of Rust's threads.
#[rust2go::r2g(transport = "ring")]
pub trait Carried {
    /// The sum, after a while.
    async fn sum(a: u64, b: u64, millis: u64) -> Result<u64, rust2go::Error>;
    /// Adds to what `heard` says.
    #[oneway]
    fn tell(add: u64);
    /// What has been told.
    async fn heard() -> Result<u64, rust2go::Error>;
}

/// What Go calls back.
#[rust2go::g2r]
pub trait Rust {
    /// Calls Go's `down` with one more, or says how deep it is.
    fn deeper(depth: u64) -> Result<u64, rust2go::Error>;
}
