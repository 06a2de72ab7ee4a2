//! Views of Rust memory.

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Batch {
    pub name: String,
    pub rows: Vec<Vec<u8>>,
    pub total: Option<u64>,
}

#[rust2go::r2g]
pub trait Views {
    /// The address of the data, as Go sees it.
    #[zero_copy]
    fn address(data: &[u8]) -> usize;
    fn copied_address(data: &[u8]) -> usize;
    #[zero_copy]
    fn sum(batch: &Batch) -> u64;
    #[zero_copy]
    async fn sum_later(batch: Batch, ms: u64) -> u64;
    /// Keeps a view against the rules.
    #[zero_copy]
    fn keep(data: &[u8], text: &str);
    #[zero_copy]
    async fn keep_later(data: Vec<u8>) -> u64;
    /// What the kept views show now.
    fn kept() -> (Vec<u8>, Vec<u8>, Vec<u8>);
}
