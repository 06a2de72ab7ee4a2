//! Handlers to put the ring under load with.

#[rust2go::r2g(transport = "ring")]
pub trait Load {
    /// Gives `n` back: the result fits into the slot.
    async fn echo(n: u64) -> u64;
    /// Gives `n` back as text, which points at Go's memory; fails if it is odd.
    async fn text(n: u64, padding: &str) -> Result<String, rust2go::Error>;
    /// Adds `n` to the sum.
    #[oneway]
    fn add(n: u64);
    /// The sum.
    fn sum() -> u64;
    /// Waits until the gate is open, then gives `n` back.
    async fn wait(n: u64) -> u64;
    /// Opens the gate, and makes a new one for those who come later.
    fn open();
    /// How many wait at the gate.
    fn waiting() -> u64;
    /// Keeps the only dispatcher from being heard: computes until told to stop, on as many goroutines as Go runs at a time.
    fn hog(on: bool);
    /// Makes room for so many numbers, which the next two methods use without a lock: it is Rust that has one come after the other.
    fn clear(count: u64);
    /// Writes a number.
    async fn put(at: u64, n: u64) -> u64;
    /// All numbers.
    fn all() -> Vec<u64>;
    /// Through cgo, beside the others.
    #[cgo]
    async fn echo_cgo(n: u64) -> u64;
}
